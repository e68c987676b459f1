"""Which public pages show a story: one table, for purging caches and for publish receipts.

Pages that show a story beside their own matter are not in it, and no receipt looks at them; a purge
reaches them by keys:
- other stories' pages, whose list "in the same section" names it, stand under their section's key;
- pages of other days, which lead to the nearest days that have stories, under that of the archive;
- results of searches, and what is not there, name no key and end with every purge. What a search
  narrows by the time (`trong`) may be late by `READER_PAGE_TTL`, and is by nothing else;
- the furniture around every page (masthead, sections, utility board, banner) ends all of them.
Deeper pages of a list (`?truoc=`) and wrong words before a story's id are addresses without end:
they carry the key of what they belong to.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.addresses import day_url
from articles.models import (
    AuthorListing,
    Correction,
    LegacyAddress,
    Publication,
    SectionListing,
    TopicListing,
)
from articles.models.publication import HEAVY
from articles.signals import pages_asked

# A part of the sitemap names the stories of so many ids: 0-499, 500-999 and so on. None is ever
# dear, and a story stays in its part: a new one makes no other part another page. By months, a
# busy paper's named 4,000.
STORIES_IN_PART = 500


@dataclass(frozen=True)
class Page:
    """A public page: of what kind, where, and the key under which caches know it."""

    kind: str
    address: str
    key: str
    label: str = field(default="", compare=False)


@dataclass(frozen=True)
class Kind:
    """A kind of public page that shows stories.

    `routes` are the names of its views; `pages` returns (address, key) for what `Shown` holds.
    `has_own_keys` is False for more addresses under keys that another kind has already;
    `is_framed` is False where masthead, sections and banner do not stand around it.
    """

    name: str
    label: str
    routes: tuple
    pages: Callable
    has_own_keys: bool = True
    is_framed: bool = True

    def of(self, shown):
        return [Page(self.name, *page, self.label) for page in self.pages(shown)]


class Shown:
    """Publications and notices whose pages are asked for, with what is known of them all."""

    def __init__(self, publications, notices=()):
        self.publications = list(publications)
        self.notices = list(notices)

    @cached_property
    def article_ids(self):
        ids = [row.article_id for row in (*self.publications, *self.notices)]
        return list(dict.fromkeys(ids))

    @cached_property
    def days(self):
        moments = (localtime(publication.published_at) for publication in self.publications)
        return list(dict.fromkeys(moment.date() for moment in moments))

    @cached_property
    def sections(self):
        """(id, address word) of the sections on whose lists they stand, those above them too."""
        return [(pk, slug) for pk, slug, is_active in self.all_sections if is_active]

    @cached_property
    def all_sections(self):
        """(id, address word, whether it is shown) of all sections on whose lists they stand."""
        listed = self._listed(SectionListing)
        return listed.values_list("section_id", "section__slug", "section__is_active").distinct()

    @cached_property
    def authors(self):
        return self._listed(AuthorListing).values_list("author_id", "author__slug").distinct()

    @cached_property
    def topics(self):
        return self._listed(TopicListing).values_list("topic_id", "topic__slug").distinct()

    def _listed(self, listing):
        return listing.objects.filter(publication__in=self.publications).order_by("pk")

    @cached_property
    def earlier(self):
        """(path, article id) of the addresses that the stories had before, here or elsewhere."""
        last = defaultdict(int)
        for publication in self.publications:
            last[publication.article_id] = max(last[publication.article_id], publication.number)
        before = Publication.objects.ever_visible().filter(article__in=last).order_by("pk")
        rows = before.values_list("article_id", "number", "section__slug", "slug")
        found = {
            (f"/{section}/{slug}-{article_id}/{log}", article_id): None
            for article_id, number, section, slug in rows
            for log in ("", "thay-doi/")
            if number < last[article_id]
        }
        legacy = LegacyAddress.objects.filter(article__in=last)
        return [*found, *((quote(path), pk) for path, pk in legacy.values_list("path", "article"))]

    @cached_property
    def is_noticed(self):
        """Whether the corrections page names one of the stories."""
        return (
            bool(self.notices) or Correction.objects.filter(article__in=self.article_ids).exists()
        )


def _stories(shown):
    return [(row.get_absolute_url(), f"story-{row.article_id}") for row in shown.publications]


def _changes(shown):
    return [(f"{address}thay-doi/", key) for address, key in _stories(shown)]


def _earlier(shown):
    return [(path, f"story-{article_id}") for path, article_id in shown.earlier]


def _lists(route, kind, named):
    """Return the function for the pages of one kind that are found by a word."""

    def pages(shown):
        return [(reverse(route, args=[slug]), f"{kind}-{pk}") for pk, slug in named(shown)]

    return pages


def _section_feeds(shown):
    return [
        (reverse("articles:section-rss", args=[s]), f"section-{pk}") for pk, s in shown.sections
    ]


def _days(shown):
    return [(day_url(day), f"day-{day}") for day in shown.days]


def _parts(shown):
    parts = dict.fromkeys(row.article_id // STORIES_IN_PART for row in shown.publications)
    return [(reverse("articles:sitemap-part", args=[part]), f"sitemap-{part}") for part in parts]


def _always(route, key):
    """Return the function for a page that may show any story."""

    def pages(shown):
        return [(reverse(route), key)] if shown.publications else []

    return pages


def _corrections(shown):
    return [(reverse("articles:corrections"), "corrections")] if shown.is_noticed else []


KINDS = [
    Kind("story", _("story"), ("articles:article",), _stories),
    Kind("changes", _("change log of a story"), ("articles:changes",), _changes),
    Kind("earlier", _("earlier address"), (), _earlier, has_own_keys=False, is_framed=False),
    Kind(
        "section",
        _("section"),
        ("articles:section",),
        _lists("articles:section", "section", lambda shown: shown.sections),
    ),
    Kind(
        "author",
        _("author"),
        ("articles:author",),
        _lists("articles:author", "author", lambda shown: shown.authors),
    ),
    Kind(
        "topic",
        _("topic"),
        ("articles:topic",),
        _lists("articles:topic", "topic", lambda shown: shown.topics),
    ),
    Kind("day", _("day of the archive"), ("articles:archive-day",), _days),
    Kind(
        "archive",
        _("archive"),
        ("articles:archive",),
        _always("articles:archive", "archive"),
        # It leads on to the newest day.
        is_framed=False,
    ),
    Kind("corrections", _("corrections"), ("articles:corrections",), _corrections),
    Kind(
        "rss",
        _("RSS of the paper"),
        ("articles:rss",),
        _always("articles:rss", "newest"),
        is_framed=False,
    ),
    Kind(
        "section-rss",
        _("RSS of a section"),
        ("articles:section-rss",),
        _section_feeds,
        is_framed=False,
    ),
    Kind(
        "sitemap",
        _("sitemap"),
        ("articles:sitemap",),
        _always("articles:sitemap", "sitemap"),
        is_framed=False,
    ),
    Kind(
        "sitemap-part",
        _("part of the sitemap"),
        ("articles:sitemap-part",),
        _parts,
        is_framed=False,
    ),
    Kind(
        "news-sitemap",
        _("news sitemap"),
        ("articles:news-sitemap",),
        _always("articles:news-sitemap", "newest"),
        is_framed=False,
    ),
]


def pages_of(publications, notices=()):
    """Return the public pages that show publications or notices of corrections, each once."""
    pages = _pages(Shown(publications, notices), KINDS)
    return list({page.address: page for page in reversed(pages)}.values())[::-1]


def framed_pages_of(publication):
    """Return one page of each kind that shows the publication within the frame of every page."""
    shown = Shown([publication])
    return [pages[0] for kind in KINDS if kind.is_framed and (pages := kind.of(shown))]


def keys_of(publications, notices=()):
    """Return the keys of the public pages that show publications or notices of corrections."""
    shown = Shown(publications, notices)
    keys = {page.key for page in _pages(shown, [kind for kind in KINDS if kind.has_own_keys])}
    # Also of sections that are not shown: their stories are, and name each other.
    return keys | {f"section-{pk}" for pk, _slug, _is_active in shown.all_sections}


def _pages(shown, kinds):
    pages = [page for kind in kinds for page in kind.of(shown)]
    asked = pages_asked.send(sender=Page, publications=shown.publications, notices=shown.notices)
    return pages + [page for _receiver, told in asked for page in told]


def pages_changed(article, *, at):
    """Return the public pages that a story makes other ones at the moment: before and after.

    `article` is the story or its id. Spans are history: any moment may be asked for, past or to
    come. Nothing that begins or ends then changes nothing.
    """
    edges = Q(visible_from=at) | Q(visible_until=at)
    of_story = Publication.objects.ever_visible().filter(article=article)
    of_story = of_story.select_related("section").defer(*HEAVY)
    notices = list(Correction.objects.ever_visible().filter(edges, article=article))
    publications = list(of_story.filter(edges).order_by("number"))
    if notices and not publications:
        # The notice stands on the page of the story as it is, or as it was before it went.
        publications = list(of_story.filter(visible_from__lte=at).order_by("-number")[:1])
    return pages_of(publications, notices) if publications or notices else []
