"""The two texts by which a photo is found: its words with their marks, and without.

The words of its credit and of its place stand in the second text once more, each behind a sign
that no query contains: "©thanh", "⌂nha". So one index of words answers for them, too.
"""

from vietnamese.text import exact, fold

SEARCHED = (
    "headline",
    "caption",
    "alt_text",
    "byline",
    "credit",
    "source",
    "copyright",
    "keywords",
    "place",
    "owner",
    "licence",
)
# Photographers are looked for by the credit as often as by the byline: files mix them up.
CREDIT, PLACE = "©", "⌂"
SIGNED = {CREDIT: ("byline", "credit", "source"), PLACE: ("place",)}


def texts(photo):
    """Return what belongs into `search_exact` and `search_folded`."""
    words = _joined(photo, SEARCHED)
    signs = (signed(sign, fold(_joined(photo, names))) for sign, names in SIGNED.items())
    return f" {exact(words)} ", f" {' '.join(filter(None, [fold(words), *signs]))} "


def signed(sign, words):
    """Return the words as they stand in the text for the credit or the place."""
    return " ".join(f"{sign}{word}" for word in words.split())


def _joined(photo, names):
    return " \n ".join(getattr(photo, name) for name in names)
