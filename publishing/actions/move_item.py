"""Change the order in which a bundle is read."""

from publishing.actions.remove_item import item_of
from publishing.actions.turn import turn
from publishing.models import BundleItem


def move_item(*, bundle_id, version, actor, at, item_id, places):
    """Move an item up (`places` -1) or down (1); beyond the ends it stays where it is."""
    with turn(verb="move_item", bundle_id=bundle_id, version=version, actor=actor, at=at) as held:
        item = item_of(held.bundle, item_id)
        items = list(held.bundle.items.all())
        old = items.index(item)
        items.insert(max(0, old + places), items.pop(old))
        for position, moved in enumerate(items):
            moved.position = position
        BundleItem.objects.bulk_update(items, ["position"])
        held.details |= {"what": str(item), "position": items.index(item)}
    return held.bundle
