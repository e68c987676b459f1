"""Which fronts show a story: the front page whatever story, others where it was placed."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

import pagecache
from articles import lists
from articles.pages import Kind, Page, framed_pages_of
from articles.signals import pages_asked
from frontpage.models import Placement

FRONT = Kind(
    "front",
    _("front page"),
    ("frontpage:front",),
    lambda shown: [(reverse("frontpage:front"), "front")],
)

SEARCH = Kind(
    "search",
    _("search"),
    ("search:results",),
    lambda shown: [(reverse("search:results"), pagecache.UNNAMED)],
)


def connect():
    """Answer when somebody asks which pages show stories."""
    pages_asked.connect(_fronts_of, dispatch_uid="frontpage-show-stories")


def _fronts_of(sender, publications, notices, **kwargs):
    """Return the fronts that show publications or notices, as `Page`s."""
    return [*FRONT.of(None), *_where_placed(publications)]


def _where_placed(publications):
    """Return the fronts of sections in which the editors placed the stories.

    A section's front may carry a story that is on none of its lists.
    """
    if not publications:
        return []
    placed = Placement.objects.filter(
        Q(visible_until__isnull=True) | Q(visible_until__gte=_earliest(publications)),
        article__in={publication.article_id for publication in publications},
        front__is_active=True,
    )
    rows = placed.order_by("front").values_list("front", "front__slug").distinct()
    return [
        Page("section", reverse("articles:section", args=[slug]), f"section-{pk}", _("section"))
        for pk, slug in rows
    ]


def _earliest(publications):
    return min(publication.visible_from for publication in publications)


def pages_of_front(front):
    """Return the page of a front, the site's (None) or a section's, as a list of `Page`s."""
    if front is None:
        return FRONT.of(None)
    if not front.is_active:
        return []
    address = reverse("articles:section", args=[front.slug])
    return [Page("section", address, f"section-{front.pk}", _("section"))]


def pages_with_banner(*, at):
    """Return a page of each kind that carries the banner: those of the newest story, and others.

    It stands on all pages that there are, which nobody could look at one by one.
    """
    newest = lists.newest_of_all(at=at, count=1)
    of_story = framed_pages_of(newest[0]) if newest else []
    return [*FRONT.of(None), *of_story, *SEARCH.of(None)]
