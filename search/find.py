"""Find stories by words, with and without marks, among what readers see."""

from dataclasses import dataclass

from django.db.models import BooleanField, Case, Exists, OuterRef, Value, When

from articles import lists
from articles.models import Publication, SectionListing
from search import index
from vietnamese.text import exact, fold

# Only the newest so many are ranked and counted; nobody leafs through more.
MOST = 1_000
PAGE_SIZE = 20
LAST_PAGE = MOST // PAGE_SIZE


@dataclass(frozen=True)
class Found:
    """One page of results; `count` is None when there are more than were counted."""

    publications: list
    count: int | None
    has_more: bool


def find(query, *, at, page=1):
    """Return a page of what the query finds: two queries, and none for a query without words."""
    if not query.folded:
        return Found([], 0, has_more=False)
    ranked = _ranked(query, at)
    start = (page - 1) * PAGE_SIZE
    ids = ranked[:MOST][start : start + PAGE_SIZE]
    cards = Publication.objects.cards().in_bulk(ids)
    return Found(
        publications=[cards[pk].as_of(at) for pk in ids if pk in cards],
        count=len(ranked) if len(ranked) <= MOST else None,
        has_more=len(ranked[:MOST]) > start + PAGE_SIZE,
    )


def _ranked(query, at):
    """Return ids: those with the marks as typed first, phrases in headlines next, then newest."""
    candidates = list(_candidates(query, at))
    phrase = f" {' '.join(query.folded)} "
    phrase_with_marks = f" {' '.join(query.exact)} "

    def rank(candidate):
        _pk, headline, _moment, is_exact = candidate
        if is_exact and query.has_marks:
            return 0 if phrase_with_marks in f" {exact(headline)} " else 1
        return 2 if phrase in f" {fold(headline)} " else 3

    # sorted() keeps the order of equals, and they come newest first.
    return [candidate[0] for candidate in sorted(candidates, key=rank)]


def _candidates(query, at):
    """Return `(id, headline, published_at, is_exact)`, newest first."""
    public = _narrowed(Publication.objects.visible(at=at), query, at)
    if not query.has_marks:
        parts = _newest(public, "search_folded", query.folded, most=2 * MOST + 2)
        is_exact = Value(True)
    else:
        # Words typed with marks must not drown among the many that look like them without.
        parts = [
            *_newest(public, "search_exact", query.exact, most=MOST + 1),
            *_newest(public, "search_folded", query.folded, most=MOST + 1),
        ]
        is_exact = Case(
            When(index.contained("search_exact", query.exact), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
    rows = Publication.objects.filter(pk__in=index.read_first(lists.any_of(parts))).newest()
    rows = rows.annotate(is_exact=is_exact)
    return rows.values_list("pk", "headline", "published_at", "is_exact")


def _newest(publications, field, terms, *, most):
    """Return querysets of the ids of the newest publications that contain the terms."""
    found = index.containing(publications, field, terms)
    return [part.newest().values("pk")[:most] for part in found]


def _narrowed(publications, query, at):
    if query.section:
        listing = SectionListing.objects.filter(
            publication_id=OuterRef("pk"), section__slug=query.section, section__is_active=True
        )
        publications = publications.filter(Exists(listing))
    if query.period:
        publications = publications.filter(published_at__gte=query.since(at))
    return publications
