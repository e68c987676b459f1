"""Gather in which slots the terms of many stories stand.

Word for word, nearly every story says the same with its marks and without. Only its words with
marks are taken up then; the other terms are made from these at the end, once for all stories:
"ban hang" stands wherever "bán hàng" or "bàn hàng" does.
"""

from array import array
from collections import defaultdict, deque
from functools import lru_cache
from itertools import repeat

from search import terms
from vietnamese.text import exact, fold

# A megabyte of different words is no story: it would be half a million rows.
MOST_TERMS = 60_000
# Held in memory at once, at some 400 bytes each with those that are made from it.
TOGETHER = 750_000


class Gathered:
    """The slots of each term, story by story in rising order of the slots."""

    def __init__(self):
        # As they are asked for; and those with marks, of texts and of headlines, without a sign.
        self._said = defaultdict(_none)
        self._texts, self._headlines = defaultdict(_none), defaultdict(_none)

    def is_full(self):
        """Tell whether another story may be more than memory should hold."""
        return len(self._said) + len(self._texts) + len(self._headlines) > TOGETHER

    def add(self, slot, publication, labels):
        """Take up the terms of a publication and its labels; False: there are too many of them."""
        text, headline = publication.search_exact.split(), exact(publication.headline).split()
        is_usual = (
            # A word is a term and half of two others, in either form: these are not too many.
            len(text) + len(headline) <= MOST_TERMS // 4
            and _says_the_same(text, publication.search_folded)
            and _says_the_same(headline, fold(publication.headline))
        )
        if is_usual:
            _append(self._texts, terms.of_words(text), slot)
            _append(self._headlines, terms.of_words(headline), slot)
        else:
            found = terms.of_publication(publication)
            if len(found) > MOST_TERMS:
                return False
            _append(self._said, found, slot)
        _append(self._said, labels, slot)
        return True

    def postings(self):
        """Return `{term: slots}` of all that was gathered; it is asked for once."""
        found = self._said
        for sign, gathered in (("", self._texts), (terms.HEADLINE, self._headlines)):
            # One by one they leave the one for the other: both would be twice the memory.
            while gathered:
                term, slots = gathered.popitem()
                _unite(found, f"{sign}{terms.EXACT}{term}", slots)
                _unite(found, sign + " ".join(map(_without_marks, term.split())), slots)
        return found


def _none():
    return array("H")


def _append(gathered, found, slot):
    # Hundreds of terms a story: a loop in Python takes nearly twice as long.
    deque(map(array.append, map(gathered.__getitem__, found), repeat(slot)), maxlen=0)


def _unite(found, term, slots):
    known = found.get(term)
    found[term] = slots if known is None else array("H", sorted({*known, *slots}))


def _says_the_same(words, folded):
    return " ".join(map(_without_marks, words)) == folded.strip()


@lru_cache(maxsize=65_536)
def _without_marks(word):
    """Return the word without its marks; nothing where its terms are not the word itself."""
    folded = fold(word)
    # Some signs are several words without their marks: "ﷺ".
    is_usual = " " not in folded and terms.key(word) == word and terms.key(folded) == folded
    return folded if is_usual else ""
