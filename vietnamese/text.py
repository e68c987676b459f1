"""How Vietnamese text is stored, searched, put into addresses and shortened."""

import re
import unicodedata

from slugify import slugify

# Letters that look like Đ and are not: Eth came from old keyboards, Ɖ from fonts.
LOOKALIKES = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u00a0": " "}

# Invisible leftovers of Word and of web pages, what a database refuses (NUL, lone surrogates),
# and the other control characters. U+200D stays: emoji are built with it.
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\u00ad\u200b\u200c\ufeff\ud800-\udfff]+")

# Old and new spelling of one sound: "hoà" is "hòa". After q the u is no vowel ("quý" stays), and
# before another letter both spellings agree ("hoàn", "khuỷu").
OLD_TONE_PLACE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)")
_NEW, _OLD = (
    "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy",
    "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ",
)
TONE_PLACES = dict(zip(_OLD.split(), _NEW.split(), strict=True))

# The dot in 1.003 and 1.250.000; not those of 12.04.2021.
THOUSANDS_DOT = re.compile(r"\.(?<=[0-9]\.)(?=[0-9]{3}(?![0-9]))")

# Letters that Unicode does not take apart, and the apostrophe that it counts as a letter (M’nông).
BASE_LETTERS = {"đ": "d", "ƀ": "b"}
LETTER_APOSTROPHE = "\u02bc"

# Above it are no Vietnamese letters and no usual punctuation.
_LAST_REMEMBERED = 0x2100


class _CharacterTable(dict):
    """Map characters for str.translate, each worked out once."""

    def __init__(self, rule):
        super().__init__()
        self._rule = rule

    def __missing__(self, code):
        mapped = self._rule(chr(code))
        # Queries come from strangers: without a bound they could fill the memory.
        if code < _LAST_REMEMBERED:
            self[code] = mapped
        return mapped


def _without_marks(character):
    parts = unicodedata.normalize("NFKD", character).lower()
    return "".join(
        BASE_LETTERS.get(part, part) if _is_word_part(part) else " "
        for part in parts
        if not _is_mark(part)
    )


def _with_marks(character):
    return "".join(
        part if _is_word_part(part) or _is_mark(part) else " " for part in character.lower()
    )


def _is_word_part(character):
    return character.isalnum() and character != LETTER_APOSTROPHE


def _is_mark(character):
    return unicodedata.category(character).startswith("M")


_FOLDED = _CharacterTable(_without_marks)
_EXACT = _CharacterTable(_with_marks)


def normalise(text):
    """Return the one form in which a text is stored; nothing that a reader sees is lost."""
    for lookalike, meant in LOOKALIKES.items():
        text = text.replace(lookalike, meant)
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text))


def fold(text):
    """Return the search form without marks: "Đặng Ủy, V.THÀNH" is "dang uy v thanh"."""
    return _words(text, _FOLDED)


def exact(text):
    """Return the search form with marks: "Hoà Bình" and "HÒA BÌNH" are "hòa bình"."""
    return OLD_TONE_PLACE.sub(_move_tone, _words(text, _EXACT))


def slug(text, max_length=80):
    """Return the text as words of an address; empty where no letter or digit is in it."""
    return slugify(fold(text), max_length=max_length, word_boundary=True, save_order=True)


def truncate(text, limit):
    """Shorten a text to at most `limit` characters, between two syllables, with an ellipsis."""
    text = normalise(text).strip()
    if len(text) <= limit:
        return text
    kept = text[:limit]
    syllables = re.match(r"(.*\S)\s", kept, re.DOTALL)
    return _end_cleanly(syllables[1] if syllables else _whole_characters(text, limit - 1)) + "…"


def _words(text, table):
    text = THOUSANDS_DOT.sub("", normalise(text))
    return " ".join(text.translate(table).split())


def _move_tone(match):
    return TONE_PLACES[match[0]]


def _whole_characters(text, length):
    while length > 0 and _is_mark(text[length]):
        length -= 1
    return text[:length]


def _end_cleanly(text):
    return text.rstrip(" ,;:.–-…")
