"""Put one story on a front, and take it off again."""

from frontpage import cards
from frontpage.actions.turn import end, front_turn, iso, refuse_span
from frontpage.models import Placement


def place(
    *,
    front,
    slot,
    block=None,
    position=0,
    article,
    actor,
    at,
    visible_from,
    visible_until=None,
    bundle=None,
):
    """Let a story stand in a slot of a front during a span and return the `Placement`.

    `front` and `block` are sections, or None: the front of the site. What already stands at the
    position moves down. `bundle` is the id of the one with which it goes live, for the record.
    Raises `NotAllowed`, `WrongTime`, `WrongCard`.
    """
    with front_turn(
        verb="place", front=front, actor=actor, at=at, article_ids=[article.pk], bundle=bundle
    ) as held:
        refuse_span(at=at, since=visible_from, until=visible_until)
        card = cards.Card(slot, block and block.pk, position, article.pk, visible_until)
        cards.read([card], front=front)
        cards.refuse_hidden([article.pk], actor=actor, at=at)
        row = Placement.objects.create(
            front=front,
            slot=slot,
            block=block,
            position=position,
            article=article,
            visible_from=visible_from,
            visible_until=visible_until,
        )
        held.details |= card.plain() | {"placement": row.pk, "from": iso(visible_from)}
        if cards.unseen([(article.pk, visible_from, visible_until)], at=at):
            held.details["unseen"] = [article.pk]
    return row


def end_placement(*, placement, actor, at, ends_at, bundle=None):
    """Let a placement end at a moment; one that would begin later never begins."""
    front = placement.front
    with front_turn(verb="end_placement", front=front, actor=actor, at=at, bundle=bundle) as held:
        end(placement, at=at, ends_at=ends_at)
        held.details |= {
            "placement": placement.pk,
            "article": placement.article_id,
            "slot": placement.slot,
            "until": iso(placement.visible_until),
        }
    return placement
