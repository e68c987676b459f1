"""Animals of the sea."""

from .canvas import mix
from .curves import oval, place, smooth


def fish(canvas, x, y, size, color, *, stripe=None, flip=False):
    body = smooth(
        [
            (1, 0),
            (0.5, -0.36),
            (-0.2, -0.34),
            (-0.75, -0.05),
            (-0.75, 0.05),
            (-0.2, 0.34),
            (0.5, 0.36),
        ],
        closed=True,
    )
    tail = [(-0.65, 0), (-1.15, -0.4), (-1.0, 0), (-1.15, 0.4)]
    fin = [(0.35, -0.3), (-0.15, -0.58), (-0.4, -0.22)]
    dark = mix(color, "#08233c", 0.5)
    for part in (tail, fin):
        canvas.paint(place(part, x, y, size, flip=flip), mix(color, "#08233c", 0.2))
    canvas.paint(place(body, x, y, size, flip=flip), color, shade=dark, depth=0.9)
    if stripe:
        for left in (0.3, -0.3):
            band = [(left, -0.33), (left + 0.16, -0.35), (left + 0.14, 0.35), (left - 0.02, 0.33)]
            canvas.paint(place(band, x, y, size, flip=flip), stripe)
    canvas.paint(place(oval(0.66, -0.07, 0.075), x, y, size, flip=flip), "#101420")


def school(canvas, x, y, count, spread, color, size):
    for _ in range(count):
        fx, fy = canvas.rng.gauss(x, spread), canvas.rng.gauss(y, spread * 0.36)
        fish(
            canvas,
            fx,
            fy,
            size * canvas.rng.uniform(0.7, 1.25),
            mix(color, "#2a7f99", canvas.rng.random() * 0.4),
        )


def turtle(canvas, x, y, size):
    for flipper in (
        [(0.5, 0), (0.95, 0.62), (0.8, 0.78), (0.25, 0.28)],
        [(0.55, -0.1), (0.9, -0.5), (0.72, -0.58), (0.3, -0.2)],
        [(-0.6, 0.1), (-1.0, 0.42), (-0.9, 0.5), (-0.4, 0.24)],
    ):
        canvas.paint(place(smooth(flipper, closed=True), x, y, size), "#4f8a5f", shade="#143c3e")
    canvas.paint(place(oval(0.98, -0.04, 0.2, 0.15), x, y, size), "#6ba36d", shade="#2a5a4c")
    canvas.paint(place(oval(1.06, -0.08, 0.025), x, y, size), "#0c1a1c")
    shell = smooth(
        [(-0.85, 0.06), (-0.5, -0.34), (0.15, -0.42), (0.75, -0.1), (0.55, 0.2), (-0.2, 0.3)],
        closed=True,
    )
    canvas.paint(place(shell, x, y, size), "#8a7a3c", shade="#2a3a2a", depth=0.95)
    for sx, sy in ((-0.4, -0.08), (0, -0.16), (0.38, -0.12), (-0.2, 0.12), (0.18, 0.06)):
        canvas.paint(place(oval(sx, sy, 0.15, 0.1), x, y, size), "#b3a055", alpha=0.7)
