"""Scenes of the countryside: terraces, harvest, salt, the new road."""

from . import buildings, land, plants, sea, sky, vessels
from .canvas import mix
from .curves import box, ground, oval, ribbon, smooth
from .people import Person


def mountain_terraces(canvas):
    """Terraced rice fields step down the mountain under the mist."""
    sky.sky(canvas, "morning", 480)
    sky.sun(canvas, "morning", 1180, 170, 50)
    canvas.backdrop("#b9cf9a", "#5f8a4a", 470)
    land.mountains(canvas, 520, 4, "#3f7a78", "#a9cfcb", haze="#f4f0d8", height=240)
    for x, width in ((150, 420), (820, 520), (1420, 460)):
        sky.cloud(canvas, x, canvas.rng.uniform(440, 500), width, "#fbf8ea", "#cfe0d4")
    _slope(canvas, [(-100, 640), (500, 560), (1000, 470), (1350, 410), (1700, 430)], 9, 26, 0.1)
    buildings.stilts(canvas, 1210, 500, 110, 34, count=4)
    buildings.house(canvas, 1210, 502, 110, 52, "#8a6242", "#5c4433", windows=1)
    canvas.veil(400, 524, "#f4f0d8", 0.0, 0.75)
    canvas.veil(524, 760, "#f4f0d8", 0.75, 0.0)
    _slope(
        canvas,
        [(-100, 450), (180, 470), (480, 590), (850, 790), (1300, 960), (1700, 1010)],
        10,
        42,
        0.5,
    )
    for x, y, h in ((300, 622, 74), (360, 642, 78), (560, 790, 96)):
        Person(canvas, x, y, h, "bend").draw("#3d3a6b", "#1f2440").cone_hat()
    _slope(canvas, [(-100, 1080), (420, 1010), (860, 880), (1250, 770), (1700, 690)], 6, 66, 0.9)
    buildings.stilts(canvas, 1340, 830, 190, 54, count=4)
    buildings.house(canvas, 1340, 832, 190, 88, "#9a6c46", "#5c4433", windows=2)
    canvas.shadow(1060, 1004, 70, 12, "#24401f", 0.7)
    Person(canvas, 1060, 1005, 190, "carry").draw("#3d3a6b", "#1f2440").shoulder_pole(
        heap="#c9d36a"
    ).cone_hat()
    plants.tree(canvas, 95, 1060, 520, "#3f7a4a", shade="#163c30")


TERRACES = ("#8fae4f", "#c9c259", "#e3c65c", "#7fa650", "#e9b750", "#a9c06a", "#bcd8cf")


def _slope(canvas, crest, count, deep, near):
    """Step a hillside down from its crest: water, field and bank, terrace by terrace."""
    canvas.paint(ground(smooth(crest), 1090), TERRACES[3])
    for step in range(count):
        drop, bulge = deep * step * (1 + step * 0.09), deep * 0.3
        line = smooth(
            [(x, y + drop + bulge * (-1) ** (i + step // 2)) for i, (x, y) in enumerate(crest)]
        )
        color = mix(canvas.rng.choice(TERRACES), "#2f5a3c" if near > 0.3 else "#dfe6c0", 0.2)
        field = line + [(x, y + deep * (2.4 + step * 0.3)) for x, y in line[::-1]]
        shade = mix(color, "#1c3a24", 0.55) if near > 0.3 else None  # the far slope lies in mist
        canvas.paint(field, color, shade=shade, side="right", depth=0.4)
        canvas.paint(ribbon(line, 2 + near * 6), "#f3f3d0")
        bank = [(x, y + 5 + near * 9) for x, y in line]
        canvas.paint(ribbon(bank, 5 + near * 11), mix(color, "#2c3a18", 0.6))


def rice_harvest(canvas):
    """The village brings in the rice at sundown."""
    sky.sky(canvas, "harvest", 470)
    sky.sun(canvas, "harvest", 560, 340, 92)
    sky.clouds(canvas, "harvest", 4, 300, 120, 380)
    land.mountains(canvas, 474, 3, "#7f9a7a", "#d8c79a", haze="#ffe6ae", height=90)
    for x in range(30, 1640, 120):
        plants.tree(
            canvas,
            x + canvas.rng.uniform(-40, 40),
            484,
            canvas.rng.uniform(60, 110),
            "#6f8f55",
            shade="#3f5a3c",
        )
    for x in (980, 1110, 1290, 180):
        plants.palm(
            canvas,
            x,
            486,
            canvas.rng.uniform(150, 230),
            lean=canvas.rng.uniform(-0.2, 0.2),
            leaf="#4a6b48",
            light="#6f8a50",
        )
    canvas.backdrop("#f0cf74", "#b9772c", 470)
    land.furrows(canvas, (560, 420), 482, 1067, 34, "#8f5a22", 6, 0.35)
    land.tufts(canvas, 490, 760, 900, ("#d9a441", "#e9c25c", "#c58b33"), 34)
    _stubble(canvas)
    for x, y, h in ((300, 690, 150), (470, 700, 155), (760, 690, 150), (960, 705, 160)):
        canvas.shadow(x, y, h * 0.4, 9, "#6b3d16", 0.6)
        Person(canvas, x, y, h, "bend", flip=x > 700).draw(
            canvas.rng.choice(("#7b4b94", "#2f6690", "#c8553d")), "#2b2d42"
        ).cone_hat()
    for x in (130, 470, 810, 1540):
        _sheaf(canvas, x, 905 + x % 7 * 9, 120)
    canvas.shadow(1230, 985, 200, 24, "#6b3d16", 0.7)
    person = Person(canvas, 1230, 985, 390, "carry").draw("#3f6f73", "#33302f")
    person.shoulder_pole(load="#a8743a", heap="#f0cf74").cone_hat()
    land.tufts(canvas, 985, 1090, 130, ("#c58b33", "#a86f24", "#e0b04a"), 100)


def _stubble(canvas):
    line = smooth([(-20, 770), (400, 740), (800, 775), (1200, 735), (1620, 780)])
    canvas.paint(ground(line, 1080), "#d9a54a", to="#a8672a")
    land.tufts(canvas, 770, 1060, 420, ("#b97f33", "#e3bb62", "#96602a"), 22)


def _sheaf(canvas, x, y, size):
    canvas.shadow(x + size * 0.2, y, size * 0.6, size * 0.12, "#5a3212", 0.7)
    for i in range(26):
        lean = (i / 25 - 0.5) * size * 0.9
        tip = (x + lean * 1.1, y - size * canvas.rng.uniform(0.95, 1.25))
        tone = canvas.rng.choice(("#e9c25c", "#d29a38", "#f3da8a"))
        blade = smooth([(x + lean * 0.7, y), (x + lean * 0.22, y - size * 0.5), tip])
        canvas.paint(ribbon(blade, size * 0.05, size * 0.02), tone)
        canvas.paint(oval(*tip, size * 0.03, size * 0.07), "#f5e3a4")
    canvas.paint(box(x - size * 0.13, y - size * 0.56, size * 0.26, size * 0.09), "#8a4a24")


def salt_fields(canvas):
    """Salt workers rake and carry at sunrise, the sky in the pans."""
    sky.sky(canvas, "evening", 400)
    sky.streaks(canvas, "evening", 12, 360, 70)
    sky.sun(canvas, "evening", 1000, 330, 56)
    land.mountains(canvas, 402, 3, "#5d4a78", "#b5708a", haze="#ffb35c", height=95)
    canvas.backdrop("#7a4f5c", "#33243a", 400)
    bands = (404, 428, 462, 512, 586, 700, 870, 1110)
    for row, (top, bottom) in enumerate(zip(bands, bands[1:], strict=False)):
        _pans(canvas, row, top + 2 + row, bottom - 1 - row)
    sea.glints(canvas, 404, "#ffedc0", 1000, 130, 0.2)
    for row, y in enumerate((462, 512, 586, 700, 870)):
        for i in range(5 - row // 2):
            _salt_heap(canvas, 130 + i * 360 + row * 110, y + 4, 16 + row * 15)
    for x, y, h, pose in (
        (1180, 590, 110, "push"),
        (320, 700, 175, "push"),
        (1400, 705, 165, "bend"),
    ):
        sea.reflection(canvas, x, y, h * 0.3, h * 0.7, "#2a1830", 0.6)
        Person(canvas, x, y, h, pose).draw("#2f4a73", "#241c34").cone_hat()
    sea.reflection(canvas, 760, 905, 190, 150, "#2a1830", 0.6)
    worker = Person(canvas, 760, 905, 400, "carry").draw("#b8434a", "#241c34")
    worker.shoulder_pole(heap="#fff6ec").cone_hat()


def _pans(canvas, row, top, bottom):
    vx, vy = 800, 330
    count = 9
    for i in range(count):
        foot = [(i - count / 2 + off) * 620 for off in (0.03, 0.97)]
        spans = [[vx + x * (y - vy) / 740 for x in foot] for y in (top, bottom)]
        quad = [
            (spans[0][0], top),
            (spans[0][1], top),
            (spans[1][1], bottom),
            (spans[1][0], bottom),
        ]
        tone = canvas.rng.uniform(0, 0.3)
        near = row / 7
        canvas.paint(
            quad,
            mix(mix("#ffc27a", "#7a5a9a", near), "#d8657a", tone),
            to=mix(mix("#f08f72", "#3a3a6b", near), "#d8657a", tone),
        )


def _salt_heap(canvas, x, y, size):
    canvas.shadow(x + size * 0.4, y, size * 1.5, size * 0.3, "#1c1028", 0.6)
    heap = smooth(
        [
            (x - size * 1.2, y),
            (x - size * 0.4, y - size * 0.85),
            (x, y - size * 1.12),
            (x + size * 0.4, y - size * 0.85),
            (x + size * 1.2, y),
        ]
    )
    canvas.paint(heap, "#fff4ea", shade="#a97a96", side="left", depth=0.95)
    sea.reflection(canvas, x, y + size * 0.1, size * 1.7, size * 0.7, "#ffe6da", 0.4)


def road_works(canvas):
    """A crew lays the new road through the hills."""
    sky.sky(canvas, "morning", 470)
    sky.clouds(canvas, "morning", 6, 360, 110, 400)
    land.mountains(canvas, 480, 3, "#5a8a6a", "#a9cdb8", haze="#f7ecd0", height=170)
    land.hill(
        canvas,
        [(-20, 500), (400, 455), (800, 480), (1200, 450), (1620, 500)],
        "#8aa860",
        shade="#56784a",
    )
    canvas.paint([(760, 478), (880, 478), (1900, 1080), (-120, 1080)], "#c98f5a", to="#a5653a")
    canvas.paint([(790, 478), (842, 478), (1150, 1080), (140, 1080)], "#5d5f68", to="#2c2d36")
    canvas.paint([(842, 478), (858, 478), (1560, 1080), (1150, 1080)], "#d9b98a", to="#b98552")
    for i in range(9):
        y, deep = 500 + i * i * 8.5, 5 + i * 4.4
        x = 817 - (y - 478) * 0.29
        canvas.paint(
            [
                (x - deep * 0.09, y),
                (x + deep * 0.09, y),
                (x + deep * 0.1 - deep * 0.29, y + deep),
                (x - deep * 0.16 - deep * 0.29, y + deep),
            ],
            "#f4ead2",
        )
    for x in (60, 190, 1420, 1540, 330):
        plants.tree(canvas, x, 640 - abs(x - 800) * 0.05, 230, "#5f9450", shade="#2c5a3c")
    vessels.road_roller(canvas, 950, 760, 200)
    for i in range(6):
        _cone(canvas, 455 - i * 62, 640 + i * 72, 40 + i * 15)
    for x, y, h, pose, flip in (
        (660, 640, 130, "point", False),
        (1240, 730, 190, "push", False),
        (1370, 745, 200, "stand", True),
        (560, 930, 330, "push", False),
    ):
        _worker(canvas, x, y, h, pose, flip)
    canvas.glow(1200, 780, 240, "#f3dcae", 0.5)


def _worker(canvas, x, y, height, pose, flip):
    canvas.shadow(x, y, height * 0.35, height * 0.06, "#2a1810", 0.6)
    person = Person(canvas, x, y, height, pose, flip=flip).draw("#ef6c26", "#2c3e5c")
    (nx, ny), (hx, hy) = person.neck, person.hip
    for share in (0.35, 0.7):
        cx, cy = nx + (hx - nx) * share, ny + (hy - ny) * share
        canvas.paint(box(cx - height * 0.085, cy, height * 0.17, height * 0.022), "#f6f0a8")
    if pose == "push":
        tip = (x + height * 0.62 * (-1 if flip else 1), y - 4)
        canvas.paint(ribbon([person.near_arm[1], tip], height * 0.022), "#8a6038")
        canvas.paint(
            box(tip[0] - height * 0.07, tip[1] - 6, height * 0.16, height * 0.035), "#5a5c64"
        )
    person.hard_hat()


def _cone(canvas, x, y, size):
    canvas.shadow(x, y, size * 0.8, size * 0.16, "#17141c", 0.6)
    canvas.paint(
        [
            (x - size * 0.45, y),
            (x - size * 0.06, y - size),
            (x + size * 0.06, y - size),
            (x + size * 0.45, y),
        ],
        "#f05a28",
        shade="#8a2412",
        side="right",
        depth=0.9,
    )
    for low, high in ((0.28, 0.48), (0.64, 0.8)):
        left, right = 0.45 - 0.39 * low, 0.45 - 0.39 * high
        canvas.paint(
            [
                (x - size * left, y - size * low),
                (x - size * right, y - size * high),
                (x + size * right, y - size * high),
                (x + size * left, y - size * low),
            ],
            "#fff4e0",
        )
    canvas.paint(box(x - size * 0.55, y - size * 0.05, size * 1.1, size * 0.09), "#c8431c")
