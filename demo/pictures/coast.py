"""Scenes by the sea: harbour, lighthouse, storm, reef, wind, beach, race, mangrove."""

from math import sin

from . import buildings, land, plants, sea, sky, vessels
from .canvas import mix
from .curves import box, ground, oval, place, ribbon, ridge, smooth
from .people import Person, crowd


def harbour_dawn(canvas):
    """Boats come home while the sun rises behind the headland."""
    sky.sky(canvas, "dawn", 560)
    sky.sun(canvas, "dawn", 1080, 470, 52)
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
    land.tufts(canvas, 850, 1067, 130, ("#2b2a44", "#3d3a58", "#574a68"), 40)
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
    _tilted_boat(canvas, 640, 720, 190)
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


def coral_reef(canvas):
    """Fish pass over the corals in the morning light."""
    canvas.backdrop("#5cc4cf", "#0c3f66")
    canvas.glow(760, -80, 900, "#e8fff0", 0.75)
    sky.shafts(
        canvas,
        760,
        -60,
        ((-900, -720), (-480, -330), (-120, 40), (260, 420), (640, 800)),
        1150,
        "#dffcf2",
        0.2,
    )
    for y, color in ((720, "#2a7f99"), (800, "#1f6684")):
        land.hill(
            canvas,
            ridge(canvas.rng, -20, 1620, y, 120, levels=5)[::4],
            color,
            shade="#12476a",
            depth=0.8,
        )
    _school(canvas, 520, 360, 46, 190, "#f2c14e", 20)
    _school(canvas, 1150, 250, 34, 150, "#bfe6e4", 15)
    _turtle(canvas, 1120, 520, 150)
    land.hill(
        canvas,
        [(-20, 930), (300, 850), (620, 935), (950, 900), (1280, 830), (1620, 900)],
        "#1b4a63",
        shade="#071f36",
        depth=0.95,
    )
    for _ in range(34):
        _coral(canvas, canvas.rng.uniform(-20, 1620), canvas.rng.uniform(890, 1067))
    for x, y, size, color in (
        (250, 560, 62, "#ff7f50"),
        (380, 640, 46, "#ff7f50"),
        (820, 690, 52, "#8e7cc3"),
        (690, 740, 40, "#8e7cc3"),
    ):
        _fish(canvas, x, y, size, color, stripe="#fff6e6")
    for _ in range(60):
        x, y = canvas.rng.gauss(930, 60), canvas.rng.uniform(40, 820)
        canvas.paint(oval(x, y, canvas.rng.uniform(2, 8)), "#e9fffb", alpha=0.35)


def _fish(canvas, x, y, size, color, *, stripe=None, flip=False):
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


def _school(canvas, x, y, count, spread, color, size):
    for _ in range(count):
        fx, fy = canvas.rng.gauss(x, spread), canvas.rng.gauss(y, spread * 0.36)
        _fish(
            canvas,
            fx,
            fy,
            size * canvas.rng.uniform(0.7, 1.25),
            mix(color, "#2a7f99", canvas.rng.random() * 0.4),
        )


def _turtle(canvas, x, y, size):
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


def _coral(canvas, x, y):
    color = canvas.rng.choice(("#ff6f61", "#f7a072", "#e05780", "#b56ed1", "#f4d35e", "#5bb8a6"))
    size = canvas.rng.uniform(0.5, 1) * (60 + (y - 880) * 0.5)
    kind = canvas.rng.choice((_fan, _brain, _branches))
    kind(canvas, x, y, size, color)


def _brain(canvas, x, y, size, color):
    canvas.paint(
        oval(x, y, size, size * 0.8, start=180, end=360),
        color,
        shade=mix(color, "#0c2340", 0.6),
        side="right",
        depth=0.95,
    )
    for r in (0.3, 0.55, 0.8):
        canvas.stroke(
            oval(x, y, size * r, size * 0.8 * r, start=190, end=350),
            mix(color, "#ffffff", 0.3),
            2.5,
        )


def _branches(canvas, x, y, size, color):
    for lean in (-0.7, -0.4, -0.1, 0.2, 0.5, 0.8):
        tip = (x + lean * size, y - size * canvas.rng.uniform(1.0, 1.7))
        line = smooth([(x + lean * 10, y + 10), (x + lean * size * 0.7, y - size * 0.5), tip])
        tone = mix(color, "#0c2340", canvas.rng.uniform(0, 0.3))
        canvas.paint(ribbon(line, size * 0.2, size * 0.1), tone)
        canvas.paint(oval(*tip, size * 0.075), mix(color, "#ffffff", 0.35))


def _fan(canvas, x, y, size, color):
    line = [
        (0, 0.1),
        (-0.75, -0.5),
        (-0.8, -1.2),
        (-0.3, -1.5),
        (0.25, -1.45),
        (0.8, -1.1),
        (0.7, -0.45),
    ]
    canvas.paint(
        place(smooth(line, closed=True), x, y, size),
        color,
        shade=mix(color, "#0c2340", 0.65),
        depth=0.95,
    )
    for lean in (-0.6, -0.36, -0.12, 0.12, 0.36, 0.6):
        vein = smooth(
            [(x, y), (x + lean * size * 0.7, y - size * 0.6), (x + lean * size, y - size * 1.25)]
        )
        canvas.paint(ribbon(vein, size * 0.07, 2), mix(color, "#ffffff", 0.35))


def wind_farm(canvas):
    """Turbines stand in the shallow sea before the dunes."""
    sky.sky(canvas, "morning", 600)
    sky.sun(canvas, "morning", 330, 250, 58)
    sky.clouds(canvas, "morning", 6, 480, 130, 360)
    sea.sea(canvas, "#9fd3d2", "#2a7f95", 600, glint="#fffbe0", sun_x=330)
    for x, height, turn in ((720, 150, 10), (860, 175, 50), (1010, 205, 85), (1180, 255, 25)):
        vessels.turbine(canvas, x, 612 + height * 0.1, height, turn=turn, color="#e9f1ee")
    vessels.turbine(canvas, 1375, 690, 470, turn=14)
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
    crowd(
        canvas,
        300,
        1000,
        560,
        14,
        62,
        hats=0,
        poses=("stand", "raise"),
        shirts=("#c98f68", "#d77a61", "#b97d58"),
    )
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
    crowd(canvas, 380, 900, 905, 7, 165, hats=0.3, poses=("walk", "stand"))
    crowd(canvas, 1080, 1330, 720, 5, 100, hats=0.1, poses=("walk", "run"))
    plants.palm(canvas, 1500, 1050, 720, lean=-0.2)
    plants.palm(canvas, 60, 1120, 640, lean=0.12)


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


def boat_race(canvas):
    """Two crews race under the flags of the river festival."""
    sky.sky(canvas, "morning", 400)
    sky.clouds(canvas, "morning", 6, 330, 110, 380)
    land.mountains(canvas, 404, 2, "#6fa08c", "#b5d3c0", haze="#f7ecd0", height=80)
    canvas.backdrop("#5f8f5a", "#3f6f50", 398, 494)
    for x in range(40, 1600, 170):
        plants.palm(
            canvas,
            x + canvas.rng.uniform(-40, 40),
            440,
            canvas.rng.uniform(130, 190),
            lean=canvas.rng.uniform(-0.2, 0.2),
        )
    crowd(canvas, 0, 1600, 476, 80, 84, hats=0.35, poses=("stand", "raise"))
    for x in range(90, 1600, 250):
        _pennant(canvas, x, 480, 170)
    canvas.backdrop("#7fb8ae", "#1f5a6b", 492)
    sea.ripples(canvas, 492, "#d9f0e0", "#154453", 320)
    _racing_boat(canvas, 960, 660, 560, "#2f6690", "#ffc914", 11)
    _racing_boat(canvas, 690, 890, 760, "#b8322e", "#f2c14e", 12)


def _pennant(canvas, x, y, height):
    canvas.paint(ribbon([(x, y), (x, y - height)], 5, 3), "#6b5140")
    for i, color in enumerate(("#2e8b57", "#f2c14e", "#ffffff", "#2f6690", "#d7263d")):
        inset = i * 9
        canvas.paint(
            box(x + inset * 0.4, y - height + inset, 96 - inset * 1.5, 92 - inset * 2), color
        )


def _racing_boat(canvas, x, y, half, hull, trim, crew):
    sea.reflection(canvas, x, y + 30, half * 2, half * 0.2, mix(hull, "#081828", 0.6))
    step = half * 1.5 / crew
    for i in range(crew):
        px = x - half * 0.8 + i * step
        Person(canvas, px, y + 6, half * 0.235, "row").draw(trim, skin="#b97d58").cap(hull)
        blade = [(px + step * 0.6, y - half * 0.08), (px + step * 1.1, y + half * 0.075)]
        canvas.paint(ribbon(blade, half * 0.012, half * 0.03), "#e9d8b0")
    Person(canvas, x + half * 0.8, y, half * 0.3, "drum", flip=True).draw("#fff4e0").cap("#d7263d")
    line = smooth(
        [
            (-1.02, -0.1),
            (-0.9, -0.02),
            (0, 0.012),
            (0.86, -0.02),
            (1.0, -0.15),
            (1.05, -0.12),
            (0.92, 0.055),
            (0, 0.085),
            (-0.92, 0.055),
        ],
        closed=True,
    )
    canvas.paint(place(line, x, y, half), hull, shade=mix(hull, "#0c1020", 0.6), depth=1.0)
    canvas.stroke(
        place(smooth([(-0.92, 0.0), (0, 0.035), (0.9, 0.0)]), x, y, half), trim, half * 0.012
    )
    _dragon(canvas, x + half * 1.0, y - half * 0.13, half * 0.11, trim, hull)
    for i in range(crew):
        sea.spray(canvas, x - half * 0.7 + i * step, y + half * 0.08, half * 0.07, 12)


def _dragon(canvas, x, y, size, color, mane):
    head = smooth(
        [
            (-0.5, 0.7),
            (-0.6, -0.2),
            (0, -0.7),
            (0.7, -0.55),
            (1.35, -0.35),
            (1.3, -0.1),
            (0.6, 0.0),
            (1.1, 0.25),
            (0.4, 0.35),
            (0.2, 0.8),
        ],
        closed=True,
    )
    canvas.paint(place(head, x, y, size), color, shade=mix(color, "#7a1c10", 0.6))
    for i in range(4):
        spike = [(-0.6, 0.5 - i * 0.32), (-1.2, 0.1 - i * 0.42), (-0.45, 0.1 - i * 0.3)]
        canvas.paint(place(spike, x, y, size), mane)
    canvas.paint(place(oval(0.3, -0.38, 0.15), x, y, size), "#ffffff")
    canvas.paint(place(oval(0.34, -0.38, 0.07), x, y, size), "#101420")


def mangrove(canvas):
    """A sampan glides through the mangrove at low light."""
    canvas.backdrop("#cfe3c0", "#f4efd0", 0, 592)
    canvas.glow(930, 330, 620, "#fffbe0", 0.8)
    for x in range(-40, 1700, 92):
        height = canvas.rng.uniform(250, 330)
        plants.mangrove_tree(canvas, x, 562, height, "#9fb59a", "#a9c79a", "#8fb592", roots=7)
    canvas.veil(200, 562, "#eef0d0", 0.25, 0.5)
    for x in (90, 330, 1290, 1520, 640):
        plants.mangrove_tree(
            canvas, x, 592, canvas.rng.uniform(360, 430), "#6a7a68", "#5f9470", "#3d7560"
        )
    canvas.mirror(590, 470, "#4f8a74", 0.42)
    canvas.veil(590, 1067, "#123c3c", 0.1, 0.75)
    sea.ripples(canvas, 600, "#e6f2cc", "#123c3c", 260)
    sea.glints(canvas, 600, "#fbf8d8", 930, 80, 0.2)
    vessels.sampan(canvas, 900, 730, 190)
    plants.mangrove_tree(canvas, 190, 900, 760, "#4a3a33", "#2f6b4f", "#123c33", roots=15)
    plants.mangrove_tree(canvas, 1480, 960, 820, "#3d302d", "#27604a", "#0e332c", roots=15)
    sky.birds(canvas, 7, 860, 190, 110, "#ffffff", 24)


def fish_market(canvas):
    """Women sell the night's catch under the awnings."""
    sky.sky(canvas, "dawn", 430)
    sea.sea(canvas, "#f2b594", "#6a7f93", 400, glint="#ffeec4", sun_x=800, count=120)
    for x, size, hull in ((360, 90, "#356a86"), (760, 70, "#8a4f5a"), (1230, 100, "#3f7c6c")):
        vessels.fishing_boat(canvas, x, 500, size, hull)
    canvas.backdrop("#8a6f72", "#54424f", 540)
    crowd(canvas, 40, 1560, 640, 26, 215, hats=0.65)
    buildings.awning(canvas, -60, 250, 760, 190, ("#d1495b", "#f7ead2"))
    buildings.awning(canvas, 760, 230, 900, 180, ("#2a7f95", "#f7ead2"))
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
        _fish(canvas, fx, fy, size * 0.32, color, flip=canvas.rng.random() < 0.5)
    canvas.paint(bowl, "#b98a55", shade="#4a2a1c", side="right", depth=0.95)
    for share in (0.3, 0.6):
        weave = oval(x, y, size * (1 - share * 0.18), size * 0.62 * share + 4, start=0, end=180)
        canvas.stroke(weave, "#8a6038", size * 0.025)
    canvas.stroke(oval(x, y, size, size * 0.12, start=0, end=180), "#dcb681", size * 0.06)
