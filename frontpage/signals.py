"""Keep the furniture right: whatever it is made of rebuilds it in the same transaction.

And tell the photo library which photos stood on the front page.
"""

from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from articles.models import Section
from frontpage.furniture import rebuild
from frontpage.models import Masthead, Placement, UtilityItem
from frontpage.photo_uses import uses_on_the_front
from photos.signals import uses_asked

SOURCES = (Masthead, Section, UtilityItem, Placement)


def connect():
    """Listen to the rows of which the furniture is made; `rebuild_furniture` is the repair."""
    uses_asked.connect(_tell, dispatch_uid="frontpage-tell-uses")
    for model in SOURCES:
        for signal in (post_save, post_delete):
            signal.connect(_rebuild, sender=model, dispatch_uid=f"furniture-{model._meta.label}")


def _rebuild(sender, **kwargs):
    # A fixture is loaded row by row and may still miss what a row refers to.
    if not kwargs.get("raw"):
        rebuild(at=timezone.now())


def _tell(sender, photo_ids, at, **kwargs):
    return uses_on_the_front(photo_ids, at=at)
