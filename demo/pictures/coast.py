"""Scenes by the sea: harbour, lighthouse, storm, wind farm, beach."""

from math import sin

from . import buildings, land, plants, sea, sky, vessels
from .canvas import mix
from .curves import box, ground, oval, place, ribbon, ridge, smooth
from .people import Person, crowd


def harbour_dawn(canvas):
    """Boats come home while the sun rises behind the headland."""
    sky.sky(canvas, "dawn", 560)
    sky.sun(canvas, "dawn", 1080, 372, 56)
    sky.streaks(canvas, "dawn", 12, 420, 90)
    land.mountains(canvas, 562, 3, "#7b6f93", "#dfa9a0", haze="#ffd9a0", height=120)
    sea.sea(canvas, "#f2b594", "#2c4a66", 560, glint="#ffeec4", sun_x=1080)
    for x, y, size, hull in (
        (820, 610, 46, "#5d7f95"),
        (1290, 628, 58, "#8a5a62"),
        (640, 668, 84, "#3f7c8c"),
        (1380, 730, 130, "#356a86"),
    ):
        vessels.fishing_boat(canvas, x, y, size, hull, flip=x > 1200)
    _pier(canvas)
    vessels.fishing_boat(canvas, 830, 890, 300, "#276a86", "#d1495b")
    Person(canvas, 905, 852, 165, "point").draw("#f2c14e").cone_hat()
    sky.birds(canvas, 11, 700, 250, 190, "#4a4560")


def _pier(canvas):
    for x, width, wall, roof in (
        (-40, 190, "#6d5a73", "#4b3550"),
        (120, 150, "#8a6a74", "#5b3a4c"),
        (250, 120, "#5f5a78", "#43395a"),
    ):
        buildings.stilts(canvas, x, 640, width, 120)
        buildings.house(canvas, x, 645, width, 105, wall, roof, lit=True)
    canvas.paint(box(0, 640, 470, 14), "#3b2b38")
    for x in range(20, 470, 60):
        canvas.paint(box(x, 650, 7, 96), "#332532")
    for x, pose in ((395, "stand"), (440, "carry")):
        Person(canvas, x, 641, 92, pose).draw("#c8553d").cone_hat()
    sea.reflection(canvas, 190, 748, 470, 120, "#3a2f48", 0.55)


def lighthouse(canvas):
    """The light is lit on the cape at dusk."""
    sky.sky(canvas, "dusk", 690)
    sky.stars(canvas, 90, 320)
    sky.streaks(canvas, "dusk", 9, 620, 330)
    sea.sea(canvas, "#d98b78", "#1d2b4a", 690, glint="#ffcf9e", sun_x=430)
    land.mountains(canvas, 692, 2, "#57466f", "#a3708a", height=60)
    _beam(canvas, 1080, 262)
    cape = [
        (600, 1080),
        (690, 930),
        (820, 820),
        (920, 742),
        (1040, 706),
        (1200, 700),
        (1380, 726),
        (1620, 770),
    ]
    line = ridge(canvas.rng, 600, 1620, 0, 26)
    line = [(x, y + sin(i / 18) * 5) for i, (x, y) in enumerate(line)]
    land.hill(canvas, cape, "#3b3450", shade="#120f24", depth=0.95)
    land.hill(
        canvas,
        [(980, 1080), (1080, 890), (1230, 800), (1400, 790), (1620, 850)],
        "#4a4058",
        shade="#171226",
        side="left",
        depth=0.7,
    )
    _light_tower(canvas, 1080, 712, 430)
    buildings.house(canvas, 1150, 716, 150, 80, "#c9b3ae", "#7c3f4d", lit=True)
    land.stones(canvas, 560, 900, 980, 26, "#3a3450", "#120f20", 70)
    sea.spray(canvas, 600, 950, 130, 130)
    land.tufts(canvas, 850, 1067, 130, ("#2b2a44", "#3d3a58", "#574a68"), 40, x0=860)
    sky.birds(canvas, 5, 520, 300, 80, "#251f38")


def _beam(canvas, x, y):
    canvas.soft([(x, y), (-80, 20), (-80, 250)], "#ffe9b5", 0.5, blur=16)
    canvas.soft([(x, y), (1700, 330), (1700, 470)], "#ffe9b5", 0.3, blur=16)
    canvas.glow(x, y, 260, "#ffe6a8", 0.8)


def _light_tower(canvas, x, y, height):
    def half(share):
        return height * (0.105 - 0.045 * share)

    for i in range(7):
        low, high = i / 7, (i + 1) / 7
        band = [
            (x - half(low), y - height * low),
            (x - half(high), y - height * high),
            (x + half(high), y - height * high),
            (x + half(low), y - height * low),
        ]
        color = "#f3e7dc" if i % 2 else "#c8423f"
        canvas.paint(band, color, shade="#3d2348", side="right", depth=0.95)
    top = y - height
    canvas.paint(box(x - 40, top - 8, 80, 12), "#2a2038")
    canvas.paint(box(x - 20, top - 46, 40, 40), "#fff3c4")
    for dx in (-20, -2, 16):
        canvas.paint(box(x + dx, top - 46, 4, 40), "#2a2038")
    canvas.paint([(x - 30, top - 44), (x, top - 78), (x + 30, top - 44)], "#a83238")
    canvas.paint(box(x - 2, top - 98, 4, 22), "#2a2038")
    canvas.paint(box(x - 11, y - 46, 22, 46), "#2a2038")


def storm_sea(canvas):
    """A trawler climbs a wave in the storm."""
    sky.sky(canvas, "storm", 620)
    sky.clouds(canvas, "storm", 16, 330, 0, 620)
    canvas.glow(1220, 420, 420, "#cfd8c8", 0.6)
    _lightning(canvas, 1240, 150)
    rows = ((560, 34, 120, "#4b626a"), (640, 48, 150, "#39535f"), (730, 62, 185, "#2a4552"))
    for i, (y, height, length, color) in enumerate(rows):
        sea.swell(
            canvas,
            y,
            height,
            length,
            color,
            crest="#c3d2cf",
            phase=i * 1.9,
            shade=mix(color, "#050c14", 0.5),
        )
    _tilted_boat(canvas, 640, 715, 240)
    for i, (y, height, length) in enumerate(((850, 88, 235), (990, 70, 300))):
        color = mix("#1f3a48", "#0b1a26", i * 0.8)
        sea.swell(
            canvas, y, height, length, color, crest="#e6eeea", phase=0.4 + i * 2.2, shade="#07121c"
        )
    for x, y in ((190, 790), (1060, 770), (520, 800), (1420, 830)):
        sea.spray(canvas, x, y, 120, 120)
    sky.rain(canvas, 420)


def _lightning(canvas, x, y):
    bolt = [(x, y)]
    while bolt[-1][1] < 545:
        px, py = bolt[-1]
        bolt.append((px + canvas.rng.uniform(-46, 40), py + canvas.rng.uniform(26, 60)))
    canvas.soft(ribbon(bolt, 30), "#e9f2e2", 0.8, blur=18)
    canvas.paint(ribbon(bolt, 8, 2), "#fbfff2")
    fork = [bolt[3], (bolt[3][0] + 60, bolt[3][1] + 50), (bolt[3][0] + 85, bolt[3][1] + 120)]
    canvas.paint(ribbon(fork, 4, 1), "#fbfff2")


def _tilted_boat(canvas, x, y, size):
    def put(points):
        return place(points, x, y, size, turn=-16)

    canvas.paint(put(box(-0.72, -0.5, 0.6, 0.6)), "#d8cfb8", shade="#2a2f38", side="right")
    canvas.paint(put([(-0.8, -0.48), (-0.74, -0.6), (-0.06, -0.6), (-0.02, -0.48)]), "#a8403a")
    for left in (-0.64, -0.44):
        canvas.paint(put(box(left, -0.4, 0.13, 0.15)), "#ffd98a")
    canvas.glow(*put([(-0.5, -0.33)])[0], 130, "#ffd98a", 0.5)
    canvas.paint(put(ribbon([(0.15, 0), (0.15, -1.1)], 0.035, 0.02)), "#20242c")
    canvas.stroke(put([(0.15, -1.05), (1.04, -0.42)]), "#20242c", 2)
    canvas.paint(put(vessels.HULL), "#8e3b34", shade="#1c0d12", depth=1.0)
    canvas.paint(ribbon(put(vessels.RAIL), 10, 8), "#e7d9b8")


def wind_farm(canvas):
    """Turbines stand in the shallow sea before the dunes."""
    sky.sky(canvas, "morning", 600)
    sky.sun(canvas, "morning", 330, 250, 58)
    sky.clouds(canvas, "morning", 6, 480, 130, 360)
    sea.sea(canvas, "#9fd3d2", "#2a7f95", 600, glint="#fffbe0", sun_x=330)
    for x, height, turn in ((720, 150, 10), (860, 175, 50), (1010, 205, 85), (1180, 255, 25)):
        vessels.turbine(canvas, x, 612 + height * 0.1, height, turn=turn, color="#e9f1ee")
    vessels.turbine(canvas, 1375, 690, 425, turn=14)
    vessels.turbine(canvas, 520, 650, 330, turn=70)
    vessels.fishing_boat(canvas, 820, 735, 90, "#c8553d", "#f2e6c9")
    dunes = (
        ([(-20, 860), (300, 800), (640, 880), (1000, 930), (1620, 850)], "#f0d3a0", "#d09a6a"),
        ([(-20, 990), (380, 900), (800, 960), (1180, 1010), (1620, 935)], "#e4b77f", "#a8704f"),
    )
    for points, color, shade in dunes:
        land.hill(canvas, points, color, shade=shade, depth=0.9)
    land.tufts(canvas, 930, 1067, 90, ("#6f8a5a", "#8aa06a", "#55724e"), 62)
    for x, pose in ((1120, "walk"), (1170, "carry")):
        canvas.shadow(x + 30, 956, 60, 9, "#7a4f38", 0.6)
        Person(canvas, x, 955, 120, pose).draw("#d1495b").cone_hat()


def beach_tourists(canvas):
    """A summer afternoon on the beach."""
    sky.sky(canvas, "noon", 380)
    sky.clouds(canvas, "noon", 7, 350, 140, 380)
    land.mountains(canvas, 384, 2, "#4f8f9a", "#94c6cc", haze="#d9f0ea", height=90)
    sea.sea(canvas, "#2f9fb5", "#7fdbd0", 380, count=260)
    vessels.fishing_boat(canvas, 1050, 440, 52, "#e8e1d3", "#2f6690")
    _swimmers(canvas)
    for offset, color in ((0, "#f7fdf7"), (24, "#cfe8cf"), (38, "#f3dcae")):
        shore = smooth(
            [
                (-20, 560 + offset),
                (300, 600 + offset),
                (700, 585 + offset),
                (1100, 645 + offset),
                (1620, 610 + offset),
            ]
        )
        canvas.paint(ground(shore, 1080), color, to="#e9c68c" if offset == 38 else None)
    for x, y, size, tints in (
        (250, 820, 120, ("#e4572e", "#fff4e0")),
        (660, 740, 84, ("#17bebb", "#fff4e0")),
        (1010, 850, 128, ("#ffc914", "#fff4e0")),
        (1320, 755, 88, ("#d1495b", "#fff4e0")),
    ):
        _parasol(canvas, x, y, size, tints)
    summer = ("#ff6f61", "#17bebb", "#ffc914", "#ffffff", "#f2a0b5", "#5b8fc7")
    crowd(canvas, 1080, 1300, 725, 5, 100, hats=0.1, poses=("walk", "run"), shirts=summer)
    for x, h, pose, shirt in (
        (440, 210, "walk", 0),
        (520, 205, "walk", 3),
        (590, 130, "run", 2),
        (820, 215, "raise", 1),
    ):
        canvas.shadow(x + h * 0.3, 935, h * 0.5, h * 0.06, "#8a5a3c", 0.6)
        person = Person(canvas, x, 935, h, pose).draw(summer[shirt], "#3f6a8a")
        if shirt % 2:
            person.long_hair()
        else:
            person.cone_hat("#fbefd0", "#d0a86a")
    plants.palm(canvas, 1500, 1050, 720, lean=-0.2)
    plants.palm(canvas, 60, 1120, 640, lean=0.12)


def _swimmers(canvas):
    for _ in range(22):
        x, y = canvas.rng.gauss(620, 260), canvas.rng.uniform(480, 575)
        size = 5 + (y - 470) * 0.07
        canvas.paint(sea.ripple(x, y + size, size * 7, size * 0.8), "#f7fdf7", alpha=0.8)
        canvas.paint(box(x - size * 0.9, y, size * 1.8, size), "#c98f68")
        canvas.paint(oval(x, y - size * 0.7, size * 0.75, size), "#c98f68")
        canvas.paint(
            oval(x, y - size * 1.0, size * 0.8, size * 0.75),
            canvas.rng.choice(("#1f1a1c", "#d1495b", "#ffc914")),
        )


def _parasol(canvas, x, y, size, tints):
    canvas.shadow(x + size * 0.5, y + size * 0.42, size * 1.2, size * 0.24, "#8a5a3c", 0.65)
    canvas.paint(
        ribbon([(x, y - size * 0.9), (x + size * 0.06, y + size * 0.45)], size * 0.05), "#8a6a4a"
    )
    for i in range(6):
        left, right = -1 + i / 3, -1 + (i + 1) / 3
        panel = [
            (x, y - size * 1.05),
            (x + left * size, y - size * 0.5 + abs(left) * size * 0.06),
            (x + (left + right) / 2 * size, y - size * 0.42),
            (x + right * size, y - size * 0.5 + abs(right) * size * 0.06),
        ]
        color = tints[i % 2]
        canvas.paint(panel, color, shade=mix(color, "#5a2a38", 0.5 if i > 2 else 0.2), depth=0.8)
    canvas.paint(
        [
            (x - size * 0.9, y + size * 0.42),
            (x - size * 0.2, y + size * 0.34),
            (x - size * 0.1, y + size * 0.46),
            (x - size * 0.8, y + size * 0.56),
        ],
        mix(tints[0], "#ffffff", 0.45),
    )
