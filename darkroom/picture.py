"""What goes into the darkroom and what comes out: the wishes and the findings."""

import re
from dataclasses import dataclass

from darkroom import metadata
from darkroom.limits import FORMATS, MAX_SIDE

# How a file begins that a browser takes for what we call it.
BEGINNINGS = {
    "avif": re.compile(rb"....ftypavif", re.DOTALL),
    "webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "jpg": re.compile(rb"\xff\xd8\xff"),
}
COLOR = re.compile(r"#[0-9a-f]{6}")
MOST_HASHES = 5


@dataclass(frozen=True)
class Print:
    """A picture to be made: `width` pixels of the part in `box`.

    The box is (x, y, width, height) in fractions of the upright picture; None is all of it.
    """

    name: str
    width: int
    extension: str
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Negative:
    """What a file is, seen upright: its size in pixels, its look, its words."""

    format: str
    width: int
    height: int
    color: str
    likeness: tuple[int, ...]
    thumbnail: bytes
    words: metadata.Words

    @classmethod
    def from_answer(cls, header, blobs):
        """Return what the child found, believing nothing; raises ValueError."""
        [thumbnail] = blobs
        width, height = header["size"]
        _expect(header["format"] in FORMATS)
        _expect(all(type(side) is int and 0 < side <= MAX_SIDE for side in (width, height)))
        _expect(COLOR.fullmatch(header["color"]))
        _expect(0 < len(header["likeness"]) <= MOST_HASHES)
        _expect(all(type(each) is int and 0 <= each < 2**64 for each in header["likeness"]))
        return cls(
            format=header["format"],
            width=width,
            height=height,
            color=header["color"],
            likeness=tuple(header["likeness"]),
            thumbnail=checked(thumbnail, "webp"),
            words=metadata.Words.from_json(header["words"]),
        )


def checked(made, extension):
    """Return a picture that the child made, if it begins as one; raises ValueError."""
    _expect(BEGINNINGS[extension].match(made))
    return made


def _expect(condition):
    if not condition:
        raise ValueError("The child answered something that is not an answer.")
