"""What differs between two published texts, word by word, in bounded time."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from richtext.figures import plain_text

# Beyond so many pairs of paragraphs, of words of a paragraph, or of words in all, what changed is
# shown whole: difflib takes the square of it, and of texts that repeat themselves the cube.
MOST_PARAGRAPH_PAIRS = MOST_WORD_PAIRS = 250_000
MOST_IN_ALL = 1_000_000
# Two paragraphs that share less are two different ones.
LEAST_ALIKE = 0.4
# How far down the successor of a paragraph is looked for.
LOOKED_AHEAD = 10
WORD = re.compile(r"\s*\S+")

SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that changed, as (`SAME`, `GONE` or `NEW`, words) in reading order."""

    pieces: tuple


@dataclass(frozen=True)
class Unchanged:
    """So many paragraphs in a row that are the same in both texts."""

    count: int


@dataclass(frozen=True)
class Part:
    """A part of a story that changed, with its paragraphs and what is left out between them."""

    name: str
    blocks: tuple


PARTS = (
    ("kicker", _("kicker")),
    ("headline", _("headline")),
    ("standfirst", _("standfirst")),
    ("body", _("body")),
    ("captions", _("captions")),
    ("bylines", _("bylines")),
    ("source", _("source")),
)


def differences(before, after):
    """Return the `Part`s in which two publications differ."""
    return _differences(_texts(before), _texts(after))


def _texts(publication):
    """Return the words of a publication by part, a line for each paragraph."""
    return (
        publication.kicker,
        publication.headline,
        publication.standfirst,
        publication.body,
        "\n".join(_caption(placed) for placed in publication.pictures),
        "\n".join(byline["printed_as"] for byline in publication.bylines),
        publication.source,
    )


def _caption(placed):
    return " ".join(" ".join((placed["caption"], placed["credit"])).split())


# The key is the text itself: a published one never changes.
@lru_cache(maxsize=64)
def _differences(before, after):
    budget = _Budget(MOST_IN_ALL)
    parts = []
    for (key, name), one, other in zip(PARTS, before, after, strict=True):
        if one == other:
            continue
        if key == "body":
            one, other = plain_text(one), plain_text(other)
        if blocks := tuple(_blocks(_paragraphs(one), _paragraphs(other), budget)):
            parts.append(Part(name, blocks))
    return tuple(parts)


def _paragraphs(text):
    return [line.strip() for line in text.split("\n") if line.strip()]


class _Budget:
    """How many comparisons of words a page may still cost."""

    def __init__(self, most):
        self.left = most

    def allows(self, pairs):
        if pairs > min(self.left, MOST_WORD_PAIRS):
            return False
        self.left -= pairs
        return True


def _blocks(before, after, budget):
    """Yield what changed, and `Unchanged` for what stands between; nothing if nothing changed."""
    if before == after:
        return
    for tag, a, b, c, d in _opcodes(before, after):
        if tag == "equal":
            yield Unchanged(b - a)
        else:
            yield from _changed(before[a:b], after[c:d], budget)


def _opcodes(before, after):
    """Yield difflib's opcodes; of long texts that share too little, one for the whole middle."""
    start, end = _common(before, after)
    mid_before, mid_after = len(before) - end, len(after) - end
    if start:
        yield "equal", 0, start, 0, start
    inner, inner_after = before[start:mid_before], after[start:mid_after]
    if len(inner) * len(inner_after) > MOST_PARAGRAPH_PAIRS:
        yield "replace", start, mid_before, start, mid_after
    else:
        matcher = SequenceMatcher(None, inner, inner_after, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            yield tag, a + start, b + start, c + start, d + start
    if end:
        yield "equal", mid_before, len(before), mid_after, len(after)


def _common(before, after):
    """Return how much two lists have in common at their beginning, and at their end."""
    most = min(len(before), len(after))
    start = next((n for n in range(most) if before[n] != after[n]), most)
    rest = most - start
    end = next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)
    return start, end


def _changed(before, after, budget):
    """Yield the paragraphs of a stretch in which none is the same, each with its successor."""
    before, after = ([(text, WORD.findall(text)) for text in texts] for texts in (before, after))
    place = 0
    for text, words in before:
        successor = _successor(words, after, place)
        if successor is None:
            yield Paragraph(((GONE, text),))
            continue
        yield from (Paragraph(((NEW, new),)) for new, _words in after[place:successor])
        yield from _paragraph(text, words, *after[successor], budget)
        place = successor + 1
    yield from (Paragraph(((NEW, new),)) for new, _words in after[place:])


def _successor(words, after, place):
    """Return where the paragraph went that shares most of its words with this one, or None."""
    mine = Counter(words)
    for number in range(place, min(place + LOOKED_AHEAD, len(after))):
        theirs = after[number][1]
        shared = sum((mine & Counter(theirs)).values())
        if 2 * shared >= LEAST_ALIKE * (len(words) + len(theirs)):
            return number
    return None


def _paragraph(before, one, after, other, budget):
    if not budget.allows(len(one) * len(other)):
        yield Paragraph(((GONE, before),))
        yield Paragraph(((NEW, after),))
        return
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    yield Paragraph(tuple(_pieces(matcher, one, other)))


def _pieces(matcher, one, other):
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield SAME, "".join(one[a:b])
            continue
        for what, words in ((GONE, "".join(one[a:b])), (NEW, "".join(other[c:d]))):
            if words[:1].isspace():
                # A struck or underlined space looks like a sign.
                yield SAME, " "
            if words.strip():
                yield what, words.lstrip()
