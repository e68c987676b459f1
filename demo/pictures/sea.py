"""Water: seas with glints, waves, foam and reflections."""

from math import sin

from .canvas import mix
from .curves import ground, oval, smooth


def sea(canvas, top, bottom, horizon, *, glint=None, sun_x=None, count=420):
    """Fill from the horizon to the lower edge with water that carries ripples and glints."""
    canvas.backdrop(top, bottom, horizon, canvas.height)
    ripples(canvas, horizon, mix(top, "#ffffff", 0.25), mix(bottom, "#000000", 0.25), count)
    if glint is not None:
        glints(canvas, horizon, glint, canvas.width / 2 if sun_x is None else sun_x)


def ripples(canvas, horizon, light, dark, count):
    """Draw flat ripples, longer and further apart towards the viewer."""
    depth = canvas.height - horizon
    for _ in range(count):
        near = canvas.rng.random() ** 1.6
        x, y = canvas.rng.uniform(0, canvas.width), horizon + 3 + near * depth
        color = light if canvas.rng.random() < 0.5 else dark
        canvas.paint(ripple(x, y, 14 + near * 130, 0.8 + near * 4.5), color, alpha=0.22)


def ripple(x, y, length, height):
    """Return one lens of light on the water."""
    half = length / 2
    return [
        (x - half, y),
        (x - half * 0.3, y - height * 0.5),
        (x + half * 0.4, y - height * 0.4),
        (x + half, y),
        (x + half * 0.2, y + height * 0.5),
        (x - half * 0.5, y + height * 0.4),
    ]


def glints(canvas, horizon, color, x, count=230, spread=0.33):
    """Lay the path of the sun on the water, below x."""
    depth = canvas.height - horizon
    for _ in range(count):
        near = canvas.rng.random() ** 1.3
        y = horizon + 2 + near * depth
        gx = x + canvas.rng.gauss(0, 26 + near * depth * spread)
        long = canvas.rng.uniform(0.4, 1) * (26 + near * 120)
        canvas.paint(ripple(gx, y, long, 1.6 + near * 5), color, alpha=0.75)


def swell(canvas, y, height, length, color, *, crest=None, phase=0.0, shade=None):
    """Paint one band of waves across the picture, with foam along its crests."""
    line = []
    for x in range(-40, canvas.width + 60, 20):
        wave = sin(x / length + phase) + 0.45 * sin(x / length * 2.3 + phase * 1.7)
        line.append((x, y - height * wave))
    line = smooth(line, steps=3)
    canvas.paint(ground(line, canvas.height + 20), color, shade=shade, depth=0.7)
    if crest is not None:
        foam(canvas, line, y, height, crest)


def foam(canvas, line, y, height, color):
    """Whiten a wave line where it stands high."""
    for (ax, ay), (bx, by) in zip(line, line[1:], strict=False):
        thick = max(0.0, (y - ay) / (height + 0.1)) * height * 0.13
        if thick > 1:
            canvas.paint([(ax, ay), (bx, by), (bx, by + thick), (ax, ay + thick)], color)


def spray(canvas, x, y, reach, count, color="#f4f7f2"):
    """Throw drops of water around (x, y)."""
    for _ in range(count):
        dx, dy = canvas.rng.gauss(0, reach * 0.5), -abs(canvas.rng.gauss(0, reach * 0.45))
        size = canvas.rng.uniform(1, 5) * (1.2 - min(1, abs(dy) / reach))
        canvas.paint(oval(x + dx, y + dy, max(0.8, size)), color)


def reflection(canvas, x, y, width, length, color, strength=0.5):
    """Break a dark reflection into ripples below something that floats at (x, y)."""
    steps = max(4, int(length / 7))
    for i in range(steps):
        share = i / steps
        wide = width * (1 - share * 0.55) * canvas.rng.uniform(0.72, 1.05)
        shift = canvas.rng.uniform(-0.07, 0.07) * width
        canvas.paint(
            ripple(x + shift, y + share * length, wide, 7.5), color, alpha=strength * (1 - share)
        )
