"""The shapes in which readers get a photo: where each stands, and what of the photo it shows."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

# Best first; the last one is for browsers that know nothing newer.
EXTENSIONS = ("avif", "webp", "jpg")
# Other sites that show a link fetch one file and know the oldest format best.
SOCIAL_EXTENSIONS = ("jpg",)


class Shape(NamedTuple):
    """What a photo is cut to for one kind of place."""

    label: str
    # Width by height; None shows the whole photo as it is.
    ratio: float | None
    # In pixels. A telephone's column at 1x and at 2x, a screen's at 1x and at 2x.
    widths: tuple
    extensions: tuple = EXTENSIONS


FULL = "full"
SHAPES = {
    FULL: Shape(_("in the story"), None, (400, 800, 1200, 1600)),
    "wide": Shape(_("front page, 16:9"), 16 / 9, (400, 800, 1600)),
    "card": Shape(_("in lists, 3:2"), 3 / 2, (320, 640, 960)),
    "square": Shape(_("small, square"), 1.0, (160, 320)),
    "social": Shape(_("on other sites, 1.91:1"), 1.91, (1200,), SOCIAL_EXTENSIONS),
}
CROPPED = tuple(name for name, shape in SHAPES.items() if shape.ratio)


class Box(NamedTuple):
    """A part of a photo, in fractions of its width and height."""

    x: float
    y: float
    width: float
    height: float


WHOLE = Box(0, 0, 1, 1)


def box_of(shape, *, size, focus, crops):
    """Return the part of a photo of `size` (pixels) that a shape shows.

    `crops` are the editors' own boxes by shape; where there is none, the largest box of the shape
    that has the focal point as near its middle as the photo allows.
    """
    ratio = SHAPES[shape].ratio
    if ratio is None:
        return WHOLE
    if shape in crops:
        return Box(*crops[shape])
    width, height = size
    own = width / height
    part = (ratio / own, 1.0) if own > ratio else (1.0, own / ratio)
    return Box(*(_start(at, side) for at, side in zip(focus, part, strict=True)), *part)


def widths_of(shape, *, size, box):
    """Return the widths made of a shape; nothing is scaled up."""
    own = max(1, round(size[0] * box.width))
    widths = SHAPES[shape].widths
    widest = min(own, widths[-1])
    return [width for width in widths if width < widest] + [widest]


def height_at(shape, width, *, size):
    """Return the height in pixels of a shape that is `width` pixels wide."""
    ratio = SHAPES[shape].ratio or size[0] / size[1]
    return max(1, round(width / ratio))


def _start(focus, part):
    return round(min(max(focus - part / 2, 0.0), 1.0 - part), 6)
