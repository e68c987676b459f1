"""What only JPEG needs: it can be decoded smaller than it is, and it may come in many scans."""

import re

from darkroom.limits import COEFFICIENTS, MAX_SIDE, MEGA, MOST_SCANS, PIXELS
from darkroom.refusal import Refused

MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")
SCAN, END = 0xDA, 0xD9
SCALES = (1, 2, 4, 8)  # one over what a decoder can do by itself


def scales(image, data):
    """Return the scales at which there is memory to decode; raises Refused where there is none.

    Of several scans the whole picture stands in memory as coefficients, whatever the scale, and
    every scan passes over all of it: a hundred of them are a bomb.
    """
    area = image.width * image.height
    each = _bytes_of_coefficients(image) if _has_many_scans(image, data) else 0
    if area * each > COEFFICIENTS:
        raise Refused("too_many_pixels", megapixels=int(COEFFICIENTS / each / MEGA), side=MAX_SIDE)
    return [scale for scale in SCALES if area * (4 / scale**2 + each) < PIXELS]


def choose(image, possible, wanted):
    """Let the picture be decoded at the smallest scale that is `wanted` (0-1) or larger."""
    scale = next((scale for scale in reversed(possible) if wanted * scale <= 1), possible[0])
    image.draft(None, (image.width // scale, image.height // scale))


def _bytes_of_coefficients(image):
    """Return the bytes in which one pixel waits for its last scan."""
    across, down = (max(layer[at] for layer in image.layer) for at in (1, 2))
    samples = sum(h * v for _, h, v, _ in image.layer) / (across * down)
    return samples * 2


def _has_many_scans(image, data):
    """Tell whether the picture is not all in its first scan; raises Refused for a bomb."""
    is_progressive = "progressive" in image.info
    for count, at in enumerate(_scans(data)):
        if count == 0 and not is_progressive and data[at + 2] >= len(image.layer):
            return False
        if count == MOST_SCANS:
            raise Refused("too_hard")
    return True


def _scans(data):
    """Yield where each scan of the first picture of the file begins."""
    position = 2
    while (found := MARKER.search(data, position)) and found[1][0] != END:
        position = found.end()
        if found[1][0] == SCAN:
            yield position
        position += int.from_bytes(data[position : position + 2], "big")
