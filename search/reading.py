"""Find by reading the words of stories: of those that wait for the index, and of a few others."""

from django.db.models import Exists, OuterRef

from articles import lists
from articles.models import AuthorListing, Publication, SectionListing
from search import index
from search.engine import MOST
from search.models import Waiting
from search.ranking import tier_of


def waiting(query, *, at):
    """Return `(tier, published_at, id)` of what waits and is found."""
    ids = Waiting.objects.values("publication_id")
    public = _narrowed(Publication.objects.visible(at=at).filter(pk__in=ids), query, at)
    asked = [("search_folded", query.folded)]
    asked += [("search_exact", query.exact)] if query.has_marks else []
    parts = [
        part.newest().values("pk")[:MOST]
        for field, words in asked
        for part in index.containing(public, field, words)
    ]
    return read(Publication.objects.filter(pk__in=index.read_first(lists.any_of(parts))), query)


def read(publications, query):
    """Return `(tier, published_at, id)` of those publications that hold what is asked."""
    rows = publications.values_list(
        "pk", "published_at", "headline", "search_exact", "search_folded"
    )
    tiers = ((tier_of(query, *words), moment, pk) for pk, moment, *words in rows)
    return [found for found in tiers if found[0] is not None]


def _narrowed(publications, query, at):
    if query.section:
        listing = SectionListing.objects.filter(
            publication_id=OuterRef("pk"), section__slug=query.section, section__is_active=True
        )
        publications = publications.filter(Exists(listing))
    if query.author:
        listing = AuthorListing.objects.filter(
            publication_id=OuterRef("pk"), author__slug=query.author
        )
        publications = publications.filter(Exists(listing))
    if query.kind:
        publications = publications.filter(kind=query.kind)
    if query.period:
        publications = publications.filter(published_at__gte=query.since(at))
    return publications
