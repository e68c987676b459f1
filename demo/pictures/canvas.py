"""The sheet of paper a picture is drawn on: flat shapes, stippled shadows, light and grain."""

from functools import lru_cache
from math import ceil, floor
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

LANDSCAPE = (1600, 1067)
PORTRAIT = (1067, 1600)

# Pillow draws polygons without soft edges: everything is drawn twice as large, then halved.
FINE = 2

# Pillow's radial gradient reaches 255 in the corners of its square, and this at its sides.
RIM = 180


def rgb(color):
    """Return a colour ("#rrggbb" or a tuple) as three numbers."""
    return ImageColor.getrgb(color) if isinstance(color, str) else color


def mix(one, other, share):
    """Return the colour `share` (0 to 1) of the way from one colour to another."""
    return tuple(round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True))


@lru_cache(maxsize=4)
def _noise(size):
    """Return the same random dots every time (Image.effect_noise cannot be seeded)."""
    return Image.frombytes("L", size, Random(4).randbytes(size[0] * size[1]))  # noqa: S311


@lru_cache(maxsize=2)
def _coarse_noise(size):
    return _noise(size).resize((size[0] * FINE, size[1] * FINE), Image.Resampling.NEAREST)


@lru_cache(maxsize=8)
def _ramp(side):
    """Return a gradient that is dark (255) at the named side."""
    down = Image.linear_gradient("L")
    if side == "round":
        return Image.radial_gradient("L")
    turn = {"bottom": None, "top": 180, "right": 90, "left": 270}[side]
    return down.rotate(turn) if turn else down


class Canvas:
    """A picture in the making, in its own pixel coordinates, with its own seeded dice."""

    def __init__(self, key, size=LANDSCAPE):
        self.width, self.height = size
        self.rng = Random(key)  # noqa: S311 - the same key must give the same picture
        self.image = Image.new("RGB", (self.width * FINE, self.height * FINE))
        self.pen = ImageDraw.Draw(self.image)

    def paint(self, polygon, color, **style):
        """Fill one polygon; see paint_all for the styles."""
        self.paint_all([polygon], color, **style)

    def paint_all(
        self, polygons, color, *, to=None, shade=None, side="bottom", depth=0.8, alpha=1.0
    ):
        """Fill polygons as one shape: flat, fading downwards `to` a colour, stippled at a side."""
        if to is None and shade is None and alpha == 1.0:
            for polygon in polygons:
                self.pen.polygon(_fine(polygon), fill=rgb(color))
            return
        area = self._area(polygons)
        if area is None:
            return
        mask = _mask(polygons, area, alpha)
        self._fill(area, mask, color, to)
        if shade is not None:
            self.image.paste(rgb(shade), area, self._stipple(area, mask, side, depth))

    def _fill(self, area, mask, color, to):
        if to is None:
            self.image.paste(rgb(color), area, mask)
        else:
            self.image.paste(_gradient(color, to, mask.size), area, mask)

    def _area(self, polygons):
        xs = [x * FINE for polygon in polygons for x, _ in polygon]
        ys = [y * FINE for polygon in polygons for _, y in polygon]
        left, top = max(0, floor(min(xs))), max(0, floor(min(ys)))
        right = min(self.image.width, ceil(max(xs)) + 1)
        bottom = min(self.image.height, ceil(max(ys)) + 1)
        return (left, top, right, bottom) if left < right and top < bottom else None

    def _stipple(self, area, mask, side, depth):
        """Return the dots of a shadow: dense at the dark side, none at the light side."""
        ramp = _ramp(side).point(lambda v: int(255 * depth * (v / 255) ** 1.5))
        dots = _coarse_noise((self.width, self.height)).crop(area)
        ramp = ramp.resize(mask.size, Image.Resampling.NEAREST)
        dark = ImageChops.subtract(ramp, dots).point(lambda v: 255 if v else 0)
        return ImageChops.darker(mask, dark)

    def stroke(self, line, color, width=2.0):
        """Draw a line of even width."""
        self.pen.line(
            _fine(line), fill=rgb(color), width=max(1, round(width * FINE)), joint="curve"
        )

    def backdrop(self, top, bottom, y0=0, y1=None):
        """Fill the full width between two heights with a gradient."""
        y1 = self.height if y1 is None else y1
        size = (self.image.width, round((y1 - y0) * FINE))
        self.image.paste(_gradient(top, bottom, size), (0, round(y0 * FINE)))

    def glow(self, x, y, radius, color, strength=0.8):
        """Let a light shine around (x, y)."""
        self._soft_disc(x, y, radius, radius, color, strength, falloff=1.7)

    def shadow(self, x, y, rx, ry, color, strength=0.5):
        """Lay a soft oval shadow."""
        self._soft_disc(x, y, rx, ry, color, strength, falloff=1.0)

    def _soft_disc(self, x, y, rx, ry, color, strength, falloff):
        light = Image.radial_gradient("L").point(
            lambda v: int(255 * strength * max(0.0, 1 - v / RIM) ** falloff)
        )
        light = light.resize((max(2, round(rx * 2 * FINE)), max(2, round(ry * 2 * FINE))))
        self.image.paste(rgb(color), (round((x - rx) * FINE), round((y - ry) * FINE)), light)

    def veil(self, y0, y1, color, top=0.0, bottom=1.0):
        """Lay haze between two heights, `top` opaque above and `bottom` opaque below."""
        size = (self.image.width, max(1, round((y1 - y0) * FINE)))
        ramp = Image.linear_gradient("L").point(
            lambda v: int(255 * (top + (bottom - top) * v / 255))
        )
        self.image.paste(rgb(color), (0, round(y0 * FINE)), ramp.resize(size))

    def soft(self, polygon, color, alpha=0.5, blur=20):
        """Fill a polygon with blurred edges: a shaft of light, a shadow on the ground."""
        small = Image.new("L", (self.width // 4, self.height // 4))
        ImageDraw.Draw(small).polygon([(x / 4, y / 4) for x, y in polygon], fill=int(255 * alpha))
        small = small.filter(ImageFilter.GaussianBlur(blur / 4))
        self.image.paste(rgb(color), (0, 0), small.resize(self.image.size))

    def blur(self, radius):
        """Put all that is drawn so far out of focus."""
        small = self.image.reduce(4 * FINE).filter(ImageFilter.GaussianBlur(radius / 4))
        self.image.paste(small.resize(self.image.size, Image.Resampling.BICUBIC))

    def mirror(self, y, depth, color, strength=0.4):
        """Reflect what stands above height y in the water below it."""
        top, deep = round(y * FINE), round(depth * FINE)
        part = self.image.crop((0, top - deep, self.image.width, top))
        part = part.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        part = Image.blend(part, Image.new("RGB", part.size, rgb(color)), strength)
        self.image.paste(part, (0, top))

    def finish(self):
        """Return the picture in its real size, with the grain of paper and darker corners."""
        picture = self.image.reduce(FINE)
        corners = Image.radial_gradient("L").resize(picture.size)
        corners = corners.point(lambda v: 255 - int(46 * (v / 255) ** 2.4))
        picture = ImageChops.multiply(picture, Image.merge("RGB", [corners] * 3))
        grain = _noise(picture.size).point(lambda v: 128 + (v - 128) // 9)
        return ImageChops.overlay(picture, Image.merge("RGB", [grain] * 3))


def _fine(points):
    return [(x * FINE, y * FINE) for x, y in points]


def _mask(polygons, area, alpha):
    left, top, right, bottom = area
    mask = Image.new("L", (right - left, bottom - top))
    pen = ImageDraw.Draw(mask)
    for polygon in polygons:
        pen.polygon([(x * FINE - left, y * FINE - top) for x, y in polygon], fill=int(255 * alpha))
    return mask


def _gradient(top, bottom, size):
    ramp = Image.linear_gradient("L").resize((1, 256))
    column = Image.composite(
        Image.new("RGB", (1, 256), rgb(bottom)), Image.new("RGB", (1, 256), rgb(top)), ramp
    )
    tall = column.resize((1, size[1]), Image.Resampling.BILINEAR)
    return tall.resize(size, Image.Resampling.NEAREST)
