"""How a Vietnamese syllable is spelt: what tells such text from any other."""

import re
import unicodedata

# Grave, acute, tilde, hook above, dot below. The other marks make letters: â, ă, ơ.
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))

ONSETS = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
OPEN_RIMES = (
    "oai|oay|oao|oeo|uya|uyu|uây|ươi|ươu|uôi|iêu|yêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oe|oi|ôi|ơi"
    "|ua|uê|ui|uơ|uy|ưa|ưi|ưu|a|e|ê|i|o|ô|ơ|u|ư|y"
)
# ă stands before a consonant only: Portuguese "não", read by the wrong table, is none of ours.
CLOSED_VOWELS = "uyê|oă|oa|oe|uâ|uê|uy|iê|yê|uô|ươ|oo|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
# No other word ends in k, but the names of the Central Highlands do: Đắk Lắk.
CLOSED_RIMES = f"(?:{CLOSED_VOWELS})(?:ch|nh|ng|[ckmnpt])"
SYLLABLE = f"{ONSETS}(?:{OPEN_RIMES}|{CLOSED_RIMES})"


def without_tones(text):
    """Return the text without its tones: "Nguyễn" is "Nguyên"."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(TONES))


def without_accents(text):
    """Return the text in the letters of a telegram: "Đặng" is "Dang"."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


AS_WRITTEN = re.compile(SYLLABLE)
AS_TELEGRAPHED = re.compile(without_accents(SYLLABLE))


def is_syllable(word):
    """Return whether a word could be Vietnamese as it stands, with its accents."""
    return bool(AS_WRITTEN.fullmatch(without_tones(word.casefold())))


def is_syllable_without_accents(word):
    """Return whether a word could be Vietnamese that has lost its accents, as NGUYEN has."""
    return bool(AS_TELEGRAPHED.fullmatch(without_accents(word.casefold())))
