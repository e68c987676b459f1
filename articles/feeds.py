"""RSS: the newest stories of the paper, or of a section.

Not by django.contrib.syndication: it took five times as long as all the rest of the page.
"""

from datetime import datetime
from html import escape

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.encoding import iri_to_uri
from django.utils.feedgenerator import rfc2822_date, rfc3339_date
from django.utils.http import http_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

import pagecache
from articles import boundaries, kept, lists
from articles.models import Section
from articles.models.correction import CorrectionKind
from articles.parts import part
from articles.structured_data import absolute, admitted, printed_notice, social_image
from vietnamese.dates import in_newsroom

COUNT = 30
RSS = "application/rss+xml; charset=utf-8"


@require_safe
def of_paper(request):
    """Give the newest stories of the paper."""
    stories = lists.newest_of_all(at=request.at, count=COUNT)
    return _rss(request, stories, title=_("Latest news"), link="/", key="newest")


@require_safe
def of_section(request, slug):
    """Give the newest stories of a section and of those below it."""
    section = get_object_or_404(Section.objects.active(), slug=slug)
    page, _found = lists.first_page_with(section.pk, [], at=request.at, size=COUNT)
    link, key = section.get_absolute_url(), f"section-{section.pk}"
    return _rss(request, page.rows, title=section.name, link=link, key=key)


def _rss(request, stories, *, title, link, key):
    pagecache.keep(request, until=boundaries.next_boundary(at=request.at), keys=[key])
    newest = max((story.published_at for story in stories), default=request.at)
    context = {
        "title": title,
        # Every address is absolute, and comes from SITE_ORIGIN.
        "link": absolute(link),
        "feed_url": absolute(request.path),
        "language": settings.LANGUAGE_CODE,
        "built_at": rfc2822_date(newest),
        "items": [kept.written(story, _item) for story in stories],
    }
    text = render_to_string("articles/rss.xml", context)
    headers = {"Last-Modified": http_date(newest.timestamp())}
    return HttpResponse(text, content_type=RSS, headers=headers)


def _item(publication):
    """Return a story as an element of a feed."""
    changed_at = _changed_at(publication)
    return part("articles/_rss_item.xml", "rss_item")(
        # Readers' programs disagree whether a title is HTML; escaped, it is harmless in both.
        title=escape(publication.headline),
        link=iri_to_uri(absolute(publication.get_absolute_url())),
        description=escape(_description(publication)),
        author=", ".join(byline["printed_as"] for byline in publication.bylines),
        published_at=rfc2822_date(publication.published_at),
        # Neither a new headline nor an update makes it a new story for those who follow the feed.
        guid=absolute(f"/#{publication.article_id}"),
        category=publication.section.name,
        changed_at=changed_at and rfc3339_date(changed_at),
        image=social_image(publication),
    )


def _description(publication):
    parts = [publication.standfirst]
    parts += [_printed(notice) for notice in reversed(admitted(publication))]
    return " ".join(part for part in parts if part)


def _printed(notice):
    """Return a notice as one sentence of a description: what it is, from when, what it says."""
    return _("[%(kind)s, %(date)s] %(words)s") % {
        "kind": capfirst(CorrectionKind(notice["kind"]).label),
        "date": f"{in_newsroom(datetime.fromisoformat(notice['at'])):%d/%m/%Y}",
        "words": printed_notice(notice),
    }


def _changed_at(publication):
    """Return when the story's words were last changed or explained; None if they never were."""
    moments = [datetime.fromisoformat(notice["at"]) for notice in publication.corrections]
    return max(filter(None, (publication.updated_at, *moments)), default=None)
