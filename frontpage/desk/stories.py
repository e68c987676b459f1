"""Stories as the front editor shows them: small, true, and only to those who may see them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import lists
from articles.models import Article, Publication
from articles.workflow import seen_by
from frontpage import cards as hands
from search.find import find
from search.query import Query
from vietnamese.text import fold

OFFERED = 30
COMING = 12
# What is scheduled is looked through word by word; a paper has dozens, not thousands.
MOST_COMING = 200


@dataclass(frozen=True)
class Tile:
    """A story on a board; `coming` is when readers will see it, if they do not yet."""

    article: int
    headline: str
    section: str = ""
    published_at: datetime | None = None
    picture: str = ""
    coming: datetime | None = None
    is_public: bool = True


def tile(publication, *, at):
    """Return the tile of a publication, whose pictures are those of its moment."""
    figure = publication.card_picture
    return Tile(
        publication.article_id,
        publication.headline,
        publication.section.name,
        publication.published_at,
        _thumbnail(figure) if figure else "",
        publication.visible_from if publication.visible_from > at else None,
    )


def _thumbnail(figure):
    return reverse("photos:proof", args=[figure["picture"]["token"], "small"])


def tiles(article_ids, *, at, now, user):
    """Return tiles by article: as readers see the story at the moment, or will, or as it is.

    Of a story that neither readers see now nor this person at the desk, nothing is told.
    """
    ids = set(article_ids)
    allowed = hands.may_place(ids, actor=user, at=now)
    found = {pk: Tile(pk, _("A story that you may not see yet"), is_public=False) for pk in ids}
    for article in Article.objects.filter(pk__in=allowed).select_related("section"):
        section = article.section.name if article.section else ""
        found[article.pk] = Tile(article.pk, article.headline, section, is_public=False)
    shown = Publication.objects.not_over(at=at).filter(article_id__in=allowed).cards()
    for publication in shown.order_by("-visible_from"):
        # The earliest one comes last and stays: what readers see at the moment, if anything.
        seen_at = max(at, publication.visible_from)
        found[publication.article_id] = tile(publication.as_of(seen_at), at=now)
    return found


def coming(user, *, at, words="", section=None):
    """Return the tiles of stories to come that the person may see, soonest first."""
    # Asked of each coming story by an index, never of the whole archive.
    mine = Article.objects.filter(seen_by(user), pk=OuterRef("article"))
    live = Publication.objects.visible(at=at).filter(article=OuterRef("article"))
    rows = Publication.objects.coming(at=at).filter(Exists(mine), ~Exists(live)).cards()
    if section:
        rows = rows.filter(Q(section=section) | Q(section__parent=section))
    rows = rows.order_by("visible_from", "pk")[: MOST_COMING if words else COMING]
    wanted = fold(words).split()
    return [
        tile(row.as_of(row.visible_from), at=at)
        for row in rows
        if all(word in fold(row.headline).split() for word in wanted)
    ][:COMING]


def public(*, at, words="", section=None):
    """Return the tiles of what readers see: the newest, or what the words find."""
    if words:
        query = Query(text=words, section=section.slug if section else "")
        found = find(query, at=at).publications
    elif section:
        found = lists.newest(lists.of_section(section.pk), at=at, count=OFFERED)
    else:
        found = lists.newest_of_all(at=at, count=OFFERED)
    return [tile(publication, at=at) for publication in found]
