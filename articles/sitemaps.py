"""What crawlers ask for: the sitemap in parts, the news sitemap, robots.txt.

Django's own sitemaps take the site's name from the request's Host; these take it from a setting.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Subquery, TextField
from django.db.models.functions import Cast, Coalesce
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

import pagecache
from articles import boundaries
from articles.models import Publication
from articles.models.publication import address_of
from articles.pages import STORIES_IN_PART
from articles.prepared import Prepared
from articles.structured_data import absolute

# The protocol's own limit.
LONGEST_NEWS_SITEMAP = 1_000
NEWS_AGE = timedelta(hours=48)
XML = "application/xml; charset=utf-8"


@require_safe
def index(request):
    """Name the parts from that of the lowest id of a story to that of the highest."""
    ((first, last, *ends),) = _ENDS(at=request.at) or [(None, None)]
    parts = range(last // STORIES_IN_PART, first // STORIES_IN_PART - 1, -1) if first else []
    pagecache.keep(request, until=boundaries.earliest(*ends), keys=["sitemap"])
    origin = escape(absolute(""))
    lines = (f"<sitemap><loc>{origin}/sitemap-{part}.xml</loc></sitemap>" for part in parts)
    return _xml("articles/sitemap_index.xml", {"sitemaps": _joined(lines)})


def _ends(at):
    ids = Publication.objects.visible(at=at).values("article_id")
    ends = (Subquery(ids.order_by(f"{way}article_id")[:1]) for way in ("", "-"))
    # Any one row will do to hang the two on, as in `boundaries`.
    rows = Publication.objects.order_by()
    return rows.values_list(*ends, *boundaries.of_stories(at=at).values())[:1]


_ENDS = Prepared(_ends, moments=["at"])


@require_safe
def of_part(request, number):
    """List the addresses of the stories of a part."""
    first = number * STORIES_IN_PART
    rows = _PART(at=request.at, first=first, end=first + STORIES_IN_PART)
    if not rows and not _goes_on(first, at=request.at):
        raise Http404
    until = boundaries.next_boundary(at=request.at)
    pagecache.keep(request, until=until, keys=[f"sitemap-{number}"])
    return _xml("articles/sitemap.xml", {"urls": _urls(rows) if rows else ""})


def _goes_on(first, *, at):
    """Tell whether readers see a story from the id on: then the index names the part before it."""
    return Publication.objects.visible(at=at).filter(article_id__gte=first).exists()


def _urls(rows):
    """Return the elements for the stories of a part."""
    # Escaped at once, which takes a tenth of the time of one by one.
    addresses = escape("\n".join(address_of(*address) for *address, _changed in rows)).split("\n")
    origin = escape(absolute(""))
    return _joined(
        f"<url><loc>{origin}{address}</loc><lastmod>{day}T{clock[:8]}Z</lastmod></url>"
        for address, (*_address, changed) in zip(addresses, rows, strict=True)
        for day, clock in [changed.split(" ")]
    )


def _joined(lines):
    # By hundreds, a template takes longer to write them than the database to find them.
    return mark_safe("\n".join(lines))  # noqa: S308 each line was escaped where it was made


def _part(at, first, end):
    stories = Publication.objects.visible(at=at).filter(article_id__gte=first, article_id__lt=end)
    # As text, which both databases write alike, in UTC: to read and to write five hundred moments
    # takes as long as all the rest.
    changed = Cast(Coalesce("updated_at", "published_at"), TextField())
    rows = stories.order_by("-article_id")
    return rows.values_list("section__slug", "slug", "article_id", changed)


_PART = Prepared(_part, moments=["at"], numbers=["first", "end"])


@require_safe
def of_month(request, year, month):
    """Lead from where the stories of a month stood to all that there are."""
    return HttpResponsePermanentRedirect("/sitemap.xml")


@require_safe
def news(request):
    """List the stories of the last two days for news search."""
    until = boundaries.next_boundary(at=request.at)
    pagecache.keep(request, until=until, keys=["newest"])
    entries = [Entry(*row) for row in _NEWS(at=request.at, since=request.at - NEWS_AGE)]
    if entries:
        # The oldest is left out when it has been news for long enough.
        pagecache.keep(request, until=entries[-1].published_at + NEWS_AGE)
    # The paper's name is in what stands around a page, which costs a query.
    return _xml("articles/news_sitemap.xml", {"stories": entries}, request)


class Entry(NamedTuple):
    """A story as the news sitemap names it."""

    section: str
    slug: str
    article_id: int
    headline: str
    published_at: datetime

    @property
    def address(self):
        return absolute(address_of(self.section, self.slug, self.article_id))


def _news(at, since):
    stories = Publication.objects.visible(at=at).filter(published_at__gt=since).newest()
    # No objects are made of rows by the hundred.
    rows = stories.values_list("section__slug", "slug", "article_id", "headline", "published_at")
    return rows[:LONGEST_NEWS_SITEMAP]


_NEWS = Prepared(_news, moments=["at", "since"])


def _xml(template, context, request=None):
    return HttpResponse(render_to_string(template, context, request), content_type=XML)


@require_safe
def robots(request):
    """Tell crawlers where the sitemaps are, and to leave the search page alone."""
    lines = [
        "User-agent: *",
        "Disallow: /tim-kiem/",
        f"Sitemap: {absolute('/sitemap.xml')}",
        f"Sitemap: {absolute('/news-sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
