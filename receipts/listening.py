"""Hear of every verb that changes what readers see, and write its receipt after the commit.

A receipt that cannot be written stops no press: the verb is done and committed by then.
"""

from django.contrib import messages
from django.db import transaction
from django.db.models.signals import post_save
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.signals import panels_asked, readdressed, recorded, verb_done
from frontpage.models import FrontEvent
from people.rights import may
from photos.signals import pictures_changed
from publishing import signals as bundles
from receipts import writing
from receipts.shown import of_bundle, panel

# Call off what an earlier receipt waits for, and change nothing that readers see by now.
CALLING_OFF = {"unschedule"}


def connect():
    """Listen to the stories, to the photos in them, and to the fronts."""
    recorded.connect(_story, dispatch_uid="receipts-story")
    pictures_changed.connect(_photos, dispatch_uid="receipts-photos")
    post_save.connect(_front, sender=FrontEvent, dispatch_uid="receipts-front")
    readdressed.connect(_address, dispatch_uid="receipts-address")
    verb_done.connect(_tell, dispatch_uid="receipts-tell")
    panels_asked.connect(_panel, dispatch_uid="receipts-panel")
    bundles.panels_asked.connect(_panel_of_bundle, dispatch_uid="receipts-of-bundle")


def _story(sender, event, **kwargs):
    if event.verb in writing.STORY_VERBS or event.verb in CALLING_OFF:
        _after_commit(lambda: writing.for_story(event))


def _photos(sender, photos, at, **kwargs):
    # By the commit the stories have followed, whoever was told first.
    _after_commit(lambda: writing.for_photos(photos, at=at))


def _front(sender, instance, created, raw=False, **kwargs):
    if created and not raw:
        _after_commit(lambda: writing.for_front(instance))


def _address(sender, former, thing, actor, at, **kwargs):
    _after_commit(lambda: writing.for_address(former, thing, actor=actor, at=at))


def _after_commit(write):
    # A function and no `partial`: Django asks what fails for its name.
    transaction.on_commit(write, robust=True)


def _tell(sender, request, article, verb, **kwargs):
    if verb in writing.STORY_VERBS:
        words = format_html(
            '{} <a href="{}">{}</a>',
            _("Whether readers get it is being checked:"),
            reverse("receipts:story", args=[article.pk]),
            _("publish receipt"),
        )
        messages.info(request, words)


def _panel(sender, article, **kwargs):
    return panel(article)


def _panel_of_bundle(sender, bundle, user, **kwargs):
    return of_bundle(bundle, user) if may(user, "view", "receipts.receipt") else None
