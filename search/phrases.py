"""Words that stand together in headlines, and names: what is suggested while somebody types."""

from collections import Counter

from search.writing import insert
from vietnamese.text import exact, fold

LONGEST, LONGEST_TEXT = 4, 60
# What one headline alone says is no usual phrase. A name is one wherever it stands.
LEAST, NAME = 2, 3


class Counted:
    """Phrases of the publications that are being learned."""

    def __init__(self):
        self._counts = Counter()

    def add(self, publication):
        """Count the phrases of a headline, and the names that stand with the story."""
        words = exact(publication.headline).split()
        for size in range(2, LONGEST + 1):
            for place in range(len(words) - size + 1):
                self._counts[" ".join(words[place : place + size])] += 1
        for name in _names(publication):
            self._counts[exact(name)] += NAME

    def write(self):
        """Add what was counted to what is known."""
        rows = [
            (folded, phrase, count)
            for phrase, count in self._counts.items()
            if count >= LEAST and len(phrase) <= LONGEST_TEXT and (folded := fold(phrase))
        ]
        insert(
            "search_phrase",
            ["folded", "exact", "count"],
            sorted(rows),
            on_conflict=(
                "ON CONFLICT (folded, exact) DO UPDATE"
                " SET count = search_phrase.count + excluded.count"
            ),
        )


def _names(publication):
    yield from (topic["name"] for topic in publication.topics)
    yield from (byline["printed_as"] for byline in publication.bylines)
