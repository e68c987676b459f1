"""The next arrangement of a front, kept where no reader looks."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from frontpage import cards as hands
from frontpage.actions.turn import front_turn
from frontpage.models import FrontDraft
from frontpage.refusals import Stale


def save_draft(*, front, cards, version, actor, at):
    """Keep the cards as the draft of a front and return the `FrontDraft`.

    `version` is that of the draft it was made from, 0 where there never was one. Raises
    `NotAllowed`, `WrongCard`, `WrongEnds`, `Stale`.
    """
    read = hands.read(cards, front=front)
    ids = [card.article for card in read]
    with front_turn(
        verb="save_draft",
        front=front,
        actor=actor,
        at=at,
        article_ids=ids,
        for_readers=False,
    ) as held:
        draft = refuse_stale_draft(front, version)
        hands.refuse_hidden(ids, actor=actor, at=at)
        hands.refuse_ends(read, since=at)
        draft.cards = [card.plain() for card in read]
        _save(draft, actor, at)
        held.details |= {"version": draft.version, "cards": draft.cards}
    return draft


def drop_draft(*, front, version, actor, at):
    """Throw the draft of a front away; raise `NotAllowed`, `Stale`."""
    with front_turn(verb="drop_draft", front=front, actor=actor, at=at, for_readers=False) as held:
        draft = refuse_stale_draft(front, version)
        held.details |= {"version": draft.version, "cards": draft.cards}
        close_draft(draft, actor=actor, at=at)


def close_draft(draft, *, actor, at):
    """Leave no draft, but count on: an older page must not be taken for the next one."""
    draft.cards = None
    _save(draft, actor, at)


def refuse_stale_draft(front, version):
    """Return the draft of a front; raise `Stale` unless `version` is its own."""
    draft = FrontDraft.objects.filter(front=front).first() or FrontDraft(front=front)
    if draft.version != version:
        raise Stale(
            _(
                "%(name)s changed this front at %(time)s, after you opened it. Nothing of yours is "
                "lost: your cards are all still here. Compare, then save again."
            )
            % {
                "name": draft.updated_by,
                "time": date_format(localtime(draft.updated_at), "H:i, d/m/Y (O)"),
            },
            saved_by=draft.updated_by,
            saved_at=draft.updated_at,
            changes=[],
            version=draft.version,
        )
    return draft


def _save(draft, actor, at):
    draft.version += 1
    draft.updated_by, draft.updated_at = actor, at
    draft.save()
