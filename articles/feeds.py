"""RSS: the newest stories of the paper, or of a section."""

from datetime import datetime
from io import StringIO

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Rss201rev2Feed, rfc3339_date
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import gettext as _

import pagecache
from articles import boundaries, lists
from articles.models import Section
from articles.models.correction import CorrectionKind
from articles.structured_data import absolute, admitted, printed_notice, social_image
from vietnamese.dates import in_newsroom

COUNT = 30


class FeedWithPictures(Rss201rev2Feed):
    """RSS with Media RSS: unlike an enclosure, its picture need not say how many bytes it has."""

    def write(self, outfile, encoding):
        # Piece by piece, as Django would, a response turns 1,400 pieces into bytes.
        text = StringIO()
        super().write(text, encoding)
        outfile.write(text.getvalue())

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:media": "http://search.yahoo.com/mrss/"}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["changed_at"]:
            # Atom's element: RSS has none, and dc:date would be a second pubDate to validators.
            handler.addQuickElement("atom:updated", rfc3339_date(item["changed_at"]))
        image = item["image"]
        if image:
            about = {"url": image["url"], "medium": "image", "type": "image/jpeg"}
            size = {name: str(image[name]) for name in ("width", "height")}
            handler.startElement("media:content", about | size)
            if image["alt"]:
                handler.addQuickElement("media:description", image["alt"], {"type": "plain"})
            handler.endElement("media:content")


class StoriesFeed(Feed):
    """The newest stories; every address in it is absolute and comes from SITE_ORIGIN."""

    feed_type = FeedWithPictures
    language = settings.LANGUAGE_CODE
    item_guid_is_permalink = False

    def get_object(self, request, **kwargs):
        # The feed keeps no state between requests: what it knows of one travels in the object.
        feed = {"at": request.at, "url": absolute(request.path), **self.about(**kwargs)}
        key = f"section-{feed['section'].pk}" if feed["section"] else "newest"
        pagecache.keep(request, until=boundaries.next_boundary(at=request.at), keys=[key])
        return feed

    def about(self):
        return {"title": _("Latest news"), "link": absolute("/"), "section": None}

    def title(self, feed):
        return feed["title"]

    def link(self, feed):
        return feed["link"]

    def feed_url(self, feed):
        return feed["url"]

    def description(self, feed):
        return feed["title"]

    def items(self, feed):
        if feed["section"]:
            listing = lists.of_section(feed["section"].pk)
            return lists.newest(listing, at=feed["at"], count=COUNT)
        return lists.newest_of_all(at=feed["at"], count=COUNT)

    def item_title(self, publication):
        # Readers' programs disagree whether a title is HTML; escaped, it is harmless in both.
        return escape(publication.headline)

    def item_description(self, publication):
        parts = [publication.standfirst]
        parts += [_printed(notice) for notice in reversed(admitted(publication))]
        return escape(" ".join(part for part in parts if part))

    def item_link(self, publication):
        return absolute(publication.get_absolute_url())

    def item_guid(self, publication):
        # Neither a new headline nor an update makes it a new story for those who follow the feed.
        return absolute(f"/#{publication.article_id}")

    def item_pubdate(self, publication):
        return publication.published_at

    def item_author_name(self, publication):
        return ", ".join(byline["printed_as"] for byline in publication.bylines)

    def item_categories(self, publication):
        return [publication.section.name]

    def item_extra_kwargs(self, publication):
        return {
            "image": social_image(publication),
            "changed_at": _changed_at(publication),
        }


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


class SectionFeed(StoriesFeed):
    """The newest stories of a section and of those below it."""

    def about(self, slug):
        section = get_object_or_404(Section.objects.active(), slug=slug)
        return {
            "title": section.name,
            "link": absolute(section.get_absolute_url()),
            "section": section,
        }
