"""Land: mountains in haze, hills, fields in perspective, paths."""

from .canvas import mix
from .curves import ground, ridge, smooth


def mountains(canvas, base, rows, near, far, *, haze=None, height=150):
    """Paint ridges one behind the other, paler with distance, the last one standing on `base`."""
    for row in range(rows):
        share = row / max(1, rows - 1)
        y = base - height * (1.25 - share * 0.8)
        color = mix(far, near, share)
        line = ridge(canvas.rng, -20, canvas.width + 20, y, height * (0.75 - 0.2 * share))
        canvas.paint(
            ground(line, base + 4),
            color,
            to=mix(color, haze or far, 0.55),
            shade=mix(color, "#101828", 0.22),
            side="right",
            depth=0.3,
        )
    if haze is not None:
        canvas.veil(base - height * 0.7, base + 2, haze, 0.0, 0.7)


def hill(canvas, points, color, *, shade=None, side="bottom", depth=0.7):
    """Paint a soft hill below a flowing line."""
    line = smooth(points)
    canvas.paint(ground(line, canvas.height + 10), color, shade=shade, side=side, depth=depth)


def furrows(canvas, vanish, y0, y1, count, color, width=3.0, alpha=0.5):
    """Draw the rows of a field that run to a vanishing point."""
    vx, vy = vanish
    share = (y0 - vy) / (y1 - vy)
    feet = [vx + i * canvas.width / count * 1.3 for i in range(-count, count + 1)]
    rows = [[(vx + (x - vx) * share, y0), (x - width * 2, y1), (x + width * 2, y1)] for x in feet]
    canvas.paint_all(rows, color, alpha=alpha)


def tufts(canvas, y0, y1, count, colors, size=26, x0=-10):
    """Scatter blades of grass or rice, larger towards the viewer."""
    spots = sorted(canvas.rng.random() ** 0.8 for _ in range(count))
    for near in spots:
        x, y = canvas.rng.uniform(x0, canvas.width + 10), y0 + near * (y1 - y0)
        tuft(canvas, x, y, size * (0.25 + near), canvas.rng.choice(colors))


def tuft(canvas, x, y, size, color):
    """Draw one bunch of blades that grows from (x, y)."""
    for lean in (-0.55, -0.2, 0.12, 0.5):
        tip = x + lean * size * canvas.rng.uniform(0.6, 1.3)
        canvas.paint([(x - size * 0.07, y), (tip, y - size), (x + size * 0.07, y)], color)


def stones(canvas, x0, x1, y, count, color, shade, size=60):
    """Heap rocks along a shore."""
    for _ in range(count):
        x, s = canvas.rng.uniform(x0, x1), size * canvas.rng.uniform(0.4, 1.2)
        dy = canvas.rng.uniform(-0.2, 0.35) * size
        rock = [
            (x - s, y + dy),
            (x - s * 0.8, y - s * 0.45 + dy),
            (x - s * 0.2, y - s * 0.8 + dy),
            (x + s * 0.45, y - s * 0.62 + dy),
            (x + s * 0.95, y - s * 0.2 + dy),
            (x + s, y + dy),
        ]
        canvas.paint(rock, color, shade=shade, side="right", depth=0.95)
