"""Text out of bytes that do not say their character set, or say it wrongly."""

import re
import unicodedata

from darkroom.metadata.syllables import is_syllable

WESTERN, VIETNAMESE = "cp1252", "cp1258"

# Enough to know a language by; a hostile block has a megabyte.
SAMPLE_LENGTH = 20_000

# Whoever has one of these in a byline has UTF-8 that somebody read as Latin: "Nguyá»…n".
MOJIBAKE = re.compile(r"[\xc2-\xc6\xe1\xe2][\x80-\xbf\u0152-\u2122]")

WORD = re.compile(r"[^\W\d_]+")
# Of the words with accents nearly all must be Vietnamese, and of all words most: names from abroad
# stand in our captions as well.
NEARLY_ALL, MOST = 0.8, 0.6


def decode(values):
    """Return the texts of one block of metadata; what is not UTF-8 shares one legacy table."""
    texts = [_from_utf8(value) for value in values]
    legacy = [value for value, text in zip(values, texts, strict=True) if text is None]
    table = _legacy_table(b" ".join(legacy)[:SAMPLE_LENGTH])
    return [
        _from_legacy(value, table) if text is None else text
        for value, text in zip(values, texts, strict=True)
    ]


def mended(text):
    """Return the text that was UTF-8 before a program read it as Latin; any other as it is."""
    if not MOJIBAKE.search(text):
        return text
    try:
        return b"".join(map(_latin_byte, text)).decode()
    except UnicodeError:
        return text


def _from_utf8(value):
    """Return the text, or None where it is not UTF-8; a letter cut off at the end is dropped.

    IPTC gives a byline 32 bytes, and programs cut there: often through a Vietnamese letter.
    """
    try:
        return value.decode()
    except UnicodeDecodeError as error:
        whole, stump = value[: error.start], value[error.start :]
        # "Café" in Latin-1 ends in what could be such a stump: one byte alone proves nothing.
        proven = len(stump) > 1 or not whole.isascii()
        cut_short = error.reason == "unexpected end of data"
        return whole.decode() if cut_short and proven else None


def _legacy_table(block):
    """Return the table that makes Vietnamese of the block if there is one, else the Western.

    Only cp1258 writes a tone after its vowel. The same bytes are Ì, Ò, Þ, ì and ò in cp1252, where
    they mostly follow a consonant ("Niccolò"): then no Vietnamese syllable comes of it.
    """
    vietnamese = _from_legacy(block, VIETNAMESE)
    words = WORD.findall(vietnamese)
    accented = [word for word in words if not word.isascii()]
    if not accented or vietnamese == _from_legacy(block, WESTERN):
        return WESTERN
    is_ours = _share(accented) >= NEARLY_ALL and _share(words) >= MOST
    return VIETNAMESE if is_ours else WESTERN


def _share(words):
    """Return which share of the words could be Vietnamese."""
    return sum(map(is_syllable, words)) / len(words)


def _from_legacy(value, table):
    return unicodedata.normalize("NFC", value.decode(table, "replace"))


def _latin_byte(character):
    """Return the byte of a character, for cp1252 as programs have it: without holes."""
    if ord(character) < 256:
        return bytes([ord(character)])
    return character.encode(WESTERN)
