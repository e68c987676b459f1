"""Find stories by words, with and without marks, among what readers see."""

from dataclasses import dataclass, replace

from articles.models import Publication
from articles.prepared import Prepared
from search.corrections import spelled
from search.engine import MOST, engine
from search.listed import as_text, listed
from search.marking import excerpt, plain, together
from vietnamese.text import truncate

PAGE_SIZE = 10
LAST_PAGE = MOST // PAGE_SIZE
SHOWN = 230


@dataclass(frozen=True)
class Found:
    """One page of results; with `is_counted` False there are more than `count`."""

    publications: list
    count: int
    is_counted: bool = True
    has_more: bool = False
    # Words, with their marks, that find something where those that were typed do not.
    meant: str = ""


def find(query, *, at, page=1):
    """Return a page of what the query finds; nothing is asked for a query without words."""
    if not query.folded:
        return Found([], 0)
    answer = engine().find(query, at=at, start=(page - 1) * PAGE_SIZE, size=PAGE_SIZE)
    return Found(
        publications=_shown(answer.ids, tuple(query.folded), at),
        count=answer.count,
        is_counted=answer.is_counted,
        has_more=answer.has_more,
        meant="" if answer.ids or page > 1 else _meant(query, at),
    )


def _cards(at, ids):
    cards = Publication.objects.visible(at=at).select_related("section")
    cards = cards.filter(pk__in=listed(ids))
    # With the body, out of which the excerpt is taken; without what no result shows.
    return cards.defer("search_exact", "search_folded", "topics", "corrections")


_CARDS = Prepared(_cards, moments=["at"], texts=["ids"])


def _shown(ids, terms, at):
    """Return the publications of a page in their order, each with its excerpt."""
    found = {card.pk: card for card in _CARDS(at=at, ids=as_text(ids))} if ids else {}
    publications = [found[pk].as_of(at) for pk in ids if pk in found]
    for publication in publications:
        publication.excerpt = _excerpt(publication, terms)
    return publications


def _excerpt(publication, terms):
    """Return the standfirst, or the place of the body where the words stand."""
    asked, standfirst = together(terms), truncate(publication.standfirst, SHOWN)
    if asked.search(plain(publication.headline)) or asked.search(plain(standfirst)):
        return standfirst
    return excerpt(publication.body, terms) or standfirst


def _meant(query, at):
    """Return words that find something, with the same filters, where those typed do not."""
    words = " ".join(query.folded).split()
    right = engine().corrected(words)
    if not right or right == words:
        return ""
    meant = spelled(right)
    finds = engine().find(replace(query, text=meant), at=at, start=0, size=1)
    return meant if finds.ids else ""
