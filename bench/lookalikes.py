"""Pictures for the bench of likeness: drawn, many, and composed as press photos are.

No photographs come with the project. These have the statistics of some: noise of all sizes (1/f)
for texture, and the few compositions that a desk sees all day (a horizon, some houses, one person
or six), so that many of them resemble each other more than two photographs would.
"""

import io
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageOps

SIZES = ((480, 320), (480, 320), (480, 360), (320, 480), (480, 270))
SKINS = ((224, 188, 160), (140, 96, 70), (60, 40, 30))


def draw(number):
    """Return the picture of this number, the same every time."""
    dice = Random(number)
    kind = dice.choice((_texture, _street, _street, _still_life))
    return kind(dice, dice.choice(SIZES))


def variants(image, dice):
    """Return {what was done: the changed picture}, with what chance decides from the dice."""
    cut = [dice.uniform(0.05, 0.08) for _ in range(4)]
    side = dice.randrange(4)
    return {
        "JPEG of quality 40": _recompressed(image),
        "a quarter as wide": image.resize((image.width // 4, image.height // 4)),
        "cut 5-8 % on all sides": _cut(image, cut),
        "cut at two opposite sides": _cut(
            image, [e * (at % 2 == side % 2) for at, e in _enum(cut)]
        ),
        "cut at one side": _cut(image, [e * (at == side) for at, e in _enum(cut)]),
        "cut at one corner": _cut(
            image, [e * (at in (side, (side + 1) % 4)) for at, e in _enum(cut)]
        ),
        "brighter": ImageEnhance.Brightness(image).enhance(1.25),
        "darker": ImageEnhance.Brightness(image).enhance(0.75),
        "harder": ImageEnhance.Contrast(image).enhance(1.35),
        "more colour": ImageEnhance.Color(image).enhance(1.5),
        "warmer": _warmer(image),
        "black and white": image.convert("L").convert("RGB"),
        "brighter, harder, more colour": _corrected(image),
        "all that, cut, halved, quality 40": _recompressed(
            _corrected(_cut(image, cut)).resize((image.width // 2, image.height // 2))
        ),
    }


def _enum(sides):
    return list(enumerate(sides))


def _cut(image, sides):
    """Cut off a fraction at the left, the top, the right and the bottom."""
    (left, top, right, bottom), (width, height) = sides, image.size
    box = (left * width, top * height, (1 - right) * width, (1 - bottom) * height)
    return image.crop(tuple(round(edge) for edge in box))


def _recompressed(image):
    file = io.BytesIO()
    image.save(file, "JPEG", quality=40)
    return Image.open(file).convert("RGB")


def _warmer(image):
    red, green, blue = image.split()
    red, blue = red.point(lambda value: value * 1.12), blue.point(lambda value: value / 1.12)
    return Image.merge("RGB", (red, green, blue))


def _corrected(image):
    image = ImageEnhance.Contrast(ImageEnhance.Brightness(image).enhance(1.15)).enhance(1.25)
    return ImageEnhance.Color(image).enhance(1.3)


def _color(dice):
    return tuple(dice.randbytes(3))


def _noise(dice, size, octaves, slope):
    """Return grey noise of all sizes: each octave half as large and weaker by the slope."""
    (width, height), sum_of_all, weight = size, None, 0
    for octave in range(octaves):
        rows = 2 ** (octave + 1)
        cells = (max(2, round(rows * width / height)), rows)
        grains = Image.frombytes("L", cells, dice.randbytes(cells[0] * cells[1]))
        grains = grains.resize(size, Image.Resampling.BICUBIC)
        weight += slope**octave
        share = slope**octave / weight
        sum_of_all = Image.blend(sum_of_all, grains, share) if sum_of_all else grains
    return ImageOps.autocontrast(sum_of_all)


def _texture(dice, size):
    noise = _noise(dice, size, dice.randint(4, 8), dice.uniform(0.4, 0.8))
    return ImageOps.colorize(noise, _color(dice), _color(dice), mid=_color(dice))


def _street(dice, size):
    """Sky above, ground below, houses on the horizon, people before it, and weather on all."""
    width, height = size
    sky = tuple(dice.randint(120, 215) for _ in range(3))
    image = ImageOps.colorize(Image.linear_gradient("L").resize(size), sky, _lighter(sky))
    horizon = int(height * dice.uniform(0.25, 0.7))
    ground = _texture(dice, (width, height - horizon))
    flat = Image.new("RGB", ground.size, _color(dice))
    image.paste(Image.blend(ground, flat, dice.uniform(0.3, 0.8)), (0, horizon))
    pen = ImageDraw.Draw(image)
    for _ in range(dice.randint(0, 8)):
        _house(dice, pen, size, horizon)
    for _ in range(dice.choice((0, 1, 1, 2, 3, 6))):
        _person(dice, pen, size)
    weather = Image.merge("RGB", [_noise(dice, size, 7, 0.9)] * 3)
    return Image.blend(image, ImageChops.multiply(image, weather), dice.uniform(0.1, 0.6))


def _lighter(color):
    return tuple(value + 40 for value in color)


def _house(dice, pen, size, horizon):
    width, height = dice.uniform(0.04, 0.3) * size[0], dice.uniform(0.1, 0.5) * size[1]
    left, foot = dice.uniform(-0.1, 1) * size[0], horizon + dice.uniform(0, 0.2) * size[1]
    pen.rectangle((left, horizon - height, left + width, foot), fill=_color(dice))


def _person(dice, pen, size):
    tall, x = dice.uniform(0.2, 0.8) * size[1], dice.uniform(0.05, 0.95) * size[0]
    y = dice.uniform(0.15, 0.7) * size[1]
    pen.ellipse((x - tall / 10, y, x + tall / 10, y + tall / 4), fill=dice.choice(SKINS))
    body = (x - tall / 5, y + tall / 4, x + tall / 5, y + tall)
    pen.rounded_rectangle(body, tall / 10, fill=_color(dice))


def _still_life(dice, size):
    image = _texture(dice, size)
    pen = ImageDraw.Draw(image)
    for _ in range(dice.randint(3, 25)):
        left, top = (dice.uniform(-0.1, 1) * side for side in size)
        right, bottom = (dice.uniform(0.03, 0.4) * side for side in size)
        shape = dice.choice((pen.ellipse, pen.rectangle))
        shape((left, top, left + right, top + bottom), fill=_color(dice))
    return image.filter(ImageFilter.GaussianBlur(dice.choice((0, 1, 4))))
