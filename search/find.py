"""Find stories by words, with and without marks, among what readers see."""

from dataclasses import dataclass

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When

from articles import lists
from articles.models import Publication, SectionListing
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
        publications=[cards[pk] for pk in ids if pk in cards],
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
    public = _narrowed(Publication.objects.visible(at=at), query, at).newest()
    folded = _containing("search_folded", query.folded)
    if not query.has_marks:
        rows = public.filter(folded)
        is_exact = Value(True)
    else:
        with_marks = _containing("search_exact", query.exact)
        # Words typed with marks must not drown among the many that look like them without.
        parts = [public.filter(with_marks), public.filter(folded)]
        rows = Publication.objects.filter(
            pk__in=lists.any_of([part.values("pk")[: MOST + 1] for part in parts])
        ).newest()
        is_exact = Case(
            When(with_marks, then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
    rows = rows.annotate(is_exact=is_exact)
    return rows.values_list("pk", "headline", "published_at", "is_exact")[: 2 * MOST + 2]


def _narrowed(publications, query, at):
    if query.section:
        listing = SectionListing.objects.filter(
            publication_id=OuterRef("pk"), section__slug=query.section, section__is_active=True
        )
        publications = publications.filter(Exists(listing))
    if query.period:
        publications = publications.filter(published_at__gte=query.since(at))
    return publications


def _containing(field, terms):
    # The stored texts begin and end with a space: whole syllables are found, and nothing less.
    # The longest first: it is the rarest as a rule, and the others are looked for only where it is.
    terms = sorted(terms, key=len, reverse=True)
    return Q(*((f"{field}__contains", f" {term} ") for term in terms))
