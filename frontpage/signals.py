"""Keep the furniture right: whatever it is made of rebuilds it in the same transaction.

And answer the floors below: which photos stood on a front, what stands on a section's page.
"""

from django.db.models.signals import post_delete, post_save
from django.utils import timezone

import pagecache
from articles.models import Section
from articles.purging import keys_since
from articles.signals import recorded, top_asked
from articles.workflow import AT_THE_DESK
from frontpage.furniture import notices, rebuild, rebuild_front
from frontpage.models import Banner, Masthead, Placement, UtilityItem
from frontpage.photo_uses import uses_on_the_front
from frontpage.section_front import top_of
from pagecache.purging import purge
from photos.signals import uses_asked

SOURCES = (Masthead, Section, UtilityItem, Banner)


def connect():
    """Listen to the rows of which the furniture is made; `rebuild_furniture` is the repair."""
    uses_asked.connect(_tell, dispatch_uid="frontpage-tell-uses")
    top_asked.connect(_top, dispatch_uid="frontpage-section-top")
    recorded.connect(_follow, dispatch_uid="frontpage-follow-notices")
    recorded.connect(_purge_banner, dispatch_uid="frontpage-purge-banner")
    for signal in (post_save, post_delete):
        signal.connect(_rebuild_front, sender=Placement, dispatch_uid="furniture-placement")
        for model in SOURCES:
            signal.connect(_rebuild, sender=model, dispatch_uid=f"furniture-{model._meta.label}")


def _rebuild(sender, **kwargs):
    # A fixture is loaded row by row and may still miss what a row refers to.
    if not kwargs.get("raw"):
        rebuild(at=timezone.now())


def _rebuild_front(sender, instance, **kwargs):
    if kwargs.get("raw"):
        return
    # A section that goes takes its placements along: there is no front left to rebuild.
    if instance.front_id is None or Section.objects.filter(pk=instance.front_id).exists():
        rebuild_front(instance.front, at=timezone.now())


def _follow(sender, event, **kwargs):
    """Carry the notices of a story to the front: a verb may write, end or call off one."""
    if event.verb in AT_THE_DESK:
        return
    if notices(at=event.at).filter(article=event.article_id).exists():
        rebuild(at=event.at)


def _purge_banner(sender, event, **kwargs):
    if event.verb in AT_THE_DESK:
        return
    # It leads to its story above every page, as long as readers see the story.
    led_to = Banner.objects.not_over(at=event.at).filter(article=event.article_id)
    if led_to.exists() and keys_since([event.article_id], at=event.at):
        purge([pagecache.EVERY])


def _tell(sender, photo_ids, at, **kwargs):
    return uses_on_the_front(photo_ids, at=at)


def _top(sender, request, section, **kwargs):
    return top_of(request, section)
