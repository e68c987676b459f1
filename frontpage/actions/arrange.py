"""Lay out a whole front from a moment on."""

from dataclasses import replace

from frontpage import cards as hands
from frontpage.actions.draft import close_draft, refuse_stale_draft
from frontpage.actions.turn import front_turn, iso, refuse_span
from frontpage.models import FrontEvent, Placement

# Among so many of the last arrangements is the one that is to come.
ARRANGED_LATELY = 500


def arrange(*, front, cards, actor, at, visible_from, draft_version=None, keep_coming=False):
    """Let exactly these cards stand on a front from a moment on; return its `Placement`s.

    What stands there by then ends, and what was to come later is called off, unless `keep_coming`:
    then the cards stand until the arrangement that comes next takes over. With `draft_version` it
    is the draft of that version that is published, and there is no draft afterwards. Raises
    `NotAllowed`, `WrongTime`, `WrongCard`, `Stale`.
    """
    read = hands.read(cards, front=front)
    ids = [card.article for card in read]
    with front_turn(verb="arrange", front=front, actor=actor, at=at, article_ids=ids) as held:
        if draft_version is not None:
            draft = refuse_stale_draft(front, draft_version)
        refuse_span(at=at, since=visible_from, until=None)
        hands.refuse_hidden(ids, actor=actor, at=at)
        hands.refuse_ends(read, since=visible_from)
        if keep_coming:
            read = _until_next(front, read, visible_from)
        rows = _lay(front, read, visible_from, keep_coming)
        if draft_version is not None:
            close_draft(draft, actor=actor, at=at)
        held.details |= {
            "from": iso(visible_from),
            "cards": [card.plain() for card in read],
            "unseen": sorted(
                hands.unseen(((card.article, visible_from, card.until) for card in read), at=at)
            ),
        }
    return rows


def next_arrangement(front, moment):
    """Return when an arrangement that is made already takes over after the moment, or None."""
    coming = Placement.objects.of_front(front, after=moment).filter(visible_from__gt=moment)
    moments = set(coming.values_list("visible_from", flat=True))
    if not moments:
        return None
    arranged = FrontEvent.objects.filter(front=front, verb="arrange")
    texts = set(arranged.values_list("details__from", flat=True)[:ARRANGED_LATELY])
    return min((coming for coming in moments if iso(coming) in texts), default=None)


def _until_next(front, cards, moment):
    ends_at = next_arrangement(front, moment)
    if ends_at is None:
        return cards
    return [replace(card, until=min(card.until or ends_at, ends_at)) for card in cards]


def _lay(front, cards, moment, keep_coming):
    """End what is not wanted, keep what stands where it should, and open the rest."""
    wanted = {(card.place, card.position, card.article): card for card in cards}
    kept = {}
    for row in Placement.objects.of_front(front, after=moment):
        key = ((row.slot, row.block_id), row.position, row.article_id)
        if row.visible_from > moment:
            _end(row, row.visible_until if keep_coming else row.visible_from)
        elif key in wanted and key not in kept:
            kept[key] = row
            _end(row, wanted[key].until)
        else:
            _end(row, moment)
    opened = Placement.objects.bulk_create(
        Placement(
            front=front,
            slot=card.slot,
            block_id=card.block,
            position=card.position,
            article_id=card.article,
            visible_from=moment,
            visible_until=card.until,
        )
        for key, card in wanted.items()
        if key not in kept
    )
    return [*kept.values(), *opened]


def _end(row, until):
    # Not save(): each would rebuild the furniture, which the turn does once.
    if row.visible_until != until:
        Placement.objects.filter(pk=row.pk).update(visible_until=until)
        row.visible_until = until
