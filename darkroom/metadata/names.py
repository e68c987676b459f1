"""Photographers' names: what looks like one, and how we write it."""

import re

from darkroom.metadata.agencies import agency, is_organisation
from darkroom.metadata.syllables import is_syllable_without_accents

# Every word of a name begins with a capital, but for these: "Charles de Gaulle".
JOINING_WORDS = re.compile("bin|binti|d[aeiou]|del|der|dos|el|l[ae]|van|von")
NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-]+[^\W\d_]*)*")
# "AP Photo/Hau Dinh, File": from the archive.
NO_NAMES = {"", "file", "files", "file photo"}
MOST_WORDS = 6
LONGEST = 60

# Several people; a slash is not here: behind it stands the agency. "And" may be part of the name
# of an office: "Sở Văn hóa và Thể thao".
COMMAS = re.compile(r"\s*[;,]\s*")
BETWEEN_NAMES = re.compile(r"\s*[;,]\s*|\s+(?:and|và|&)\s+", re.IGNORECASE)


def looks_like_people(text):
    """Return whether a text is one name or several, and nothing else."""
    return bool(text) and all(map(_looks_like_a_person, BETWEEN_NAMES.split(text)))


def in_our_spelling(text):
    """Return a byline with each name once, and Vietnamese names in capitals as we write them."""
    separators = BETWEEN_NAMES if looks_like_people(text) else COMMAS
    names = (
        _in_our_spelling(name) for name in separators.split(text) if name.casefold() not in NO_NAMES
    )
    return ", ".join(dict.fromkeys(names))


def _looks_like_a_person(name):
    words = name.split()
    if not words or len(words) > MOST_WORDS or len(name) > LONGEST:
        return False
    if agency(name) or is_organisation(name):
        return False
    return all(JOINING_WORDS.fullmatch(word) or _is_name_word(word) for word in words)


def _is_name_word(word):
    return bool(NAME_WORD.fullmatch(word)) and word[0].isupper()


def _in_our_spelling(name):
    """Return NGUYỄN VĂN AN, or AFP's Nhac NGUYEN, in the letters of a name.

    Only where every word could be a Vietnamese syllable: V.THÀNH and LK are pen names, TTXVN is
    an agency, and of McDONALD nobody knows where the capitals were.
    """
    words = name.split()
    if len(words) < 2 or not all(map(is_syllable_without_accents, words)):
        return name
    return " ".join(_with_one_capital(word) for word in words)


def _with_one_capital(word):
    return word[0] + word[1:].lower() if word.isupper() else word
