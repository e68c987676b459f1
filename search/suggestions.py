"""Words that go on as somebody has begun to type: usual phrases of headlines, and names."""

from search.models import Phrase
from search.phrases import LEAST
from vietnamese.text import exact, fold

# Two letters begin a tenth of all words.
SHORTEST, MOST = 3, 8
# Read at most, whatever the first letters are.
READ = 3_000
# Sorts after every letter.
LAST = "\U0010ffff"


def suggestions(text):
    """Return at most `MOST` phrases that begin so; those with the marks as typed first."""
    folded, typed = fold(text), exact(text)
    # "bến " ends with a whole word.
    start = f"{folded} " if text[-1:].isspace() else folded
    if len(start) < SHORTEST:
        return []
    rows = Phrase.objects.filter(folded__gte=start, folded__lt=start + LAST, count__gte=LEAST)
    rows = rows[:READ]
    found = {}
    for phrase, count in rows.values_list("exact", "count"):
        found[phrase] = max(count, found.get(phrase, 0))
    ranked = sorted(
        found, key=lambda phrase: (not phrase.startswith(typed), -found[phrase], phrase)
    )
    return ranked[:MOST]
