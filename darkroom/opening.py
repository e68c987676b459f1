"""From bytes to an open picture that is worth decoding: its size is known, its pixels are not."""

import io

from darkroom.limits import FORMATS, MAX_SIDE, MEGA
from darkroom.refusal import Refused


def open_picture(data, kind, decoder):
    """Return the picture opened by this one decoder; raises Refused where it is too large."""
    image = decoder(io.BytesIO(data))
    check_size(image.size, kind)
    return image


def check_size(size, kind):
    """Raise Refused for a size that we do not decode."""
    most = FORMATS[kind].max_pixels
    if max(size) > MAX_SIDE or size[0] * size[1] > most:
        raise Refused("too_many_pixels", megapixels=most // MEGA, side=MAX_SIDE)


def scale_down(image, wanted):
    """Let a JPEG be decoded at a half, a quarter or an eighth, still `wanted` (0-1) or larger."""
    image.draft(None, tuple(max(1, int(side * wanted)) for side in image.size))
