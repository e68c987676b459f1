"""Take something out of a bundle."""

from django.utils.translation import gettext as _

from publishing.actions.turn import turn
from publishing.refusals import WrongItem


def remove_item(*, bundle_id, version, actor, at, item_id):
    """Take an item out of a bundle that is not released."""
    with turn(verb="remove_item", bundle_id=bundle_id, version=version, actor=actor, at=at) as held:
        item = item_of(held.bundle, item_id)
        held.details["what"] = str(item)
        item.delete()
    return held.bundle


def item_of(bundle, item_id):
    """Return an item of the bundle, or raise `WrongItem`."""
    item = bundle.items.select_related("article", "front", "block").filter(pk=item_id).first()
    if item is None:
        raise WrongItem(_("This stands in the bundle no more."))
    return item
