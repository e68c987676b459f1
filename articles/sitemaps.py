"""What crawlers ask for: sitemaps by month, the news sitemap, robots.txt.

Django's own sitemaps take the site's name from the request's Host; these take it from a setting.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.timezone import get_default_timezone, localtime
from django.views.decorators.http import require_safe

import pagecache
from articles import boundaries
from articles.models import Publication
from articles.models.publication import address_of
from articles.structured_data import absolute

# The protocol's own limits.
LONGEST_SITEMAP = 50_000
LONGEST_NEWS_SITEMAP = 1_000
NEWS_AGE = timedelta(hours=48)
XML = "application/xml; charset=utf-8"


@require_safe
def index(request):
    """Name a sitemap for each month from the first story to the newest."""
    dates = Publication.objects.visible(at=request.at).values_list("published_at", flat=True)
    first = dates.order_by("published_at", "pk").first()
    newest = dates.newest().first()
    months = _months(localtime(first), localtime(newest)) if first else []
    addresses = [absolute(f"/sitemap-{year}-{month:02}.xml") for year, month in months]
    return _xml(request, "articles/sitemap_index.xml", {"addresses": addresses}, key="sitemap")


def _months(first, newest):
    month, last = (newest.year, newest.month), (first.year, first.month)
    while month >= last:
        yield month
        month = (month[0], month[1] - 1) if month[1] > 1 else (month[0] - 1, 12)


@require_safe
def of_month(request, year, month):
    """List the addresses of the stories of a month."""
    start = _month_start(int(year), int(month))
    end = _month_start(start.year + start.month // 12, start.month % 12 + 1)
    stories = _stories(request).filter(published_at__gte=start, published_at__lt=end)
    if start > request.at:
        raise Http404
    context = {"stories": _entries(stories[:LONGEST_SITEMAP])}
    return _xml(request, "articles/sitemap.xml", context, key=f"month-{year}-{month}")


def _month_start(year, month):
    try:
        return datetime(year, month, 1, tzinfo=get_default_timezone())
    except ValueError as error:
        raise Http404 from error


@require_safe
def news(request):
    """List the stories of the last two days for news search."""
    stories = _stories(request).filter(published_at__gt=request.at - NEWS_AGE)
    entries = _entries(stories[:LONGEST_NEWS_SITEMAP])
    if entries:
        # The oldest is left out when it has been news for long enough.
        pagecache.keep(request, until=entries[-1].published_at + NEWS_AGE)
    return _xml(
        request, "articles/news_sitemap.xml", {"stories": entries}, key="newest", is_named=True
    )


def _stories(request):
    return Publication.objects.visible(at=request.at).newest()


class Entry(NamedTuple):
    """A story as sitemaps name it."""

    address: str
    headline: str
    published_at: datetime
    changed_at: datetime


def _entries(stories):
    # A busy month has thousands: no objects are made of their rows.
    rows = stories.values_list(
        "section__slug", "slug", "article_id", "headline", "published_at", "updated_at"
    )
    return [
        Entry(absolute(address_of(*address)), headline, published_at, updated_at or published_at)
        for *address, headline, published_at, updated_at in rows
    ]


def _xml(request, template, context, *, key, is_named=False):
    pagecache.keep(request, until=boundaries.next_boundary(at=request.at), keys=[key])
    # Only one that names the paper needs what stands around a page, which costs a query.
    text = render_to_string(template, context, request if is_named else None)
    return HttpResponse(text, content_type=XML)


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
