"""Words that stand together in headlines, and names: what is suggested while somebody types."""

from collections import Counter

from django.db.models import F

from search.models import Phrase
from search.writing import insert
from vietnamese.text import exact, fold

LONGEST, LONGEST_TEXT, LONGEST_FOLDED = 4, 60, 120
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
            neighbours = (words[place:] for place in range(size))
            self._counts.update(map(" ".join, zip(*neighbours, strict=False)))
        for name in _names(publication):
            self._counts[exact(name)] += NAME

    def write(self, *, is_many):
        """Add what was counted to what is known; of many at once, what more than one says.

        Most of what an archive's headlines say is said once, and would be most of the table.
        """
        insert(
            "search_phrase",
            ["folded", "exact", "count"],
            sorted(self._rows(LEAST if is_many else 1)),
            on_conflict=(
                "ON CONFLICT (folded, exact) DO UPDATE"
                " SET count = search_phrase.count + excluded.count"
            ),
        )

    def take_away(self):
        """Take what was counted from what is known: nothing is suggested that nobody can read."""
        for folded, phrase, count in sorted(self._rows(least=1)):
            known = Phrase.objects.filter(folded=folded, exact=phrase)
            if not known.filter(count__gt=count).update(count=F("count") - count):
                known.delete()

    def _rows(self, least):
        for phrase, count in self._counts.items():
            # Most have been dropped before they are folded, which takes longest.
            if count < least or len(phrase) > LONGEST_TEXT:
                continue
            folded = fold(phrase)
            if 0 < len(folded) <= LONGEST_FOLDED:
                yield folded, phrase, count


def _names(publication):
    yield from (topic["name"] for topic in publication.topics)
    yield from (byline["printed_as"] for byline in publication.bylines)
