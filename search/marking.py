"""Where the words that were looked for stand in a text, with their marks or without.

They are looked for in the text with each letter in its plain form, character by character, so that
places are the same in both. A pattern of all forms of each letter took 8 ms to compile, for each
new question.
"""

import html
import re
from functools import lru_cache

from vietnamese.text import fold, normalise

TAG = re.compile(r"<[^>]*>")
BEGINS, ENDS = r"(?<![^\W_])", r"(?![^\W_])"
BETWEEN = r"[\W_]+"
BEFORE, LONGEST = 80, 230
# Letters that are one letter without their marks; the others stand for themselves, which is said,
# as far as text usually goes, because what is not in the table costs fifty times as much.
_PLAIN = {
    code: folded if len(folded := fold(chr(code))) == 1 else chr(code) for code in range(0x2100)
}


@lru_cache(maxsize=256)
def pattern(terms):
    """Return the pattern of any of the terms, neighbours as one; `terms` is a tuple, folded."""
    if not terms:
        return None
    # The longest first: of "nam" and "nam dinh" the second one is meant where it stands.
    any_term = "|".join(_term(term) for term in sorted(terms, key=len, reverse=True))
    one = f"{BEGINS}(?:{any_term}){ENDS}"
    return re.compile(f"{one}(?:{BETWEEN}{one})*")


@lru_cache(maxsize=256)
def together(terms):
    """Return the pattern of all the words side by side."""
    return re.compile(f"{BEGINS}{_term(' '.join(terms))}{ENDS}") if terms else None


def excerpt(body, terms):
    """Return the words around the place of a body that was looked for; empty: it is not there."""
    text = " ".join(html.unescape(TAG.sub(" ", body)).split())
    letters = plain(text)
    found = together(terms).search(letters) or pattern(terms).search(letters)
    if not found:
        return ""
    start = text.rfind(" ", 0, max(0, found.start() - BEFORE)) + 1
    end = text.find(" ", min(len(text), start + LONGEST))
    shown = text[start:] if end < 0 else f"{text[start:end].rstrip(' ,;:.–-')}…"
    return f"… {shown}" if start else shown


def marked(text, terms):
    """Return the pieces of a text; every second one is what was looked for."""
    text, pieces, end = normalise(str(text)), [], 0
    if asked := pattern(terms):
        for found in asked.finditer(plain(text)):
            pieces += [text[end : found.start()], text[found.start() : found.end()]]
            end = found.end()
    return [*pieces, text[end:]]


def plain(text):
    """Return the text with each letter in its plain form, in the same place."""
    return text.translate(_PLAIN)


def _term(term):
    return BETWEEN.join(_word(word) for word in term.split())


def _word(word):
    # 1003 is written 1.003.
    return r"\.?".join(word) if word.isdigit() else re.escape(word)
