"""Where the words that were looked for stand in a text, with their marks or without.

They are looked for in the text with each letter in its plain form, character by character, so that
places are the same in both. A pattern of all forms of each letter took 8 ms to compile, for each
new question.
"""

import codecs
import html
import re
from functools import lru_cache

from vietnamese.text import fold, normalise

# Neighbours as one, with the space behind them: readers see one space.
TAGS = re.compile(r"(?:<[^>]*>\s*)+")
ENDS = r"(?![^\W_])"
BETWEEN = r"[\W_]+"
BEFORE, LONGEST = 80, 230
# Letters that are one letter without their marks; the others stand for themselves, which is said,
# as far as text usually goes, because what is not in the table costs fifty times as much.
_PLAIN = {
    code: folded if len(folded := fold(chr(code))) == 1 else chr(code) for code in range(0x2100)
}
# What a Vietnamese newspaper is set in. By way of a byte for each, text becomes plain five times as
# fast as by the table; Python goes that way only where the first of them is NUL.
_VOWELS = {
    normalise(f"{vowel}{tone}")
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", *map(chr, (0x300, 0x301, 0x303, 0x309, 0x323)))
}
_TYPE = "".join(
    ["\0\t\n", *map(chr, range(0x20, 0x7F)), *sorted(_VOWELS - set("aeiouyAEIOUY")), "đĐ–—“”‘’…°"]
)
_PLAIN_TYPE = _TYPE.translate(_PLAIN)
_BYTES = codecs.charmap_build(_TYPE)


@lru_cache(maxsize=256)
def pattern(terms):
    """Return the pattern of any of the terms, neighbours as one; `terms` is a tuple, folded."""
    if not terms:
        return None
    # The longest first: of "nam" and "nam dinh" the second one is meant where it stands.
    any_term = "|".join(_term(term) for term in sorted(terms, key=len, reverse=True))
    one = f"(?:{any_term}){ENDS}"
    return re.compile(f"{one}(?:{BETWEEN}{one})*")


@lru_cache(maxsize=256)
def together(terms):
    """Return the pattern of all the words side by side."""
    return re.compile(f"{_term(' '.join(terms))}{ENDS}") if terms else None


def excerpt(body, terms):
    """Return the words around the place of a body that was looked for; empty: it is not there."""
    text = html.unescape(TAGS.sub(" ", body))
    letters = plain(text)
    found = together(terms).search(letters) or pattern(terms).search(letters)
    if not found:
        return ""
    start = text.rfind(" ", 0, max(0, found.start() - BEFORE)) + 1
    end = text.find(" ", min(len(text), start + LONGEST))
    before, shown, after = text[:start], text[start:], ""
    if end >= 0:
        shown, after = text[start:end], text[end:]
    shown = " ".join(shown.split())
    if after.strip():
        shown = f"{shown.rstrip(' ,;:.–-')}…"
    return f"… {shown}" if before.strip() else shown


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
    try:
        in_bytes, _length = codecs.charmap_encode(text, "strict", _BYTES)
    except UnicodeEncodeError:
        return text.translate(_PLAIN)
    return codecs.charmap_decode(in_bytes, "strict", _PLAIN_TYPE)[0]


def _term(term):
    first, *others = term.split()
    return BETWEEN.join([_opening(first), *map(_word, others)])


def _opening(word):
    """Return the pattern of a word before which no letter stands."""
    # Asked behind the letters, because re looks for letters sixty times as fast as for a place.
    known, digits = (word[0], word[1:]) if word.isdigit() else (re.escape(word), "")
    return rf"{known}(?<![^\W_]{known})" + "".join(rf"\.?{digit}" for digit in digits)


def _word(word):
    # 1003 is written 1.003.
    return r"\.?".join(word) if word.isdigit() else re.escape(word)
