"""The index of words of publications, which search/migrations/0001_index_of_words.py builds."""

from articles.models import Publication
from wordindex import WordIndex, read_first

__all__ = ["WORDS", "containing", "read_first"]

# At 30,000 stories either way to find a common word reads 8,000 texts or less.
WORDS = WordIndex("search", Publication._meta.db_table, many=8_000)


def containing(publications, field, terms):
    """Return querysets that together find every publication whose text contains all the terms."""
    return WORDS.containing(publications, {field: terms})
