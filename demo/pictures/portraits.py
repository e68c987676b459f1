"""Five portraits: the fisherman, the teacher, the doctor, the official, the weaver."""

from math import sin

from . import buildings, clothes, faces, headwear, land, plants, sea, sky, vessels
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
    headwear.hair_back(sitter, length=0.0, width=0.76)
    clothes.shoulders(sitter, "#2f5d7a")
    faces.head(sitter)
    headwear.short_hair(sitter, grey=0.35)
    headwear.cone_hat(sitter)
    clothes.chin_strap(sitter)
    clothes.open_collar(sitter, "#2f5d7a")
    clothes.net(canvas)


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
    headwear.hair_back(sitter, length=1.5, width=0.92)
    clothes.shoulders(sitter, "#b9a3dc", slope=0.06, shade="#5a4488")
    faces.head(sitter)
    headwear.parted_hair(sitter)
    clothes.stand_collar(sitter, "#b9a3dc")
    clothes.embroidery(canvas, sitter)


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
    clothes.shoulders(sitter, "#8fc4cf", shade="#3a7488")
    faces.head(sitter)
    headwear.short_hair(sitter, grey=0.12)
    headwear.glasses(sitter)
    sitter.fill(
        [(-0.42, 1.25), (0.42, 1.25), (0.0, 1.86)],
        sitter.tone(0.2),
        shade=sitter.tone(0.55),
        side="right",
    )
    clothes.lapels(sitter, "#f7fafa", "#8aa3b5")
    clothes.stethoscope(sitter)
    sitter.fill(box(0.72, 2.6, 0.62, 0.75), "#eef4f4", shade="#9ab0bf", side="right")
    sitter.line([(0.9, 2.75), (0.92, 2.3)], "#2f6690", 0.05)


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
    headwear.hair_back(sitter, length=0.42, width=0.93)
    clothes.shoulders(sitter, "#f4efe6", shade="#a89aa0")
    faces.head(sitter)
    headwear.parted_hair(sitter)
    sitter.fill(
        [(-0.4, 1.25), (0.4, 1.25), (0.0, 2.0)],
        sitter.tone(0.18),
        shade=sitter.tone(0.5),
        side="right",
    )
    clothes.lapels(sitter, "#34507f", "#121a3a")
    sitter.fill(oval(-0.86, 2.12, 0.09), "#d7263d")
    sitter.fill(buildings.star(-0.86, 2.12, 0.055), "#ffdd2d")
    for i in range(-5, 6):
        x, y = i * 0.082, 1.3 + 0.2 * (1 - (i / 5.6) ** 2) ** 0.5
        sitter.fill(
            oval(x, y, 0.044),
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
    headwear.hair_back(sitter, length=0.3, width=0.8)
    clothes.shoulders(sitter, "#24304f", slope=0.08, shade="#0c1024")
    faces.head(sitter)
    headwear.parted_hair(sitter)
    clothes.head_cloth(sitter, threads)
    clothes.brocade(sitter, threads)
    clothes.silver(sitter)
