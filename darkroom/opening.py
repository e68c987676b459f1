"""From bytes to a decoded picture: whatever can be known before decoding is checked before."""

import io

from PIL import Image

from darkroom import jpeg, pixels
from darkroom.limits import MAX_SIDE, MEGA, MOST_PIXELS
from darkroom.refusal import Refused


class Opened:
    """A picture whose size is known, and whose pixels are there once it was loaded."""

    def __init__(self, data, kind, decoder):
        self.image = _open(data, kind, decoder)
        self.scales = jpeg.scales(self.image, data) if kind == "JPEG" else ()
        self.orientation = pixels.orientation_of(self.image)
        self.size = pixels.upright_size(self.image, self.orientation)

    def load(self, wanted):
        """Decode the whole file, at the fraction that is `wanted` (0-1) of its size or larger.

        Everything is decoded, so that a file that breaks off raises.
        """
        if self.scales:
            jpeg.choose(self.image, self.scales, wanted)
        self.image.load()

    def part(self, box, width):
        """Return a part, `width` pixels wide, upright in opaque sRGB."""
        return pixels.part(self.image, self.orientation, box, width)


def _open(data, kind, decoder):
    most = MOST_PIXELS[kind]
    # Pillow itself raises above twice this; WebP takes memory for all pixels when it is opened.
    Image.MAX_IMAGE_PIXELS = most // 2
    try:
        image = decoder(io.BytesIO(data))
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(most) from error
    if max(image.size) > MAX_SIDE or image.width * image.height > most:
        raise _too_many_pixels(most)
    return image


def _too_many_pixels(most):
    return Refused("too_many_pixels", megapixels=most // MEGA, side=MAX_SIDE)
