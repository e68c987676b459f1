"""Polygons and lines: every shape of a picture is a list of (x, y) points made here."""

from math import cos, hypot, pi, sin


def box(x, y, width, height):
    """Return a rectangle whose top left corner is (x, y)."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def oval(x, y, rx, ry=None, *, start=0, end=360):
    """Return an ellipse around (x, y), or the part of it between two angles in degrees."""
    ry = rx if ry is None else ry
    steps = max(28, min(96, int((rx + ry) * 0.6)))
    angles = [(start + (end - start) * i / steps) * pi / 180 for i in range(steps + 1)]
    return [(x + rx * cos(angle), y + ry * sin(angle)) for angle in angles]


def smooth(points, *, closed=False, steps=8):
    """Return a flowing line through the points (Catmull-Rom)."""
    if closed:
        padded = [points[-1], *points, points[0], points[1]]
    else:
        padded = [points[0], *points, points[-1]]
    line = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        line += [_between(p0, p1, p2, p3, i / steps) for i in range(steps)]
    return line if closed else [*line, points[-1]]


def _between(p0, p1, p2, p3, t):
    return tuple(
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - a - 3 * c + d) * t**3
        )
        for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
    )


def ridge(rng, x0, x1, y, height, *, decay=0.52, levels=8):
    """Return a mountain line from x0 to x1 around y (midpoint displacement)."""
    heights = [rng.uniform(-height, height) * 0.5 for _ in range(4)]
    reach = height * decay
    while len(heights) < 2**levels:
        pairs = zip(heights, heights[1:], strict=False)
        middles = [(a + b) / 2 + rng.uniform(-reach, reach) for a, b in pairs]
        heights = [h for pair in zip(heights, middles, strict=False) for h in pair] + heights[-1:]
        reach *= decay
    step = (x1 - x0) / (len(heights) - 1)
    return [(x0 + step * i, y + h) for i, h in enumerate(heights)]


def ground(line, bottom):
    """Close a line downwards, so that it can be painted."""
    return [*line, (line[-1][0], bottom), (line[0][0], bottom)]


def place(points, x, y, scale=1.0, *, turn=0.0, flip=False):
    """Scale, mirror, turn (degrees) and move a shape drawn around (0, 0)."""
    a, b = cos(turn * pi / 180) * scale, sin(turn * pi / 180) * scale
    side = -1 if flip else 1
    return [(x + px * side * a - py * b, y + px * side * b + py * a) for px, py in points]


def ribbon(line, start, end=None):
    """Return a band along a line, `start` wide at its beginning and `end` wide at its end."""
    end = start if end is None else end
    left, right = [], []
    last = len(line) - 1
    for i, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(i - 1, 0)], line[min(i + 1, last)]
        length = hypot(bx - ax, by - ay) or 1
        half = (start + (end - start) * i / last) / 2
        nx, ny = (ay - by) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def along(start, end, steps):
    """Return `steps` points from start to end, both included."""
    (ax, ay), (bx, by) = start, end
    return [
        (ax + (bx - ax) * i / (steps - 1), ay + (by - ay) * i / (steps - 1)) for i in range(steps)
    ]


def mirrored(points):
    """Close a half outline (top to bottom, right side) with its mirror image."""
    return smooth(points + [(-x, y) for x, y in points[::-1] if x], closed=True)
