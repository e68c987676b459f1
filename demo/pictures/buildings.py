"""Buildings: houses, towers, temple roofs, lamps and other things people put up."""

from math import cos, pi, sin

from .canvas import mix
from .curves import box, oval, ribbon, smooth


def house(canvas, x, y, width, height, wall, roof, *, windows=2, lit=False):
    """Build a small house with a tiled roof, its floor at y."""
    canvas.paint(
        box(x, y - height, width, height),
        wall,
        shade=mix(wall, "#2a2038", 0.5),
        side="right",
        depth=0.9,
    )
    eave, peak = width * 0.1, height * 0.55
    canvas.paint(
        [
            (x - eave, y - height),
            (x + width * 0.18, y - height - peak),
            (x + width * 0.82, y - height - peak),
            (x + width + eave, y - height),
        ],
        roof,
        shade=mix(roof, "#1c0f14", 0.6),
        depth=0.9,
    )
    pane = "#ffd27a" if lit else mix(wall, "#1c2434", 0.75)
    step = width / (windows + 1)
    for i in range(windows):
        canvas.paint(box(x + step * (i + 0.7), y - height * 0.72, step * 0.55, height * 0.4), pane)


def stilts(canvas, x, y, width, depth, color="#3a2c2a", count=5):
    """Put a house on stilts that stand in the water."""
    for i in range(count):
        px = x + width * i / (count - 1)
        canvas.paint(box(px - 3, y, 6, depth), color)


def tower_block(canvas, x, y, width, height, color, *, lights=("#ffd98a",), lit=0.5, cell=15):
    """Build a tower with lit windows, its foot at y."""
    top = y - height
    canvas.paint(box(x, top, width, height), color, shade=mix(color, "#000010", 0.55), side="right")
    for row in range(int(height / cell) - 1):
        for column in range(int(width / cell) - 1):
            if canvas.rng.random() < lit:
                tone = mix(canvas.rng.choice(lights), color, canvas.rng.random() * 0.6)
                canvas.paint(
                    box(
                        x + cell * (column + 0.75),
                        top + cell * (row + 0.7),
                        cell * 0.5,
                        cell * 0.55,
                    ),
                    tone,
                )


def lamp(canvas, x, y, height, color="#22242e", light="#ffdf9a"):
    """Put up a street lamp that shines."""
    arm = smooth(
        [
            (x, y),
            (x, y - height * 0.85),
            (x + height * 0.06, y - height),
            (x + height * 0.18, y - height),
        ]
    )
    canvas.paint(ribbon(arm, height * 0.028, height * 0.016), color)
    canvas.glow(x + height * 0.18, y - height * 0.97, height * 0.42, light, 0.75)
    canvas.paint(oval(x + height * 0.18, y - height * 0.98, height * 0.05, height * 0.025), light)


def bulb(canvas, x, y, length, light="#ffe6a6"):
    """Hang a bare bulb below (x, y)."""
    canvas.stroke([(x, y), (x, y + length)], "#2a2426", 1.6)
    canvas.glow(x, y + length + 10, 130, light, 0.7)
    canvas.paint(oval(x, y + length + 10, 10, 13), "#fff8dc")


def lantern(canvas, x, y, size, color="#d7263d"):
    """Hang a silk lantern around (x, y)."""
    canvas.glow(x, y, size * 2.6, mix(color, "#ffb35c", 0.6), 0.55)
    canvas.stroke([(x, y - size * 1.8), (x, y - size * 0.8)], "#2a2426", 1.5)
    canvas.paint(
        oval(x, y, size * 0.85, size), color, shade=mix(color, "#300010", 0.5), side="right"
    )
    for rx in (0.2, 0.55):
        canvas.stroke(oval(x, y, size * 0.85 * rx, size), mix(color, "#ffd27a", 0.45), 1.4)
    for dy in (-1, 0.86):
        canvas.paint(box(x - size * 0.3, y + dy * size - 1, size * 0.6, size * 0.15), "#e8b23a")
    canvas.stroke([(x, y + size), (x, y + size * 1.8)], "#e8b23a", 2.5)


def awning(canvas, x, y, width, drop, colors, *, stripes=9):
    """Stretch a striped awning, its front edge hanging in scallops."""
    step = width / stripes
    for i in range(stripes):
        left, color = x + i * step, colors[i % len(colors)]
        inner = x + width * 0.06 + i * step * 0.88
        panel = [(inner, y - drop), (inner + step * 0.88, y - drop), (left + step, y), (left, y)]
        canvas.paint(panel, color, shade=mix(color, "#2a1020", 0.45), depth=0.6)
        canvas.paint(
            oval(left + step / 2, y, step / 2, drop * 0.2, start=0, end=180),
            mix(color, "#2a1020", 0.2),
        )


def flag(canvas, x, y, height, *, width=90, pole="#d8d2c4"):
    """Raise the national flag on a pole whose foot is at (x, y)."""
    top = y - height
    canvas.paint(ribbon([(x, y), (x, top)], 7, 4), pole)
    tall = width * 0.66
    upper = smooth(
        [(x, top), (x + width * 0.33, top - 8), (x + width * 0.66, top + 6), (x + width, top - 2)]
    )
    lower = [(px, py + tall) for px, py in upper[::-1]]
    canvas.paint(upper + lower, "#da251d", shade="#8f1018", side="right", depth=0.6)
    canvas.paint(star(x + width * 0.5, top + tall * 0.5, tall * 0.32), "#ffdd2d")


def star(x, y, size):
    """Return a five-pointed star."""
    points = []
    for i in range(10):
        far, angle = (size if i % 2 == 0 else size * 0.382), -pi / 2 + i * pi / 5
        points.append((x + cos(angle) * far, y + sin(angle) * far))
    return points


def temple_roof(canvas, x, y, width, height, color="#a4452f", *, tiles=True):
    """Lay a curved roof with upturned corners, its eave at y, centred on x."""
    dark = mix(color, "#2a0c10", 0.55)
    half = width / 2
    left = smooth(
        [
            (x - half * 0.56, y - height),
            (x - half * 0.7, y - height * 0.45),
            (x - half * 0.92, y - height * 0.08),
            (x - half * 1.12, y - height * 0.24),
        ]
    )
    eave = smooth(
        [
            (x - half * 1.12, y - height * 0.24),
            (x - half * 0.8, y + height * 0.02),
            (x, y + height * 0.06),
            (x + half * 0.8, y + height * 0.02),
            (x + half * 1.12, y - height * 0.24),
        ]
    )
    right = [(2 * x - px, py) for px, py in left[::-1]]
    canvas.paint(left + eave + right, color, shade=dark, depth=0.95)
    if tiles:
        _tile_rows(canvas, x, y, half, height, dark)
    canvas.paint(ribbon(eave, height * 0.075), mix(color, "#e8b23a", 0.35))
    for side in (left, right[::-1]):
        canvas.paint(ribbon(side, height * 0.09, height * 0.04), mix(color, "#f0d9a0", 0.45))
    crest = smooth(
        [
            (x - half * 0.66, y - height * 1.14),
            (x - half * 0.5, y - height * 0.99),
            (x, y - height * 0.97),
            (x + half * 0.5, y - height * 0.99),
            (x + half * 0.66, y - height * 1.14),
        ]
    )
    canvas.paint(ribbon(crest, height * 0.11), mix(color, "#f0d9a0", 0.5), shade=dark)


def _tile_rows(canvas, x, y, half, height, color):
    count = max(10, int(half / 11))
    for i in range(-count, count + 1):
        share = i / count
        foot = y + height * (0.05 - 0.12 * abs(share) ** 3)
        line = smooth(
            [
                (x + share * half * 0.54, y - height * 0.97),
                (x + share * half * 0.66, y - height * 0.45),
                (x + share * half * 0.93, foot),
            ]
        )
        canvas.paint(ribbon(line, half * 0.004 + 1, half * 0.007 + 1.6), color)


def shutter_window(canvas, x, y, width, height, frame="#4f7f6a", pane="#24323a"):
    """Set a window with two open louvred shutters, its top left corner at (x, y)."""
    canvas.paint(box(x, y, width, height), pane)
    leaf = width * 0.5
    for left in (x - leaf, x + width):
        canvas.paint(
            box(left, y, leaf, height), frame, shade=mix(frame, "#10201c", 0.5), side="right"
        )
        for row in range(1, int(height / 9)):
            canvas.stroke(
                [(left + 3, y + row * 9), (left + leaf - 3, y + row * 9)],
                mix(frame, "#10201c", 0.45),
                1.2,
            )


def festival_flag(canvas, x, y, height, size=150):
    """Raise a five-coloured festival flag on a pole whose foot is at (x, y)."""
    top = y - height
    canvas.paint(ribbon([(x, y), (x, top - 20)], size * 0.06, size * 0.04), "#4a2a20")
    for i, color in enumerate(("#2e8b57", "#f2c14e", "#fff4e0", "#2f6690", "#d7263d")):
        inset = i * size * 0.1
        left, wave = x + inset, size * 0.05 * (1 - i / 5)
        wide = size - inset * 2
        cloth = smooth(
            [
                (left, top + inset),
                (left + wide * 0.4, top + inset - wave),
                (left + wide, top + inset + wave),
            ]
        )
        lower = [(px, py + size - inset * 2) for px, py in cloth[::-1]]
        canvas.paint(
            cloth + lower, color, shade=mix(color, "#3a0c1c", 0.45), side="right", depth=0.6
        )
