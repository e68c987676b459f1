"""Skies: gradients, suns, clouds, stars, birds and weather."""

from .canvas import mix
from .curves import oval, ribbon, smooth

# top, middle, low at the horizon, sun, cloud: one row for each hour of the day
HOURS = {
    "dawn": ("#3d5a80", "#e79a8b", "#ffd9a0", "#fff1c9", "#f7b9a1"),
    "morning": ("#4f9fc4", "#9fd0d8", "#f7ecd0", "#fffbe6", "#fdf6e3"),
    "noon": ("#2a86b8", "#6fc0d6", "#d9f0ea", "#ffffff", "#ffffff"),
    "evening": ("#2b3a67", "#d8657a", "#ffb35c", "#ffe3a3", "#e98074"),
    "dusk": ("#1c2340", "#5b4a80", "#f08a6b", "#ffd8a8", "#7a5a8c"),
    "night": ("#070d22", "#132148", "#35457a", "#f5edd0", "#24315e"),
    "storm": ("#141c26", "#2c3d4c", "#78898a", "#c9d2c8", "#3c4c59"),
    "harvest": ("#6fa8a6", "#f2cf87", "#ffe6ae", "#fffadf", "#fff0cb"),
}


def sky(canvas, hour, horizon):
    """Paint the sky of an hour down to the horizon."""
    top, middle, low, _, _ = HOURS[hour]
    canvas.backdrop(top, middle, 0, horizon * 0.6)
    canvas.backdrop(middle, low, horizon * 0.6, horizon + 2)


def sun(canvas, hour, x, y, radius):
    """Hang the sun (or the moon) of an hour with its glow."""
    light, low = HOURS[hour][3], HOURS[hour][2]
    canvas.glow(x, y, radius * 7, low, 0.75)
    canvas.glow(x, y, radius * 2.6, light, 0.7)
    canvas.paint(oval(x, y, radius), light)


def cloud(canvas, x, y, width, color, shade=None):
    """Paint one heaped cloud with a flat foot at height y."""
    rng = canvas.rng
    puffs = [oval(x, y - width * 0.03, width * 0.5, width * 0.035)]
    for i in range(6):
        share = (i + 0.5) / 6
        swell = width * (0.17 - abs(share - 0.48) * 0.26) * rng.uniform(0.85, 1.2)
        puffs.append(oval(x + (share - 0.5) * width * 0.86, y - swell * 0.75, swell, swell * 0.8))
    floor = y + width * 0.005
    puffs = [[(px, min(py, floor)) for px, py in puff] for puff in puffs]
    canvas.paint_all(puffs, color, shade=shade, depth=0.75)


def clouds(canvas, hour, count, low, high, width=320):
    """Scatter clouds of an hour between two heights, smaller towards the horizon."""
    color, under = HOURS[hour][4], HOURS[hour][1]
    for _ in range(count):
        y = canvas.rng.uniform(high, low)
        size = width * (1.2 - 0.8 * (y - high) / (low - high + 1))
        x = canvas.rng.uniform(0, canvas.width)
        cloud(canvas, x, y, size * canvas.rng.uniform(0.7, 1.3), color, under)


def streaks(canvas, hour, count, low, high):
    """Draw long thin clouds that catch the light of the horizon."""
    for _ in range(count):
        y, x = canvas.rng.uniform(high, low), canvas.rng.uniform(-100, canvas.width)
        length = canvas.rng.uniform(220, 640)
        tint = mix(HOURS[hour][4], HOURS[hour][2], canvas.rng.random() * 0.7)
        for i in range(3):
            part = length * (1 - i * 0.25)
            canvas.paint(_wisp(x + i * 46, y + i * 7, part, part * 0.02), tint, alpha=0.36)


def _wisp(x, y, length, thick):
    upper = smooth(
        [
            (x, y),
            (x + length * 0.3, y - thick),
            (x + length * 0.7, y - thick * 0.6),
            (x + length, y),
        ]
    )
    lower = smooth(
        [
            (x + length, y),
            (x + length * 0.6, y + thick * 0.5),
            (x + length * 0.2, y + thick * 0.3),
            (x, y),
        ]
    )
    return upper + lower


def stars(canvas, count, low):
    """Sprinkle stars above height `low`."""
    for _ in range(count):
        x, y = canvas.rng.uniform(0, canvas.width), canvas.rng.uniform(0, low)
        canvas.paint(oval(x, y, canvas.rng.uniform(0.7, 2.1)), "#fdf3d0", alpha=0.8)


def birds(canvas, count, x, y, spread, color="#2a3344", size=17):
    """Draw a flock of gulls or egrets around (x, y)."""
    rng = canvas.rng
    for _ in range(count):
        bx, by = x + rng.gauss(0, spread), y + rng.gauss(0, spread * 0.4)
        s = size * rng.uniform(0.6, 1.2)
        wing = smooth(
            [
                (bx - s, by - s * 0.35),
                (bx - s * 0.45, by - s * 0.4),
                (bx, by),
                (bx + s * 0.5, by - s * 0.5),
                (bx + s * 1.1, by - s * 0.3),
            ]
        )
        under = smooth(
            [
                (bx + s * 1.1, by - s * 0.3),
                (bx + s * 0.4, by - s * 0.25),
                (bx, by + s * 0.2),
                (bx - s * 0.4, by - s * 0.2),
                (bx - s, by - s * 0.35),
            ]
        )
        canvas.paint(wing + under, color)


def rain(canvas, count, slant=70, color="#c5d3d6"):
    """Let slanting rain fall over the whole picture."""
    for _ in range(count):
        x, y = canvas.rng.uniform(-80, canvas.width), canvas.rng.uniform(-80, canvas.height)
        length = canvas.rng.uniform(0.4, 1.3)
        line = [(x + slant * length, y), (x, y + 150 * length)]
        canvas.paint(ribbon(line, 0.8, 2.2), color, alpha=0.28)


def shafts(canvas, x, y, angles, length, color, alpha=0.22):
    """Let shafts of light fall from (x, y); angles are (from, to) offsets at the far end."""
    for left, right in angles:
        ray = [(x - 10, y), (x + 10, y), (x + right, y + length), (x + left, y + length)]
        canvas.soft(ray, color, alpha, blur=18)
