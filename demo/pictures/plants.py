"""Plants: palms, trees, branches, flowers and mangroves."""

from math import cos, pi, sin

from .canvas import mix
from .curves import oval, place, ribbon, smooth


def palm(canvas, x, y, height, *, lean=0.15, trunk="#4b3a33", leaf="#2f5d50", light="#6b9a5b"):
    """Plant a coconut palm with its foot at (x, y)."""
    top = (x + lean * height, y - height)
    line = smooth([(x, y), (x + lean * height * 0.25, y - height * 0.5), top])
    canvas.paint(
        ribbon(line, height * 0.055, height * 0.026),
        trunk,
        shade=mix(trunk, "#000000", 0.45),
        side="right",
    )
    for i in range(11):
        angle = -200 + i * 22 + canvas.rng.uniform(-8, 8)
        frond(
            canvas, *top, height * canvas.rng.uniform(0.34, 0.46), angle, leaf if i % 2 else light
        )
    for dx, dy in ((-0.02, 0.02), (0.015, 0.03), (0.035, 0.012)):
        canvas.paint(
            oval(top[0] + dx * height, top[1] + dy * height, height * 0.02),
            mix(trunk, "#b98a4a", 0.4),
        )


def frond(canvas, x, y, length, angle, color):
    """Draw one palm leaf that hangs from (x, y)."""
    dx, dy = cos(angle * pi / 180), sin(angle * pi / 180)
    spine = smooth(
        [
            (x, y),
            (x + dx * length * 0.55, y + dy * length * 0.55 - length * 0.1),
            (x + dx * length, y + dy * length + length * 0.3),
        ],
        steps=9,
    )
    upper, lower = [], []
    for i, (px, py) in enumerate(spine):
        wide = length * 0.13 * (1 - abs(i / len(spine) - 0.45) * 1.7) * (1.0 if i % 2 else 0.3)
        upper.append((px + wide * 0.3, py - wide * 0.35))
        lower.append((px - dx * wide * 0.3, py + wide * 1.5))
    canvas.paint(upper + lower[::-1], color)


def tree(canvas, x, y, height, leaf, *, shade, trunk="#5a4335", light=None, spread=0.5):
    """Plant a broad tree with its foot at (x, y)."""
    for reach in (-0.2, 0.02, 0.2):
        limb = smooth(
            [
                (x, y),
                (x + reach * height * 0.2, y - height * 0.35),
                (x + reach * height, y - height * 0.68),
            ]
        )
        canvas.paint(ribbon(limb, height * 0.07, height * 0.025), trunk)
    crown(canvas, x, y - height * 0.7, height * spread, height * 0.3, leaf, shade)
    crown(
        canvas,
        x - height * 0.06,
        y - height * 0.78,
        height * spread * 0.62,
        height * 0.17,
        light or mix(leaf, "#ffffff", 0.14),
        leaf,
    )


def crown(canvas, x, y, rx, ry, color, shade):
    """Paint a mass of leaves around (x, y)."""
    rng = canvas.rng
    heaps = []
    for i in range(15):
        angle, far = i * 2.4, rng.uniform(0.35, 0.8)
        size = rng.uniform(0.3, 0.48)
        heaps.append(
            oval(x + cos(angle) * rx * far, y + sin(angle) * ry * far, rx * size, ry * size)
        )
    heaps.append(oval(x, y, rx * 0.75, ry * 0.75))
    canvas.paint_all(heaps, color, shade=shade, depth=0.95)


def speckle(canvas, x, y, rx, ry, count, colors, size=7):
    """Scatter blossoms or leaves over an oval."""
    for _ in range(count):
        angle, far = canvas.rng.uniform(0, 2 * pi), canvas.rng.random() ** 0.5
        s = size * canvas.rng.uniform(0.5, 1.2)
        canvas.paint(
            oval(x + cos(angle) * rx * far, y + sin(angle) * ry * far, s, s * 0.8),
            canvas.rng.choice(colors),
        )


def blossom(canvas, x, y, size, color, heart="#f9d65c", petals=5):
    """Draw one open flower."""
    turn = canvas.rng.uniform(0, 72)
    for i in range(petals):
        angle = (turn + i * 360 / petals) * pi / 180
        canvas.paint(
            oval(x + cos(angle) * size * 0.55, y + sin(angle) * size * 0.55, size * 0.46),
            mix(color, "#ffffff", 0.12 * (i % 2)),
        )
    canvas.paint(oval(x, y, size * 0.28), heart)


def pompon(canvas, x, y, size, color):
    """Draw one marigold or chrysanthemum, ring in ring."""
    for ring in range(4):
        share = 1 - ring * 0.25
        tone = mix(mix(color, "#7a1408", 0.16), mix(color, "#fff3c0", 0.4), ring / 3)
        dots = 14 - ring * 3
        for i in range(dots):
            angle = 2 * pi * i / dots + ring
            canvas.paint(
                oval(
                    x + cos(angle) * size * share * 0.75,
                    y + sin(angle) * size * share * 0.75,
                    size * 0.27,
                ),
                tone,
            )


def leaf(canvas, x, y, length, turn, color, shade=None):
    """Draw one pointed leaf that grows from (x, y)."""
    blade = smooth([(0, 0), (0.3, -0.17), (0.65, -0.16), (1, 0)]) + smooth(
        [(1, 0), (0.65, 0.16), (0.3, 0.17), (0, 0)]
    )
    canvas.paint(place(blade, x, y, length, turn=turn), color, shade=shade, side="bottom")


def bush(canvas, x, y, size, color, count=16):
    """Fan leaves out from (x, y)."""
    for i in range(count):
        turn = -170 + 160 * i / (count - 1) + canvas.rng.uniform(-8, 8)
        tone = mix(color, "#e9f0b0" if i % 3 else "#08201c", 0.18)
        leaf(canvas, x, y, size * canvas.rng.uniform(0.65, 1.1), turn, tone)


def mangrove_tree(canvas, x, y, height, root, leaf_color, shade, *, roots=13):
    """Plant a mangrove on its stilts, the water at height y."""
    knee = y - height * 0.36
    for i in range(roots):
        reach = (i / (roots - 1) - 0.5) * height * 0.95 + canvas.rng.uniform(-12, 12)
        start = (x + reach * 0.08, knee - abs(reach) * 0.1 - canvas.rng.uniform(0, height * 0.1))
        bow = smooth(
            [
                start,
                (x + reach * 0.62, knee + height * 0.04),
                (x + reach * 0.95, y - height * 0.12),
                (x + reach, y + 6),
            ]
        )
        canvas.paint(
            ribbon(bow, height * 0.03, height * 0.016),
            mix(root, "#d8a878", canvas.rng.random() * 0.25),
        )
    trunk = smooth(
        [(x, knee + 20), (x + height * 0.03, y - height * 0.6), (x - 6, y - height * 0.9)]
    )
    canvas.paint(
        ribbon(trunk, height * 0.075, height * 0.03),
        root,
        shade=mix(root, "#000000", 0.5),
        side="right",
    )
    crown(canvas, x, y - height * 0.88, height * 0.52, height * 0.28, leaf_color, shade)
    crown(
        canvas,
        x - height * 0.08,
        y - height * 0.96,
        height * 0.3,
        height * 0.14,
        mix(leaf_color, "#dfe8a0", 0.25),
        leaf_color,
    )
