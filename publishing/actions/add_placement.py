"""Put a place on a front into a bundle."""

from django.utils.translation import gettext as _

from frontpage.models import Slot
from publishing.actions.add_story import next_position, refuse_full, visible_story
from publishing.actions.turn import turn
from publishing.models import BundleItem, ItemKind
from publishing.refusals import WrongItem, refuse_end


def add_placement(
    *,
    bundle_id,
    version,
    actor,
    at,
    article_id,
    front=None,
    slot=Slot.LEAD,
    block=None,
    position=0,
    until=None,
):
    """Add a place for the story on a front, until a moment or until it is moved; return the item.

    `front` and `block` are sections; no front means the front page of the site.
    """
    with turn(
        verb="add_placement", bundle_id=bundle_id, version=version, actor=actor, at=at
    ) as held:
        article = visible_story(article_id, actor)
        refuse_full(held.bundle)
        refuse_end(until, held.bundle, at)
        if (slot == Slot.BLOCK) != (block is not None):
            raise WrongItem(_("Say whose block it is, and only for a block."))
        item = BundleItem.objects.create(
            bundle=held.bundle,
            position=next_position(held.bundle),
            kind=ItemKind.PLACEMENT,
            article=article,
            front=front,
            slot=slot,
            block=block,
            slot_position=position,
            until=until,
        )
        held.details |= {"item": item.pk, "article": article.pk, "place": item.place_name}
    return item
