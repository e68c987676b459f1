"""Scenes of the town, out of doors: river front, school, station, factory, temple."""

from math import sin

from . import buildings, land, plants, sea, sky, vessels
from .canvas import mix
from .curves import along, box, oval, place, ribbon, smooth
from .people import Person, crowd

NEON = ("#ffd98a", "#ff8fa3", "#7fd8e8", "#c8a2ff", "#fff3c4")


def city_night(canvas):
    """The river front after dark."""
    sky.sky(canvas, "night", 640)
    sky.stars(canvas, 130, 360)
    sky.sun(canvas, "night", 300, 190, 56)
    canvas.glow(900, 660, 900, "#b8609a", 0.45)
    for tone, count, tallest in (("#2b3568", 30, 300), ("#1d2550", 22, 400), ("#141a3c", 15, 330)):
        for i in range(count):
            x = i * 1640 / count - 30 + canvas.rng.uniform(-14, 14)
            high = canvas.rng.uniform(0.3, 1) * tallest
            buildings.tower_block(
                canvas, x, 664, 1500 / count, high, tone, lights=NEON, lit=0.42, cell=13
            )
    _landmark(canvas, 1010, 664, 560)
    canvas.mirror(664, 360, "#0c1436", 0.5)
    canvas.veil(664, 1067, "#060a1e", 0.1, 0.85)
    for _ in range(230):
        x, y = canvas.rng.uniform(0, 1600), 664 + canvas.rng.random() ** 1.5 * 300
        canvas.paint(
            sea.ripple(x, y, canvas.rng.uniform(20, 90), 3), canvas.rng.choice(NEON), alpha=0.4
        )
    vessels.sampan(canvas, 520, 830, 130, shirt="#b8434a")
    _embankment(canvas)


def _landmark(canvas, x, y, height):
    shape = smooth(
        [(x - 52, y), (x - 62, y - height * 0.45), (x - 30, y - height * 0.82), (x, y - height)]
    )
    body = shape + [(2 * x - px, py) for px, py in shape[::-1]]
    canvas.paint(body, "#3a4a8a", shade="#0f1538", side="right", depth=0.9)
    for i in range(26):
        wide = 50 - max(0, i - 12) * 3.0
        canvas.paint(
            box(x - wide, y - 20 - i * height * 0.035, wide * 2, 5),
            mix("#7fd8e8", "#ffd98a", i / 26),
            alpha=0.75,
        )
    canvas.paint(box(x - 2, y - height - 70, 4, 80), "#9aa8d8")
    canvas.glow(x, y - height - 70, 46, "#ff5a6a", 0.9)


def _embankment(canvas):
    canvas.paint([(-10, 960), (1610, 940), (1610, 1080), (-10, 1080)], "#1a1c36", to="#0c0d1f")
    canvas.paint(ribbon([(-10, 958), (1610, 938)], 9), "#5a4a6a")
    for x in (170, 640, 1110, 1520):
        buildings.lamp(canvas, x, 1040, 330)
    for x, h, pose in (
        (330, 150, "walk"),
        (400, 142, "stand"),
        (880, 150, "walk"),
        (1330, 158, "stand"),
    ):
        Person(canvas, x, 1052, h, pose).draw(canvas.rng.choice(("#c8553d", "#e8e1d3", "#7b4b94")))
    vessels.bicycle(canvas, 1230, 1052, 100, "#8a7a9a")


def schoolyard(canvas):
    """Break time under the flame trees."""
    sky.sky(canvas, "morning", 702)
    sky.clouds(canvas, "morning", 5, 260, 90, 380)
    _school(canvas, 250, 700, 1130, 380)
    canvas.backdrop("#e3b98a", "#b97f5a", 700)
    canvas.soft([(-20, 820), (700, 790), (860, 930), (-20, 980)], "#6a3a44", 0.5, 26)
    canvas.soft([(1250, 780), (1620, 760), (1620, 880), (1330, 880)], "#6a3a44", 0.5, 26)
    buildings.flag(canvas, 820, 760, 520, width=110)
    for _ in range(26):
        x, y = canvas.rng.uniform(330, 1500), canvas.rng.uniform(730, 860)
        _pupil(
            canvas, x, y, 92 + (y - 730) * 0.5, canvas.rng.choice(("stand", "walk", "run", "raise"))
        )
    for x, y, h, pose in (
        (560, 1000, 250, "run"),
        (760, 1020, 255, "raise"),
        (1010, 1005, 250, "walk"),
        (1180, 1030, 262, "run"),
    ):
        _pupil(canvas, x, y, h, pose)
    plants.tree(canvas, 170, 960, 760, "#d7402f", shade="#7d1a24", light="#f0653f", spread=0.58)
    plants.speckle(canvas, 190, 430, 380, 190, 260, ("#ff8c5a", "#ffb066", "#5f8a4a", "#e8432f"), 8)
    plants.speckle(canvas, 260, 1000, 330, 60, 110, ("#d7402f", "#f0653f"), 6)
    plants.tree(canvas, 1530, 850, 520, "#5f9450", shade="#2c5a3c")


def _pupil(canvas, x, y, height, pose):
    canvas.shadow(x, y, height * 0.3, height * 0.05, "#5a2a2c", 0.6)
    person = Person(canvas, x, y, height, pose, flip=canvas.rng.random() < 0.5)
    person.draw("#fbf8f0", canvas.rng.choice(("#24426b", "#2b2d52")))
    nx, ny = person.neck
    scarf = [
        (-0.07, 0.005),
        (0.07, 0.005),
        (0.02, 0.05),
        (0.045, 0.16),
        (0, 0.09),
        (-0.045, 0.16),
        (-0.02, 0.05),
    ]
    canvas.paint(place(scarf, nx, ny + height * 0.01, height), "#d7263d")


def _school(canvas, x, y, width, height):
    canvas.paint(
        box(x, y - height, width, height), "#f2cf7a", shade="#c98f4a", side="right", depth=0.7
    )
    canvas.paint(
        [
            (x - 40, y - height),
            (x + 60, y - height - 110),
            (x + width - 60, y - height - 110),
            (x + width + 40, y - height),
        ],
        "#b5533c",
        shade="#6a2430",
        depth=0.9,
    )
    canvas.paint(box(x, y - height * 0.52, width, 16), "#fbeecb")
    for floor in (0.92, 0.42):
        for i in range(7):
            left = x + 62 + i * width / 7.2
            buildings.shutter_window(canvas, left, y - height * floor, 50, height * 0.29)
    for i in range(8):
        canvas.paint(
            box(x + i * (width - 22) / 7, y - height, 22, height),
            "#fbeecb",
            shade="#d0a866",
            side="right",
        )


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


def temple_roof(canvas):
    """The old temple under a full moon of the eighth month."""
    sky.sky(canvas, "dusk", 1067)
    sky.sun(canvas, "dusk", 1130, 330, 150)
    sky.streaks(canvas, "dusk", 8, 640, 240)
    land.mountains(canvas, 860, 3, "#3a2c58", "#8a5a80", haze="#e08a72", height=170)
    buildings.temple_roof(canvas, 1300, 700, 520, 110, "#6a3348", tiles=True)
    canvas.paint(box(1110, 700, 380, 400), "#4a2a44", to="#2a1832")
    _upper_hall(canvas)
    canvas.paint(box(90, 940, 1000, 140), "#5a2a34", to="#2a1424")
    for x in range(120, 1090, 150):
        canvas.paint(box(x, 930, 34, 150), "#8f3030", shade="#3a1020", side="right")
    buildings.temple_roof(canvas, 590, 950, 1250, 270, "#b0492f")
    _ridge_dragons(canvas, 590, 690, 400)
    for x in (180, 470, 760, 1010):
        buildings.lantern(canvas, x, 1010, 34)
    _frangipani(canvas)
    sky.birds(canvas, 8, 760, 190, 120, "#241836")


def _upper_hall(canvas):
    canvas.paint(box(330, 560, 520, 140), "#6a2c34", shade="#2a1022", side="right")
    for i in range(9):
        canvas.paint(box(348 + i * 56, 590, 36, 90), "#ffca7a", shade="#c8663f", depth=0.9)
    buildings.temple_roof(canvas, 590, 580, 760, 190, "#a8432d")
    _ridge_dragons(canvas, 590, 398, 240)


def _ridge_dragons(canvas, x, y, reach):
    gold = "#e8b85a"
    canvas.glow(x, y - 40, 110, "#ffd98a", 0.5)
    canvas.paint(oval(x, y - 36, 24), gold, shade="#8a4a24", side="right")
    for flip in (False, True):
        line = [
            (i, -14 - 16 * sin(i / 26) - (i < 40) * (40 - i) * 0.4)
            for i in range(44, int(reach * 0.72), 6)
        ]
        spine = place(line, x, y, flip=flip)
        canvas.paint(ribbon(spine, 22, 5), gold, shade="#8a4a24", depth=0.8)
        hx, hy = spine[0]
        canvas.paint(oval(hx, hy - 8, 19, 14), gold)
        for dx, dy in ((-14, -26), (4, -30)):
            canvas.paint(
                [(hx - 5, hy - 12), (hx + (-dx if flip else dx), hy + dy), (hx + 5, hy - 12)], gold
            )


def _frangipani(canvas):
    branch = smooth([(1640, 1010), (1480, 930), (1370, 830), (1260, 800)])
    canvas.paint(ribbon(branch, 44, 14), "#2a1c34")
    for start, end in (
        ((1480, 930), (1400, 1010)),
        ((1370, 830), (1400, 700)),
        ((1560, 970), (1570, 820)),
    ):
        canvas.paint(ribbon(along(start, end, 4), 24, 10), "#2a1c34")
    for x, y in ((1260, 800), (1400, 700), (1400, 1010), (1570, 820)):
        for i in range(7):
            plants.leaf(
                canvas, x, y, 130, i * 51 + canvas.rng.uniform(-14, 14), "#2f4a4a", "#142430"
            )
        for _ in range(4):
            plants.blossom(
                canvas,
                x + canvas.rng.gauss(0, 34),
                y + canvas.rng.gauss(0, 30),
                34,
                "#fff3e6",
                "#f9c74f",
            )
