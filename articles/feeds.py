"""RSS: the newest stories of the paper, or of a section."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

import pagecache
from articles import boundaries, lists
from articles.models import Publication, Section
from articles.structured_data import absolute

COUNT = 30


class StoriesFeed(Feed):
    """The newest stories; every address in it is absolute and comes from SITE_ORIGIN."""

    feed_type = Rss201rev2Feed
    language = settings.LANGUAGE_CODE
    item_guid_is_permalink = False

    def get_object(self, request, **kwargs):
        # The feed keeps no state between requests: what it knows of one travels in the object.
        pagecache.keep(request, until=boundaries.next_boundary(at=request.at))
        return {"at": request.at, "url": absolute(request.path), **self.about(**kwargs)}

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
        return Publication.objects.visible(at=feed["at"]).cards().newest()[:COUNT]

    def item_title(self, publication):
        # Readers' programs disagree whether a title is HTML; escaped, it is harmless in both.
        return escape(publication.headline)

    def item_description(self, publication):
        return escape(publication.standfirst)

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


class SectionFeed(StoriesFeed):
    """The newest stories of a section and of those below it."""

    def about(self, slug):
        section = get_object_or_404(Section.objects.active(), slug=slug)
        return {
            "title": section.name,
            "link": absolute(section.get_absolute_url()),
            "section": section,
        }
