"""Five portraits: the fisherman, the teacher, the doctor, the official, the weaver."""

from math import sin

from . import buildings, faces, land, plants, sea, sky, vessels
from .canvas import mix
from .curves import box, oval, smooth
from .faces import Sitter


def fisherman(canvas):
    """A fisherman on the quay at first light."""
    sky.sky(canvas, "dawn", 900)
    sky.sun(canvas, "dawn", 190, 720, 70)
    land.mountains(canvas, 902, 2, "#7b6f93", "#dfa9a0", haze="#ffd9a0", height=110)
    sea.sea(canvas, "#f2b594", "#2c4a66", 900, glint="#ffeec4", sun_x=190, count=160)
    vessels.fishing_boat(canvas, 880, 1010, 210, "#276a86")
    vessels.fishing_boat(canvas, 130, 1080, 150, "#8a4f5a")
    canvas.blur(9)
    sitter = Sitter(canvas, skin="#b07a52", lips="#8f4c40", age=0.95, hair="#3a3434", y=680)
    faces.hair_back(sitter, length=0.0, width=0.76)
    faces.shoulders(sitter, "#2f5d7a")
    faces.head(sitter)
    faces.short_hair(sitter, grey=0.35)
    faces.cone_hat(sitter)
    _chin_strap(sitter)
    _open_collar(sitter, "#2f5d7a")
    _net(canvas)


def _chin_strap(sitter):
    for side in (-1, 1):
        sitter.line([(side * 0.72, -0.4), (side * 0.66, 0.5), (side * 0.2, 1.04)], "#a83a32", 0.035)


def _open_collar(sitter, color):
    sitter.fill(
        [(-0.42, 1.22), (0.42, 1.22), (0.02, 1.95)],
        sitter.tone(0.22),
        shade=sitter.tone(0.55),
        side="right",
    )
    for side in (-1, 1):
        flap = [
            (side * 0.36, 1.1),
            (side * 0.74, 1.4),
            (side * 0.42, 1.86),
            (side * 0.02, 1.96),
            (side * 0.3, 1.45),
        ]
        sitter.fill(
            flap,
            mix(color, "#ffffff", 0.14 if side < 0 else 0.02),
            shade=mix(color, "#14122a", 0.5),
        )
    sitter.line([(0.02, 1.96), (0.03, 2.9), (0.02, 3.9)], mix(color, "#14122a", 0.5), 0.03)
    for y in (2.3, 2.9):
        sitter.fill([(x / 100 + 0.03, y2 / 100) for x, y2 in oval(0, y * 100, 5)], "#e8dcc4")


def _net(canvas):
    for i in range(-4, 26):
        x = i * 46
        canvas.stroke(
            smooth([(x, 1600), (x + 90, 1490), (x + 210, 1400 + 26 * sin(i))]), "#e9dcc0", 2.6
        )
        canvas.stroke(
            smooth([(x + 230, 1600), (x + 120, 1490), (x + 10, 1400 + 26 * sin(i * 1.4))]),
            "#cdbb95",
            2.2,
        )
    for i in range(8):
        x, y = 30 + i * 146, 1404 + 22 * sin(i * 1.7)
        canvas.paint(oval(x, y, 30, 21), "#e8853a", shade="#7a2c18", side="right", depth=0.95)


def teacher(canvas):
    """A teacher in áo dài before her blackboard."""
    canvas.backdrop("#2f6b5a", "#1f4f48")
    canvas.glow(120, 300, 900, "#7fb79a", 0.5)
    for row in range(5):
        canvas.stroke(
            smooth(
                [
                    (90 + i * 70, 220 + row * 120 + 16 * sin(i * 2.1 + row))
                    for i in range(6 + row % 3)
                ]
            ),
            "#dcefe2",
            7,
        )
    canvas.paint(box(0, 1040, 1067, 46), "#b9793f")
    canvas.backdrop("#e9cfa4", "#c99a6a", 1086)
    plants.bush(canvas, 960, 1060, 260, "#4f8a4a")
    plants.speckle(canvas, 960, 880, 120, 90, 36, ("#ffd23f", "#ff8fb1", "#fff4e0"), 24)
    canvas.blur(10)
    sitter = Sitter(canvas, skin="#dba880", lips="#b8504f", age=0.12, width=0.95)
    faces.hair_back(sitter, length=1.5, width=0.92)
    faces.shoulders(sitter, "#b9a3dc", slope=0.06, shade="#5a4488")
    faces.head(sitter)
    faces.parted_hair(sitter)
    _stand_collar(sitter, "#b9a3dc")
    _embroidery(canvas, sitter)


def _stand_collar(sitter, color):
    collar = smooth([(-0.4, 1.06), (-0.2, 1.2), (0, 1.25), (0.2, 1.2), (0.4, 1.06)]) + smooth(
        [(0.46, 1.36), (0.2, 1.5), (0, 1.55), (-0.2, 1.5), (-0.46, 1.36)]
    )
    sitter.fill(collar, mix(color, "#ffffff", 0.18), shade=mix(color, "#2c1a52", 0.6), side="right")
    sitter.line(
        [(0.02, 1.54), (0.42, 1.72), (0.95, 2.2), (1.15, 3.0)], mix(color, "#2c1a52", 0.55), 0.022
    )
    for x, y in ((0.2, 1.61), (0.6, 1.86), (0.95, 2.2)):
        sitter.fill([(px / 100, py / 100) for px, py in oval(x * 100, y * 100, 4)], "#f5ecd8")


def _embroidery(canvas, sitter):
    stem = smooth([(-0.95, 3.6), (-0.75, 2.9), (-0.95, 2.3), (-0.6, 1.8)])
    sitter.line([(-0.95, 3.6), (-0.75, 2.9), (-0.95, 2.3), (-0.6, 1.8)], "#4f7a5a", 0.022)
    for i, (px, py) in enumerate(sitter.put(stem)):
        if i % 3 == 0:
            plants.leaf(canvas, px, py, 62, -40 + (i % 2) * 230, "#5f8f66", "#2f5a4a")
        if i % 6 == 0:
            plants.blossom(canvas, px + 16, py - 10, 30, "#fff3f0", "#f0b84a")


def doctor(canvas):
    """A doctor in the corridor of the district hospital."""
    canvas.backdrop("#d5ece6", "#8fbfb8")
    for x in (40, 620):
        canvas.paint(box(x, 150, 400, 760), "#9fd6e0", to="#f2f4da")
        plants.speckle(canvas, x + 200, 850, 190, 110, 60, ("#6fae6a", "#8cc47a", "#4f9460"), 34)
        canvas.stroke([*box(x, 150, 400, 760), (x, 150)], "#fbfdf7", 22)
        canvas.stroke([(x + 200, 150), (x + 200, 910)], "#fbfdf7", 14)
    canvas.glow(120, 420, 700, "#fffbe0", 0.7)
    canvas.paint(box(0, 1010, 1067, 60), "#5f9f98")
    canvas.blur(12)
    sitter = Sitter(canvas, skin="#d3a078", lips="#a85a4c", age=0.35, hair="#2a2226")
    faces.shoulders(sitter, "#8fc4cf", shade="#3a7488")
    faces.head(sitter)
    faces.short_hair(sitter, grey=0.12)
    faces.glasses(sitter)
    sitter.fill(
        [(-0.42, 1.25), (0.42, 1.25), (0.0, 1.86)],
        sitter.tone(0.2),
        shade=sitter.tone(0.55),
        side="right",
    )
    _lapels(sitter, "#f7fafa", "#8aa3b5")
    _stethoscope(sitter)
    sitter.fill(_box(0.72, 2.6, 0.62, 0.75), "#eef4f4", shade="#9ab0bf", side="right")
    sitter.line([(0.9, 2.75), (0.92, 2.3)], "#2f6690", 0.05)


def _box(x, y, width, height):
    return box(x, y, width, height)


def _lapels(sitter, color, shade):
    for side in (-1, 1):
        coat = smooth(
            [
                (side * 0.44, 1.18),
                (side * 0.75, 1.36),
                (side * 1.36, 1.56),
                (side * 1.8, 1.98),
                (side * 1.97, 2.6),
                (side * 2.05, 3.9),
            ]
        )
        inner = [(side * 0.12, 3.9), (side * 0.14, 2.75), (side * 0.42, 1.5)]
        dark = mix(color, shade, 0.0 if side < 0 else 0.25)
        sitter.fill(coat + inner, dark, shade=shade, side="right", depth=0.85)
        lapel = [
            (side * 0.42, 1.14),
            (side * 0.62, 1.34),
            (side * 0.86, 1.86),
            (side * 0.6, 1.95),
            (side * 0.66, 2.1),
            (side * 0.13, 2.8),
            (side * 0.4, 1.6),
        ]
        sitter.fill(
            lapel,
            mix(color, "#ffffff", 0.3),
            shade=mix(color, shade, 0.8),
            side="bottom",
            depth=0.8,
        )


def _stethoscope(sitter):
    for side in (-1, 1):
        sitter.line(
            [(side * 0.5, 1.22), (side * 0.66, 1.75), (side * 0.56, 2.3), (side * 0.42, 2.62)],
            "#24303a",
            0.06,
        )
    sitter.line([(-0.42, 2.62), (-0.36, 2.95), (-0.12, 3.1)], "#24303a", 0.06)
    for r, color in ((14, "#9aa8b0"), (9, "#dfe8ea")):
        sitter.fill([(px / 100, py / 100) for px, py in oval(-5, 314, r)], color)
    sitter.line([(0.42, 2.62), (0.4, 2.75)], "#9aa8b0", 0.07)


def official(canvas):
    """The chairwoman of the province in her office."""
    canvas.backdrop("#7a4a34", "#4a2a24")
    for row in range(5):
        y, x = 90 + row * 210, -10
        while x < 1067:
            wide, high = canvas.rng.uniform(26, 58), canvas.rng.uniform(120, 168)
            color = canvas.rng.choice(
                ("#a8433c", "#2a5a6e", "#d9a441", "#e6d8ba", "#4f6f56", "#34466b")
            )
            canvas.paint(box(x, y + 170 - high, wide, high), color)
            x += wide + 4
        canvas.paint(box(0, y + 170, 1067, 26), "#5a3424")
    canvas.paint(box(820, 120, 260, 1000), "#b3202c", shade="#5a0f1c", side="right")
    canvas.paint(buildings.star(925, 470, 96), "#ffdd2d")
    canvas.glow(60, 400, 760, "#ffd9a0", 0.55)
    canvas.blur(13)
    sitter = Sitter(canvas, skin="#d8a67e", lips="#b04a4c", age=0.5, hair="#241c20", width=0.97)
    faces.hair_back(sitter, length=0.42, width=0.93)
    faces.shoulders(sitter, "#f4efe6", shade="#a89aa0")
    faces.head(sitter)
    faces.parted_hair(sitter)
    sitter.fill(
        [(-0.4, 1.25), (0.4, 1.25), (0.0, 2.0)],
        sitter.tone(0.18),
        shade=sitter.tone(0.5),
        side="right",
    )
    _lapels(sitter, "#34507f", "#121a3a")
    sitter.fill([(x / 100, y / 100) for x, y in oval(-86, 212, 9)], "#d7263d")
    sitter.fill(buildings.star(-0.86, 2.12, 0.055), "#ffdd2d")
    for i in range(-5, 6):
        x, y = i * 0.082, 1.3 + 0.2 * (1 - (i / 5.6) ** 2) ** 0.5
        sitter.fill(
            [(px / 100, py / 100) for px, py in oval(x * 100, y * 100, 4.4)],
            "#fbf3e4",
            shade="#a8908a",
            side="right",
        )


def weaver(canvas):
    """An old weaver of the highlands before her loom."""
    canvas.backdrop("#5a3a2c", "#33201e")
    canvas.glow(80, 420, 900, "#e0a05a", 0.65)
    threads = ("#d7433c", "#e8a53a", "#2a7f8a", "#f3e3c0", "#7b3f6b", "#4f7a4a")
    for i in range(58):
        x = i * 19
        canvas.paint(
            [(x, 120), (x + 9, 120), (x + 9, 1200), (x, 1200)], threads[i * 7 % 6], alpha=0.85
        )
    for y in (110, 560, 1180):
        canvas.paint(box(-10, y, 1100, 52), "#7a4a2c", shade="#33180f", depth=0.8)
    canvas.blur(10)
    sitter = Sitter(
        canvas, skin="#b98259", lips="#97504a", age=1.0, hair="#8d8684", width=0.96, y=690
    )
    faces.hair_back(sitter, length=0.3, width=0.8)
    faces.shoulders(sitter, "#24304f", slope=0.08, shade="#0c1024")
    faces.head(sitter)
    faces.parted_hair(sitter)
    _head_cloth(sitter, threads)
    _brocade(sitter, threads)
    _silver(sitter)


def _head_cloth(sitter, threads):
    wrap = smooth(
        [
            (-0.84, -0.36),
            (-0.92, -0.85),
            (-0.5, -1.4),
            (0.1, -1.52),
            (0.62, -1.34),
            (0.92, -0.82),
            (0.84, -0.36),
        ]
    )
    edge = smooth([(0.84, -0.36), (0.5, -0.66), (0, -0.78), (-0.5, -0.66), (-0.84, -0.36)])
    sitter.fill(wrap + edge, "#2a3560", shade="#0d1228", side="right", depth=0.95)
    for i, color in enumerate((threads[0], threads[1], threads[3], threads[2])):
        lift = 0.07 + i * 0.075
        sitter.line(
            [
                (-0.86, -0.38 - lift),
                (-0.5, -0.67 - lift),
                (0, -0.79 - lift),
                (0.5, -0.67 - lift),
                (0.86, -0.38 - lift),
            ],
            color,
            0.05 if i != 2 else 0.03,
        )
    for i in range(-7, 8):
        x = i * 0.11
        y = -0.79 + 0.4 * (x / 0.86) ** 2 - 0.16
        sitter.fill([(x, y - 0.05), (x + 0.04, y), (x, y + 0.05), (x - 0.04, y)], threads[3])


def _brocade(sitter, threads):
    sitter.fill(
        [(-0.4, 1.22), (0.4, 1.22), (0.0, 1.75)],
        sitter.tone(0.3),
        shade=sitter.tone(0.6),
        side="right",
    )
    for side in (-1, 1):
        for i, color in enumerate((threads[0], "#24304f", threads[1], threads[2])):
            off = i * 0.095
            sitter.line(
                [
                    (side * (0.42 + off), 1.15 + off * 0.4),
                    (side * (0.3 + off), 1.5 + off * 0.4),
                    (side * off * 0.9, 1.85 + off * 1.2),
                ],
                color,
                0.1,
            )
        for i in range(9):
            y = 2.35 + i * 0.18
            for x in (0.5, 0.8, 1.1, 1.4):
                tint = threads[(i + int(x * 10)) % 6]
                sitter.fill(
                    [
                        (side * x, y - 0.08),
                        (side * x + 0.11, y),
                        (side * x, y + 0.08),
                        (side * x - 0.11, y),
                    ],
                    tint,
                    shade=mix(tint, "#0c1024", 0.6),
                    side="right",
                )
    sitter.line([(0, 2.25), (0, 3.9)], threads[1], 0.06)


def _silver(sitter):
    for drop, wide in ((0.0, 0.045), (0.16, 0.06)):
        ring = [
            (-0.62, 1.3 + drop),
            (-0.4, 1.72 + drop),
            (0, 1.92 + drop),
            (0.4, 1.72 + drop),
            (0.62, 1.3 + drop),
        ]
        sitter.line(ring, "#8a93a0", wide)
        sitter.line([(x - 0.008, y - 0.012) for x, y in ring], "#f1f4f6", wide * 0.4)
    for side in (-1, 1):
        for r, tone in ((8, "#8a93a0"), (5, "#eef2f4")):
            sitter.fill([(px / 100, py / 100) for px, py in oval(side * 73, 28, r)], tone)
