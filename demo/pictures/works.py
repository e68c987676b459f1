"""Scenes of work and travel: the station, the factory."""

from . import land, sky, vessels
from .canvas import mix
from .curves import box, oval, ribbon, smooth
from .people import Person, crowd


def train_station(canvas):
    """The evening train waits at the platform."""
    canvas.backdrop("#f2a66a", "#ffe0a8", 0, 560)
    canvas.backdrop("#c98a6a", "#4a3848", 560)
    canvas.glow(620, 480, 520, "#fff3cf", 0.85)
    for i in range(9):
        canvas.paint(
            box(380 + i * 60, 430 - canvas.rng.uniform(0, 60), 52, 160), "#c9806a", alpha=0.7
        )
    canvas.paint(
        [(-10, 560), (700, 545), (1610, 900), (1610, 1080), (-10, 1080)], "#8a6a6a", to="#4a3a48"
    )
    _rails(canvas)
    _train(canvas)
    canvas.paint(
        [(-10, 640), (590, 548), (640, 548), (560, 1080), (-10, 1080)],
        "#d9b08a",
        to="#8f6258",
        shade="#5a3440",
        side="left",
        depth=0.4,
    )
    canvas.paint([(622, 548), (640, 548), (560, 1080), (500, 1080)], "#f7e3a8")
    _platform_roof(canvas)
    for x, y, h in (
        (585, 600, 92),
        (545, 640, 125),
        (500, 660, 140),
        (430, 760, 220),
        (330, 700, 175),
    ):
        canvas.shadow(x - h * 0.3, y, h * 0.5, h * 0.06, "#4a2430", 0.6)
        Person(canvas, x, y, h, canvas.rng.choice(("stand", "walk"))).draw(
            canvas.rng.choice(("#c8553d", "#2f6690", "#f2c14e", "#588157"))
        )
    _traveller(canvas, 210, 1010, 430)


def _traveller(canvas, x, y, height):
    canvas.shadow(x - 90, y, 260, 26, "#3a1a28", 0.6)
    Person(canvas, x, y, height, "walk").draw("#2a7f95", "#2b2d42").cone_hat()
    case = box(x + height * 0.12, y - height * 0.33, height * 0.24, height * 0.3)
    canvas.paint(case, "#a8433c", shade="#4a1420", side="right", depth=0.9)
    canvas.stroke(
        [(x + height * 0.17, y - height * 0.5), (x + height * 0.2, y - height * 0.33)], "#2a1c24", 4
    )


def _rails(canvas):
    for i in range(14):
        y = 556 + i * i * 2.7
        half = 14 + (y - 548) * 0.42
        x = 668 + (y - 548) * 0.42
        canvas.paint(box(x - half, y, half * 2, 3 + i * 1.4), "#3f2c34")
    for side in (-0.29, 0.29):
        canvas.paint(
            [
                (666, 548),
                (670, 548),
                (668 + 520 * (0.44 + side), 1080),
                (668 + 520 * (0.40 + side), 1080),
            ],
            "#e9c9a0",
        )


def _train(canvas):
    side = [(690, 430), (700, 540), (1170, 960), (1170, 300)]
    canvas.paint(
        [(690, 430), (1170, 300), (1170, 960), (700, 552)],
        "#2f5f95",
        to="#1d3560",
        shade="#101a3a",
        side="left",
        depth=0.5,
    )
    canvas.paint([(692, 497), (1170, 600), (1170, 690), (696, 516)], "#d1495b")
    for i in range(7):
        near, far = 0.08 + i * 0.13, 0.08 + i * 0.13 + 0.085
        quad = [
            (690 + 480 * s, (440 if up else 485) + (s**1.0) * ((-75) if up else 65))
            for s, up in ((near, 1), (far, 1), (far, 0), (near, 0))
        ]
        canvas.paint(quad, "#ffe3a0", to="#f7b86a")
    nose = smooth(
        [(1170, 290), (1330, 270), (1500, 300), (1545, 480), (1550, 800), (1500, 950), (1170, 965)]
    )
    canvas.paint(nose, "#3a72ad", to="#1f3d70", shade="#0f1a3a", side="right", depth=0.7)
    canvas.paint([(1215, 370), (1480, 370), (1515, 560), (1205, 560)], "#1c2c44", to="#6f9ab0")
    canvas.paint(box(1352, 370, 10, 190), "#2f5f95")
    canvas.paint(
        [(1172, 640), (1548, 640), (1549, 735), (1172, 735)],
        "#d1495b",
        shade="#7d1a2c",
        side="right",
    )
    for x in (1240, 1470):
        canvas.glow(x, 800, 150, "#fff3cf", 0.8)
        canvas.paint(oval(x, 800, 30), "#fffbe6")
    canvas.paint([(1172, 905), (1530, 905), (1480, 985), (1190, 985)], "#2a2634")
    return side


def _platform_roof(canvas):
    canvas.paint(
        [(-10, -10), (900, -10), (640, 400), (-10, 250)],
        "#6a3a40",
        to="#8f5148",
        shade="#2c1424",
        side="left",
        depth=0.7,
    )
    for end in ((120, -10), (360, -10), (620, -10), (880, -10)):
        canvas.paint(ribbon([end, (632, 398)], 16, 3), "#40222c")
    for x, top, foot, wide in (
        (70, 262, 1000, 34),
        (340, 328, 770, 22),
        (490, 362, 650, 14),
        (570, 382, 600, 9),
    ):
        canvas.paint(
            box(x, top, wide, foot - top), "#4a6a62", shade="#1c2c30", side="right", depth=0.9
        )
    canvas.paint(oval(430, 420, 44), "#2a1c24")
    canvas.paint(oval(430, 420, 37), "#fff6df")
    canvas.stroke([(430, 420), (430, 394)], "#2a1c24", 4)
    canvas.stroke([(430, 420), (450, 430)], "#2a1c24", 4)


def factory(canvas):
    """The early shift arrives at the works."""
    sky.sky(canvas, "dawn", 830)
    sky.sun(canvas, "dawn", 420, 560, 70)
    sky.streaks(canvas, "dawn", 9, 480, 120)
    land.mountains(canvas, 660, 2, "#8a7296", "#dba8a0", height=80)
    for x, high, wide in ((1150, 430, 54), (1270, 520, 62), (1395, 470, 56)):
        _chimney(canvas, x, 690, high, wide)
    for x in (860, 960):
        canvas.paint(box(x, 520, 84, 170), "#b9a0a6", shade="#5a4460", side="right", depth=0.9)
        canvas.paint(oval(x + 42, 520, 42, 18), "#d8c4c0")
    _sawtooth(canvas, 620, 830, 180, 6)
    canvas.backdrop("#c08a7a", "#4a3850", 828)
    for i, color in enumerate(("#c8553d", "#2a7f95", "#e0a030", "#588157", "#c8553d", "#2f6690")):
        x, y = 20 + i % 3 * 176, 828 - i // 3 * 74
        canvas.paint(box(x, y - 72, 170, 72), color, shade=mix(color, "#1c1028", 0.6), side="right")
        for rib in range(1, 12):
            canvas.stroke(
                [(x + rib * 14, y - 66), (x + rib * 14, y - 6)], mix(color, "#1c1028", 0.35), 1.5
            )
    crowd(canvas, 620, 1560, 890, 12, 125, hats=0.1, shirts=("#3d6a95", "#4a7aa8", "#35608a"))
    for x, h in ((260, 270), (620, 290), (1080, 280)):
        _cyclist(canvas, x, 1025, h)


def _chimney(canvas, x, y, height, width):
    top = y - height
    for i in range(7):
        drift, rise = i * i * 9 + i * 18, i * 30
        size = 24 + i * 15
        canvas.paint(
            oval(x + width / 2 + drift, top - 26 - rise, size * 1.25, size * 0.85),
            "#f7cdb8",
            shade="#a8809a",
            side="right",
            depth=0.7,
            alpha=0.85 - i * 0.1,
        )
    canvas.paint(
        [(x, y), (x + width * 0.16, top), (x + width * 0.84, top), (x + width, y)],
        "#b5604f",
        shade="#4a2038",
        side="right",
        depth=0.95,
    )
    for low in (0.06, 0.16):
        canvas.paint(
            box(x + width * 0.14, top + height * low, width * 0.73, height * 0.05), "#f3e3d3"
        )


def _sawtooth(canvas, x, y, width, count):
    high = 150
    canvas.paint(
        box(x, y - high, width * count, high), "#8f6a78", shade="#3f2a48", side="right", depth=0.8
    )
    for i in range(count):
        left = x + i * width
        canvas.paint(
            [(left, y - high), (left, y - high - 88), (left + width, y - high)],
            "#6a4a66",
            shade="#2f2040",
            side="right",
            depth=0.8,
        )
        canvas.paint(
            [
                (left + 6, y - high - 6),
                (left + 6, y - high - 72),
                (left + 40, y - high - 50),
                (left + 40, y - high - 6),
            ],
            "#ffdca0",
        )
        canvas.paint(box(left + 26, y - 105, 54, 60), "#ffd08a", shade="#c8806a", depth=0.8)
        canvas.paint(box(left + 104, y - 105, 54, 60), "#ffd08a", shade="#c8806a", depth=0.8)


def _cyclist(canvas, x, y, height):
    canvas.shadow(x, y, height * 0.7, 16, "#1c1028", 0.6)
    vessels.bicycle(canvas, x, y, height * 0.52, "#2a2438")
    person = Person(canvas, x - height * 0.1, y - height * 0.2, height * 0.88, "sit")
    person.draw(canvas.rng.choice(("#3d6a95", "#d1495b", "#e8e1d3"))).cone_hat()
