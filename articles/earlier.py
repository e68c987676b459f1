"""Where earlier addresses lead: words that sections, topics and authors had, and the old site.

Asked only at addresses at which there is nothing else, so that no page ever waits for it.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import CharField, F, Value
from django.urls import reverse

from articles import lists
from articles.addresses import normal_path
from articles.models import FormerSlug, LegacyAddress, Publication, PublishedPhoto, Section, Topic
from people.models import Author
from photos import renditions
from photos.models import Photo
from photos.shapes import FULL

WORDS = r"(?P<slug>[-a-zA-Z0-9_]+)"
# Addresses made of a single word that can change: what has it, and the view that shows it.
CHANGING = [
    (re.compile(rf"/tac-gia/{WORDS}/?\Z"), "author", "articles:author"),
    (re.compile(rf"/chu-de/{WORDS}/?\Z"), "topic", "articles:topic"),
    (re.compile(rf"/rss/{WORDS}\.rss/?\Z"), "section", "articles:section-rss"),
    (re.compile(rf"/{WORDS}/?\Z"), "section", "articles:section"),
]
# Addresses of lists keep their place on it; nothing else of a query is led on.
LISTS = {"articles:author", "articles:topic", "articles:section"}


@dataclass(frozen=True)
class Lead:
    """What stood at an earlier address: a story, a photo, or a page with another word by now."""

    kind: str
    pk: int
    view: str = ""


def leads(path):
    """Return the `Lead`s of a path, the likeliest first; one query."""
    normal = normal_path(path)
    if not normal:
        return []
    kind, view, slug = _changing(path)
    rows = _named("legacy", LegacyAddress.objects.filter(path=normal), "article_id", "photo_id")
    if slug:
        former = FormerSlug.objects.filter(slug=slug, **{f"{kind}__isnull": False})
        rows = rows.union(_named("former", former, f"{kind}_id", "id"), all=True)
    found = sorted(rows, key=lambda row: (row[0] == "former", -(row[2] or 0)))
    return [_lead(row, kind, view) for row in found]


def _changing(path):
    for pattern, kind, view in CHANGING:
        if match := pattern.match(path):
            return kind, view, match["slug"]
    return "", "", ""


def _named(name, rows, first, second):
    return rows.order_by().values_list(
        Value(name, output_field=CharField()),
        *(F(column) for column in (first, second)),
    )


def _lead(row, kind, view):
    name, first, second = row
    if name == "former":
        return Lead(kind, first, view)
    return Lead("story", first) if first else Lead("photo", second)


def page_of(lead, *, at):
    """Return the address that the page of a section, topic or author has now; None without one.

    A topic without a story that readers see has no page, and its new word is nobody's business.
    """
    if lead.kind == "section":
        thing = Section.objects.active().filter(pk=lead.pk).first()
        is_there = thing is not None
    else:
        model, listing = {
            "topic": (Topic, lists.of_topic),
            "author": (Author, lists.of_author),
        }[lead.kind]
        thing = model.objects.filter(pk=lead.pk).first()
        is_there = lists.listed(listing(lead.pk), at=at).exists()
    return reverse(lead.view, args=[thing.slug]) if is_there else None


def file_of(photo_id, *, at):
    """Return (status, address) for a photo: its largest JPEG (301), or why there is none.

    410 for one that readers once saw in a story and may not be shown any more; 404 for one that
    they never saw, whatever it is.
    """
    photo = Photo.objects.filter(pk=photo_id).first()
    seen = Publication.objects.ever_visible().filter(visible_from__lte=at)
    was_seen = PublishedPhoto.objects.filter(photo=photo_id, publication__in=seen).exists()
    if not was_seen or not photo.is_ready or (photo.embargo_until and photo.embargo_until > at):
        return 404, None
    if photo.trashed_at or not photo.is_usable(at=at):
        return 410, None
    picture = photo.picture()
    width, _height = renditions.largest(picture, FULL)
    address = renditions.url(picture, FULL, width, "jpg")
    # Pictures may have an origin of their own.
    return 301, urljoin(settings.SITE_ORIGIN, address)
