"""How agencies' habits become ours: who took it stands in `byline`, who delivers it in `credit`."""

import re
from dataclasses import replace

from darkroom.metadata.agencies import agency
from darkroom.metadata.captions import credit_of
from darkroom.metadata.credits import taken_apart, without_label, without_signs
from darkroom.metadata.names import in_our_spelling, looks_like_people

BETWEEN_KEYWORDS = re.compile(r"\s*;\s*")
BETWEEN_KEYWORDS_IN_ONE = re.compile(r"\s*[;,]\s*")

# Real ones settle in two rounds, as each round only shortens or respells.
MOST_ROUNDS = 20


def clean(words):
    """Return the words as our desk writes them; cleaning twice changes nothing more."""
    for _round in range(MOST_ROUNDS):
        cleaner = _cleaned(words)
        if cleaner == words:
            break
        words = cleaner
    return words


def _cleaned(words):
    byline, credit = _credited(words.byline, words.credit)
    caption, byline, credit = _from_caption(words.caption, byline, credit)
    return replace(
        words,
        caption=caption,
        byline=in_our_spelling(byline),
        credit=agency(credit) or credit,
        copyright=without_signs(words.copyright),
        keywords=_separated(words.keywords),
    )


def _credited(byline, credit):
    """Return (byline, credit), each in its place."""
    byline, credit = without_label(byline), without_label(credit)
    byline, credit = _split(byline, credit)
    if agency(byline) and _agree(credit, byline):
        return "", byline
    if agency(byline) and not agency(credit) and looks_like_people(credit):
        return credit, byline
    return byline, credit


def _split(byline, credit):
    """Take apart the field that says both, if the other one does not say otherwise."""
    name, source = taken_apart(byline) or ("", "")
    if name and _agree(credit, source):
        return name, source
    name, source = taken_apart(credit) or ("", "")
    # "AFP" and "AFP/Nhac NGUYEN": the byline says nothing that is not in the credit.
    if name and (_agree(byline, name) or _agree(byline, source)):
        return name, source
    return byline, credit


def _from_caption(caption, byline, credit):
    """Move the credit at the end of a caption to its fields, unless they say otherwise.

    Where they say the same it goes as well, or it would be printed twice; where they contradict
    it stays, for an editor to see.
    """
    while found := credit_of(caption):
        left, name, source = found
        if not (_agree(byline, name) and _agree(credit, source)):
            break
        caption, byline, credit = left, byline or name, credit or source
    return caption, byline, credit


def _agree(told, added):
    """Return whether a field is empty, or says what is added, or nothing is."""
    return not told or not added or _key(told) == _key(added)


def _key(line):
    return (agency(line) or in_our_spelling(line)).casefold()


def _separated(keywords):
    rule = BETWEEN_KEYWORDS_IN_ONE if len(keywords) == 1 else BETWEEN_KEYWORDS
    return [part for keyword in keywords for part in rule.split(keyword)]
