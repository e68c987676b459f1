"""Lists of stories, newest first, at any depth for the price of the first page.

A list reads its own index (`SectionListing` and its like) in order and joins the publication,
which alone knows whether readers see it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, F, OuterRef
from django.db.models.expressions import RawSQL

from articles import kept
from articles.models import AuthorListing, Publication, SectionListing, TopicListing
from articles.models.publication import HEAVY
from articles.prepared import Prepared

PAGE_SIZE = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Year 9999; more would overflow the datetime.
LAST_MICROSECOND = 253_402_300_799_000_000
LAST_ID = 2**63 - 1


class BadPlace(ValueError):
    """Raised when an address names no place on a list."""


@dataclass(frozen=True, order=True)
class Place:
    """Where a row stands on a list; in addresses `<microseconds since 1970>-<id>`."""

    moment: datetime
    pk: int

    @classmethod
    def parse(cls, text):
        """Read a place from an address; raise `BadPlace`."""
        microseconds, _dash, pk = text.partition("-")
        if not (_is_number(microseconds) and _is_number(pk)):
            raise BadPlace(text[:50])
        if int(microseconds) > LAST_MICROSECOND or int(pk) > LAST_ID:
            raise BadPlace(text[:50])
        return cls(EPOCH + timedelta(microseconds=int(microseconds)), int(pk))

    def __str__(self):
        return f"{(self.moment - EPOCH) // timedelta(microseconds=1)}-{self.pk}"


def _is_number(text):
    return text.isascii() and text.isdigit() and len(text) <= 19


ABOVE_ALL = Place(EPOCH + timedelta(microseconds=LAST_MICROSECOND), LAST_ID)


@dataclass(frozen=True)
class Page:
    """One page of a list, and the place below which the next one begins (None: the end)."""

    rows: list
    older: Place | None


def of_section(section_id):
    return SectionListing.objects.filter(section_id=section_id)


def of_topic(topic_id):
    return TopicListing.objects.filter(topic_id=topic_id)


def of_author(author_id):
    return AuthorListing.objects.filter(author_id=author_id)


def listed(listing, *, at):
    """Return what readers see of a list at the moment, newest first."""
    public = Publication.objects.visible(at=at).filter(pk=OuterRef("publication_id"))
    return listing.filter(Exists(public)).order_by("-published_at", "-publication_id")


def with_cards(listing):
    """Join to each row of a list what a card shows of its publication."""
    return listing.select_related("publication__section").defer(
        *(f"publication__{name}" for name in HEAVY)
    )


class Listed(NamedTuple):
    """A story on a list: all that tells whether its card is known."""

    publication_id: int
    article_id: int
    word: str  # of the section it is printed in
    name: str
    section_id: int | None = None  # of the list it was taken from
    # Where somebody asks for its place: to read the moments of two hundred takes a millisecond.
    published_at: datetime | None = None

    @property
    def key(self):
        return self.publication_id, self.word, self.name

    @property
    def place(self):
        return Place(self.published_at, self.publication_id)


STORY = ["article_id", "section__slug", "section__name"]
LISTED = ["publication_id", *(f"publication__{name}" for name in STORY), "section_id"]


def newest(listing, *, at, count, without=()):
    """Return the newest publications of a list, leaving out those already shown."""
    rows = with_cards(listed(listing, at=at))[: count + len(without)]
    shown = [row for row in rows if row.publication_id not in without][:count]
    return [row.publication.as_of(at) for row in shown]


def newest_of_all(*, at, count):
    """Return the newest publications of the whole paper."""
    if not kept.knows("all"):
        rows = list(Publication.objects.visible(at=at).cards().newest()[:count])
        kept.keep(rows, name="all")
        return [kept.as_of(publication, at) for publication in rows]
    rows = [Listed(*row) for row in _newest_of_all(count)(at=at)]
    return _with_cards(rows, at=at)


@lru_cache(maxsize=8)
def _newest_of_all(count):
    def build(at):
        public = Publication.objects.visible(at=at).newest()
        return public.values_list("pk", *STORY)[:count]

    return Prepared(build, moments=["at"])


def _with_cards(rows, *, at):
    cards = kept.cards({row.key for row in rows}, at=at)
    return [cards[row.publication_id] for row in rows if row.publication_id in cards]


def page_of_listing(listing_of, owner_id, *, at, below=None, size=PAGE_SIZE):
    """Return a `Page` of the publications of a section, topic or author.

    `listing_of` is `of_section`, `of_topic` or `of_author`.
    """
    place = below or ABOVE_ALL
    ask = _prepared_page(listing_of, size + 1)
    rows = ask(at=at, owner_id=owner_id, moment=place.moment, pk=place.pk)
    page = _page(rows, size, lambda row: Place(row.published_at, row.publication_id))
    return Page([row.publication.as_of(at) for row in page.rows], page.older)


@lru_cache(maxsize=8)
def _prepared_page(listing_of, count):
    def build(at, owner_id, moment, pk):
        rows = with_cards(listed(listing_of(owner_id), at=at))
        return _below(rows, Place(moment, pk), moment="published_at", pk="publication_id")[:count]

    return Prepared(build, moments=["at", "moment"], numbers=["owner_id", "pk"])


def first_page_with(section_id, article_ids, *, at, size=PAGE_SIZE):
    """Return the first `Page` of a section, and publications of single stories by their article.

    One query, whether the stories stand on that page, far below it, or in another section; one
    more for those of which this process has no card yet.
    """
    name, ids = f"section-{section_id}-{size}", _in_steps(article_ids)
    numbers = {"section_id": section_id, **{f"article_{n}": pk for n, pk in enumerate(ids)}}
    if kept.knows(name):
        rows = _first_page_with(len(ids), size, is_whole=False)(at=at, **numbers)
        rows = [Listed(*row) for row in rows]
        cards = kept.cards({row.key for row in rows}, at=at)
    else:
        whole = _first_page_with(len(ids), size, is_whole=True)(at=at, **numbers)
        cards = {row.publication_id: kept.as_of(row.publication, at) for row in whole}
        kept.keep((row.publication for row in whole), name=name)
        rows = [_listed_row(row) for row in whole]
    rows = [row for row in rows if row.publication_id in cards]
    found = {row.article_id: cards[row.publication_id] for row in rows}
    # A story of this very section that stands far below comes after those of the page.
    own = [row for row in rows if row.section_id == section_id]
    page = _page(own, size, lambda row: row.place)
    return Page([cards[row.publication_id] for row in page.rows], page.older), found


def _listed_row(row):
    story = row.publication
    words = story.section.slug, story.section.name
    return Listed(row.publication_id, story.article_id, *words, row.section_id, row.published_at)


@lru_cache(maxsize=16)
def _first_page_with(article_count, size, *, is_whole):
    names = [f"article_{number}" for number in range(article_count)]

    def build(at, section_id, **articles):
        parts = [listed(of_section(section_id), at=at).values("pk")[: size + 1]]
        if articles:
            public = Publication.objects.visible(at=at).filter(article_id__in=articles.values())
            parts.append(_at_home(public.values("pk")))
        rows = SectionListing.objects.filter(pk__in=any_of(parts))
        rows = rows.order_by("-published_at", "-publication_id")
        return with_cards(rows) if is_whole else rows.values_list(*LISTED, "published_at")

    return Prepared(build, moments=["at"], numbers=["section_id", *names])


# A query is written once for each number of stories; in steps, there are few such numbers.
STEP = 8
NO_STORY = 0


def _in_steps(article_ids):
    ids = list(dict.fromkeys(article_ids))
    return ids + [NO_STORY] * (-len(ids) % STEP)


def page_of_publications(publications, *, at, below=None, size=PAGE_SIZE):
    """Return a `Page` of a queryset of publications: the whole paper, a day."""
    rows = publications.cards().newest()
    if below:
        rows = rows.before(below.moment, below.pk)
    page = _page(rows, size, lambda row: Place(row.published_at, row.pk))
    return Page([publication.as_of(at) for publication in page.rows], page.older)


def page_of_spans(spans, *, below=None, size=PAGE_SIZE):
    """Return a `Page` of rows that stand in the order in which they became visible."""
    rows = spans.order_by("-visible_from", "-pk")
    if below:
        rows = _below(rows, below, moment="visible_from", pk="pk")
    return _page(rows, size, lambda row: Place(row.visible_from, row.pk))


def _below(rows, place, *, moment, pk):
    # Not "a < x OR (a = x AND b < y)": an index range starts at the first condition only.
    return rows.filter(**{f"{moment}__lte": place.moment}).exclude(
        **{moment: place.moment, f"{pk}__gte": place.pk}
    )


def _page(rows, size, place_of):
    # One row more than is shown tells whether there is an older page.
    rows = list(rows[: size + 1])
    older = place_of(rows[size - 1]) if len(rows) > size else None
    return Page(rows[:size], older)


def newest_of_many(*, at, section_ids, per_section, overall, article_ids):
    """Return the newest `Listed` of several sections and of the whole paper in one query.

    With them come single stories by their article's id. What was not taken from the list of a
    section asked for stands under the story's own section.
    """
    article_ids = _in_steps(article_ids)
    ask = _prepared_newest(
        tuple(section_ids),
        # What was placed elsewhere may be of one section.
        per_section + len(article_ids),
        overall + len(article_ids),
        len(article_ids),
    )
    articles = {f"article_{number}": pk for number, pk in enumerate(article_ids)}
    return [Listed(*row) for row in ask(at=at, **articles)]


@lru_cache(maxsize=32)
def _prepared_newest(section_ids, per_section, overall, article_count):
    """Prepare the query; a new section or one more placement makes it another query."""
    names = [f"article_{number}" for number in range(article_count)]

    def build(at, **articles):
        return _newest_of_many(at, section_ids, per_section, overall, list(articles.values()))

    return Prepared(build, moments=["at"], numbers=names)


def _newest_of_many(at, section_ids, per_section, overall, article_ids):
    public = Publication.objects.visible(at=at)
    parts = [
        listed(of_section(section_id), at=at).values("pk")[:per_section]
        for section_id in section_ids
    ]
    parts += [
        _at_home(public.newest().values("pk")[:overall]),
        _at_home(public.filter(article_id__in=article_ids).values("pk")),
    ]
    rows = SectionListing.objects.filter(pk__in=any_of(parts)).values_list(*LISTED)
    return rows.order_by("-published_at", "-publication_id")


def _at_home(publications):
    return SectionListing.objects.filter(
        publication__in=publications, section_id=F("publication__section_id")
    ).values("pk")


def any_of(querysets):
    """Return one subquery for the ids of all the querysets, each with its own order and limit.

    Django's union() refuses limits on SQLite; one more SELECT around each part is understood by
    both databases.
    """
    compiled = list(_compiled(querysets))
    sql = " UNION ALL ".join(
        f"SELECT * FROM ({part}) AS part{number}"  # noqa: S608 compiled by Django, with parameters
        for number, (part, _params) in enumerate(compiled)
    )
    return RawSQL(sql, [value for _part, params in compiled for value in params])  # noqa: S611


def _compiled(querysets):
    for queryset in querysets:
        try:
            yield queryset.query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            # `id IN ()`: Django knows without asking that nothing is in it.
            continue
