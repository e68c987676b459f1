"""Plain text out of whatever a file holds: composed, without control characters, bounded."""

import re
import unicodedata

# Cc and Cs break JSON, XML and databases; Cf hides text or turns it round (U+202E in a byline).
UNWANTED = ("Cc", "Cs", "Cf")
# Joiners that Indic scripts and emoji need.
KEPT = "\u200c\u200d"
# No character, and not allowed in XML; a later Unicode may give names to the rest of Cn.
NO_CHARACTERS = "\ufffe\uffff"

LINE_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
BLANK_LINES = re.compile(r"\n{3,}")


def plain(text, most):
    """Return the text on one line, of at most so many characters; "" for what is no text."""
    if not isinstance(text, str):
        return ""
    # Cut first, so that a field of 2 MB costs nothing; four is more than composing ever saves.
    words = _visible(LINE_BREAKS.sub(" ", text[: most * 4]))
    return " ".join(words.split())[:most].rstrip()


def plain_lines(text, most):
    """Return the text with its line breaks, no two of its lines blank in a row."""
    if not isinstance(text, str):
        return ""
    lines = LINE_BREAKS.sub("\n", text[: most * 4]).split("\n")
    joined = "\n".join(plain(line, most) for line in lines).strip()
    return BLANK_LINES.sub("\n\n", joined)[:most].rstrip()


def _visible(text):
    composed = unicodedata.normalize("NFC", text.replace("\t", " "))
    kept = "".join(character for character in composed if _is_visible(character))
    # What stood between a letter and its accent is gone: compose again.
    return unicodedata.normalize("NFC", kept)


def _is_visible(character):
    if character in NO_CHARACTERS:
        return False
    return character in KEPT or unicodedata.category(character) not in UNWANTED
