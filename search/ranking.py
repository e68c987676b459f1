"""In which order stories are shown; the one place that says it.

0. with the marks as typed, all words side by side in the headline
1. … side by side anywhere
2. … anywhere in the text
3. without regard to marks, all words side by side in the headline
4. … side by side anywhere
5. … anywhere in the text

The first three are for those who typed a mark. "Side by side": each two neighbours of the query
are neighbours in the text. Within a tier the newest comes first (`published_at`, then the id).
Whatever a reader put in quotes, or joined by dots and dashes, must stand together in every tier.
"""

from dataclasses import dataclass
from itertools import pairwise

from search import terms
from vietnamese.text import exact, fold

TIERS = 6


@dataclass(frozen=True)
class Tier:
    """One of the six, as terms of the index that must all be there."""

    number: int
    terms: tuple


def tiers(query):
    """Return the tiers of a query, best first."""
    marked = _tiers(0, terms.EXACT, query.exact) if query.has_marks else []
    return [*marked, *_tiers(3, "", query.folded)]


def tier_of(query, headline, exact_text, folded_text):
    """Return the number of the tier of a story, by reading its words; None: it is not found."""
    if query.has_marks and _holds(exact_text, query.exact):
        return _read(0, query.exact, exact(headline), exact_text)
    if _holds(folded_text, query.folded):
        return _read(3, query.folded, fold(headline), folded_text)
    return None


def _tiers(first, sign, asked):
    words = " ".join(asked).split()
    needed = [*terms.syllables(sign, words)]
    for term in asked:
        needed += terms.neighbours(sign, term.split())
    headline = terms.phrase(terms.HEADLINE + sign, words)
    together = terms.phrase(sign, words)
    return [
        Tier(first, _once([*headline, *together, *needed])),
        Tier(first + 1, _once([*together, *needed])),
        Tier(first + 2, _once(needed)),
    ]


def _once(needed):
    return tuple(dict.fromkeys(needed))


def _read(first, asked, headline, text):
    words = " ".join(asked).split()
    if not _side_by_side(text, words):
        return first + 2
    return first if _side_by_side(f" {headline} ", words) else first + 1


def _side_by_side(text, words):
    neighbours = [" ".join(pair) for pair in pairwise(words)]
    return _holds(text, neighbours or words)


def _holds(text, asked):
    return all(f" {term} " in text for term in asked)
