"""What the index knows a story by, and what is asked of it.

| term | stands in a story where |
|---|---|
| "khanh", "khanh vinh" | the syllable, the two neighbours stand in its words without marks |
| "=khánh", "=khánh vĩnh" | the same, with their marks |
| "^khanh vinh", "^=khánh vĩnh" | the same, in its headline |
| "#s7", "#a12", "#k:news" | it is of the section, by the author, of the kind |

Neighbours answer for whole phrases, so that two common syllables are one selective term.
"""

from hashlib import blake2b
from itertools import pairwise

from vietnamese.text import exact, fold

EXACT, HEADLINE = "=", "^"
# PostgreSQL refuses keys above 2,700 bytes; the tail of a longer word goes by its hash.
LONGEST_WORD = 60


def of_publication(publication):
    """Return every term of the words of a publication."""
    headline = publication.headline
    return (
        _all("", publication.search_folded)
        | _all(EXACT, publication.search_exact)
        | _all(HEADLINE, fold(headline))
        | _all(HEADLINE + EXACT, exact(headline))
    )


def syllables(sign, words):
    """Return the terms for each of the words alone."""
    return [sign + key(word) for word in words]


def neighbours(sign, words):
    """Return the terms for each two words that stand together."""
    keys = [key(word) for word in words]
    return [f"{sign}{first} {second}" for first, second in pairwise(keys)]


def phrase(sign, words):
    """Return the terms for words that stand together; of a single word, that it is there."""
    return neighbours(sign, words) or syllables(sign, words)


def section(pk):
    return f"#s{pk}"


def author(pk):
    return f"#a{pk}"


def kind(name):
    return f"#k:{name}"


def key(word):
    if len(word) <= LONGEST_WORD:
        return word
    return f"{word[:20]}#{blake2b(word.encode(), digest_size=12).hexdigest()}"


def of_words(words):
    """Return the terms, without a sign, of words that are no longer than their keys."""
    return {*words, *map(" ".join, pairwise(words))}


def _all(sign, text):
    return {sign + term for term in of_words([key(word) for word in text.split()])}
