"""Vietnamese order as sort keys, for any database: no collation of a server is needed.

The keys are digits only, because every collation agrees on their order.
"""

import unicodedata

from vietnamese.text import normalise

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# ngang, huyền, hỏi, ngã, sắc, nặng
TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
SHAPES = "\u0302\u0306\u031b"  # those of â, ă and ơ: they make another letter, tones do not

END, SPACE, FOREIGN = "00", "01", "99"
_PLACES = {character: str(place) for place, character in enumerate("0123456789" + ALPHABET, 10)}


def sort_key(text):
    """Return a key by which texts sort as in a Vietnamese dictionary: An, Ánh, Ăn, Ân, Ẩn, Ấn."""
    letters, tones = [], []
    for character in normalise(text).lower():
        letter, tone = _apart(character)
        if place := _place(letter):
            letters.append(place)
            tones.append(tone)
    # Tones decide only between words of the same letters: ma, mà, mả, mã, má, mạ, then mă.
    return "".join([*letters, END, *tones])


def name_sort_key(full_name):
    """Return a key by which people sort as in a staff list: by given name, the last word."""
    *family_names, given_name = full_name.split() or [""]
    return sort_key(given_name) + sort_key(" ".join(family_names))


def _apart(character):
    """Return a letter of the alphabet and the number of its tone."""
    base, *marks = unicodedata.normalize("NFD", character)
    tone = next((TONES[mark] for mark in marks if mark in TONES), "0")
    shape = "".join(mark for mark in marks if mark in SHAPES)
    return unicodedata.normalize("NFC", base + shape), tone


def _place(letter):
    if letter.isspace():
        return SPACE
    if not letter.isalnum():
        return ""
    return _PLACES.get(letter) or f"{FOREIGN}{ord(letter[0]):08}"
