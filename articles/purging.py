"""What becomes of kept pages when stories change: the keys of the table in `articles.pages`.

Which spans begin or end is asked after the verb, and what ended is history that is still there: the
keys are those of the pages before and after. What is to begin later counts, too: pages that were
made before it was scheduled do not know that they end then.
"""

from django.db.models import Q
from django.db.models.signals import post_delete, post_save

import pagecache
from articles.models import (
    Correction,
    LegacyAddress,
    Publication,
    Section,
    Topic,
)
from articles.models.publication import HEAVY
from articles.pages import keys_of
from articles.signals import recorded
from articles.workflow import AT_THE_DESK
from pagecache.purging import purge
from people.models import Author

# The stories of so many are on most pages: then every page is made anew.
MOST_STORIES = 100
# Whose own page shows what was typed about them.
WITH_A_PAGE = {Author: "author", Topic: "topic"}


def connect():
    """Listen to the stories, and to what their pages are named by."""
    recorded.connect(_story, dispatch_uid="purge-story")
    for signal in (post_save, post_delete):
        signal.connect(_section, sender=Section, dispatch_uid="purge-section")
        signal.connect(_address, sender=LegacyAddress, dispatch_uid="purge-address")
        for model in WITH_A_PAGE:
            signal.connect(_thing, sender=model, dispatch_uid=f"purge-{model._meta.label}")


def keys_since(article_ids, *, at):
    """Return the keys of the pages that these stories make other ones, at the moment or later."""
    edges = Q(visible_from__gte=at) | Q(visible_until__gte=at)
    of_stories = Publication.objects.ever_visible().filter(article__in=article_ids)
    of_stories = of_stories.select_related("section").defer(*HEAVY)
    publications = list(of_stories.filter(edges))
    changed = Correction.objects.ever_visible().filter(edges, article__in=article_ids)
    notices = list(changed)
    if notices and not publications:
        # A notice stands on the page of the story as it is, or as it was before it went.
        publications = list(of_stories.order_by("-number")[:1])
    if not publications and not notices:
        return set()
    return keys_of(publications, notices)


def purge_pages_of(publications):
    """Purge the pages of publications that were just opened in the place of others like them."""
    if len({publication.article_id for publication in publications}) > MOST_STORIES:
        purge([pagecache.EVERY])
        return
    opened = Publication.objects.filter(pk__in=[publication.pk for publication in publications])
    purge(keys_of(opened.select_related("section").defer(*HEAVY)))


def _story(sender, event, **kwargs):
    if event.verb in AT_THE_DESK:
        return
    if keys := keys_since([event.article_id], at=event.at):
        purge(keys)


def _section(sender, raw=False, **kwargs):
    # Its name and its word stand on the pages of all its stories.
    if not raw:
        purge([pagecache.EVERY])


def _address(sender, raw=False, **kwargs):
    # What was not there named no key.
    if not raw:
        purge([])


def _thing(sender, instance, raw=False, **kwargs):
    if not raw:
        purge([f"{WITH_A_PAGE[sender]}-{instance.pk}"])
