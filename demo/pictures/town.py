"""Scenes of the town: river front, school, temple."""

from math import sin

from . import buildings, land, plants, sea, sky, vessels
from .canvas import mix
from .curves import along, box, oval, place, ribbon, smooth
from .people import Person

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
    canvas.mirror(664, 420, "#101c4a", 0.45)
    canvas.veil(664, 1067, "#0a1238", 0.25, 0.9)
    canvas.glow(900, 668, 620, "#e08ab8", 0.35)
    canvas.paint(box(0, 658, 1600, 8), "#0c1230")
    for x in range(10, 1600, 42):
        color = canvas.rng.choice(NEON)
        canvas.glow(x, 660, 26, color, 0.9)
        for i in range(9):
            wide = canvas.rng.uniform(10, 34) * (1 + i * 0.12)
            canvas.paint(
                sea.ripple(x + canvas.rng.gauss(0, 4), 676 + i * i * 2.6, wide, 3 + i * 0.4),
                color,
                alpha=0.75 - i * 0.07,
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
    person = Person(canvas, x, y, height, pose, flip=canvas.rng.random() < 0.5, child=True)
    person.draw("#fbf8f0", canvas.rng.choice(("#24426b", "#2b2d52")))
    if canvas.rng.random() < 0.5:
        person.long_hair()
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
