"""Scenes of markets: fish at dawn, flowers before Tet."""

from math import cos, sin

from . import buildings, plants, sea, sky, vessels
from .canvas import mix
from .creatures import fish
from .curves import box, oval
from .people import Person, crowd


def fish_market(canvas):
    """Women sell the night's catch under the awnings."""
    sky.sky(canvas, "dawn", 430)
    sea.sea(canvas, "#f2b594", "#6a7f93", 400, glint="#ffeec4", sun_x=800, count=120)
    for x, size, hull in ((360, 90, "#356a86"), (760, 70, "#8a4f5a"), (1230, 100, "#3f7c6c")):
        vessels.fishing_boat(canvas, x, 500, size, hull)
    canvas.backdrop("#8a6f72", "#54424f", 540)
    crowd(canvas, 40, 1560, 640, 26, 215, hats=0.65)
    buildings.awning(canvas, -60, 250, 760, 270, ("#d1495b", "#f7ead2"))
    buildings.awning(canvas, 760, 230, 900, 250, ("#2a7f95", "#f7ead2"))
    for x in (20, 690, 780, 1560):
        canvas.paint(box(x, 200, 12, 560), "#3b2b33")
    for x in (180, 470, 960, 1330):
        buildings.bulb(canvas, x, 170, 130)
    for x, pose, shirt in (
        (330, "bend", "#7b4b94"),
        (820, "stand", "#c8553d"),
        (1240, "bend", "#2f6690"),
    ):
        Person(canvas, x, 900, 420, pose, flip=x > 900).draw(shirt).cone_hat()
    canvas.paint([(-10, 800), (1610, 800), (1640, 880), (-40, 880)], "#6b4a3f", shade="#3a2428")
    canvas.backdrop("#4a3238", "#2a1c26", 878)
    for x in range(110, 1600, 230):
        _fish_basket(canvas, x + canvas.rng.uniform(-14, 14), 850, 112)
    for x in (240, 760, 1290):
        _fish_basket(canvas, x, 1010, 190)


def _fish_basket(canvas, x, y, size):
    canvas.shadow(x, y + size * 0.5, size * 1.25, size * 0.25, "#120a12", 0.7)
    tone = canvas.rng.choice(("#b9c7cf", "#d98f7a", "#8fb0b8", "#e3c58f"))
    bowl = oval(x, y, size, size * 0.62, start=0, end=180)
    canvas.paint(oval(x, y, size, size * 0.3), "#3a2820")
    for _ in range(15):
        fx, fy = (
            x + canvas.rng.uniform(-0.62, 0.62) * size,
            y - canvas.rng.uniform(-0.1, 0.26) * size,
        )
        color = mix(tone, "#f7f7f2", canvas.rng.random() * 0.45)
        fish(canvas, fx, fy, size * 0.32, color, flip=canvas.rng.random() < 0.5)
    canvas.paint(bowl, "#b98a55", shade="#4a2a1c", side="right", depth=0.95)
    for share in (0.3, 0.6):
        weave = oval(x, y, size * (1 - share * 0.18), size * 0.62 * share + 4, start=0, end=180)
        canvas.stroke(weave, "#8a6038", size * 0.025)
    canvas.stroke(oval(x, y, size, size * 0.12, start=0, end=180), "#dcb681", size * 0.06)


def market_flowers(canvas):
    """The flower market before Tet."""
    sky.sky(canvas, "morning", 516)
    sky.clouds(canvas, "morning", 4, 230, 110, 360)
    for i, (wall, roof) in enumerate(
        (
            ("#e9b872", "#a8533c"),
            ("#d98f7a", "#7a3f45"),
            ("#f0d39a", "#8f4a38"),
            ("#c9a08a", "#6a3a44"),
            ("#ecc27f", "#a8533c"),
        )
    ):
        buildings.house(canvas, -30 + i * 345, 520, 300, 210, wall, roof, windows=3)
    canvas.veil(200, 520, "#fbe6c4", 0.1, 0.5)
    canvas.backdrop("#c99a7a", "#7a5048", 512)
    crowd(canvas, 0, 1600, 590, 30, 165, hats=0.45)
    buildings.awning(canvas, -70, 330, 560, 130, ("#e0a030", "#fff4e0"))
    buildings.awning(canvas, 1120, 330, 560, 130, ("#e05780", "#fff4e0"))
    for y, size, step in ((700, 56, 150), (800, 74, 190)):
        for x in range(-20, 1640, step):
            if not 560 < x < 1040:
                _bucket(canvas, x + canvas.rng.uniform(-16, 16), y, size)
    _flower_bicycle(canvas, 800, 930, 330)
    for x in (90, 330, 1270, 1510):
        _bucket(canvas, x, 980, 112)
    for x in (500, 1110):
        _bucket(canvas, x, 1030, 98)


BUNCHES = (
    ("#f28c28", True),
    ("#ffd23f", True),
    ("#e0335a", False),
    ("#ff8fb1", False),
    ("#fff4e0", False),
    ("#b56ed1", False),
    ("#d7263d", True),
)


def _bucket(canvas, x, y, size):
    color, round_heads = canvas.rng.choice(BUNCHES)
    pot = canvas.rng.choice(("#3f7c8c", "#8a5a3c", "#5a6a78"))
    canvas.shadow(x, y + size * 0.8, size * 0.9, size * 0.16, "#33181c", 0.6)
    plants.bush(canvas, x, y - size * 0.1, size * 1.15, "#4f8a4a", 14)
    canvas.paint(
        [
            (x - size * 0.55, y),
            (x + size * 0.55, y),
            (x + size * 0.42, y + size * 0.85),
            (x - size * 0.42, y + size * 0.85),
        ],
        pot,
        shade=mix(pot, "#140c18", 0.6),
        side="right",
        depth=0.9,
    )
    _heads(canvas, x, y - size * 0.55, size, color, round_heads)


def _heads(canvas, x, y, size, color, round_heads):
    for i in range(17):
        angle, far = i * 2.4, (i / 17) ** 0.5 * size * 0.8
        fx, fy = x + cos(angle) * far, y + sin(angle) * far * 0.62
        if round_heads:
            plants.pompon(canvas, fx, fy, size * 0.2, color)
        else:
            plants.blossom(
                canvas, fx, fy, size * 0.22, mix(color, "#ffffff", canvas.rng.random() * 0.2)
            )


def _flower_bicycle(canvas, x, y, size):
    canvas.shadow(x, y + 4, size * 1.2, 30, "#33181c", 0.7)
    vessels.bicycle(canvas, x, y, size * 0.9, "#24303a")
    Person(canvas, x + size * 0.86, y + 14, size * 1.5, "push", flip=True).draw(
        "#7b4b94", "#2b2d42"
    ).cone_hat()
    canvas.paint(box(x - size * 0.72, y - size * 0.66, size * 0.62, size * 0.12), "#8a5a3c")
    for dx, dy, tone, kind in (
        (-0.75, -0.72, "#f28c28", True),
        (-0.35, -0.72, "#e0335a", False),
        (-0.6, -1.0, "#ffd23f", True),
        (-0.2, -0.98, "#ff8fb1", False),
        (-0.42, -1.22, "#fff4e0", False),
    ):
        plants.bush(canvas, x + dx * size, y + dy * size, size * 0.3, "#4f8a4a", 10)
        _heads(canvas, x + dx * size, y + (dy - 0.06) * size, size * 0.27, tone, kind)
