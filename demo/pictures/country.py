"""Scenes of the countryside: terraces, harvest, salt, roads and bridges."""

from . import buildings, land, plants, sea, sky, vessels
from .canvas import mix
from .curves import along, box, ground, oval, ribbon, smooth
from .people import Person


def mountain_terraces(canvas):
    """Terraced rice fields step down the mountain under the mist."""
    sky.sky(canvas, "morning", 480)
    sky.sun(canvas, "morning", 1180, 210, 50)
    canvas.backdrop("#b9cf9a", "#5f8a4a", 515)
    land.mountains(canvas, 520, 4, "#3f7a78", "#a9cfcb", haze="#f4f0d8", height=230)
    for _ in range(5):
        sky.cloud(canvas, canvas.rng.uniform(0, 1600), canvas.rng.uniform(400, 500), 420, "#fbf8ea")
    tones = ("#8fae4f", "#b9bd54", "#dcc35a", "#a9b84f", "#e4b750")
    for step in range(13):
        _terrace(canvas, step, mix(tones[step % 5], "#2f5a3c", 0.25 * (step % 2)))
    for x, y, size in ((1130, 600, 96), (420, 640, 110)):
        buildings.stilts(canvas, x, y, size, size * 0.3, count=4)
        buildings.house(canvas, x, y, size, size * 0.45, "#8a6242", "#5c4433", windows=1)
    for x, y, h in ((700, 760, 60), (760, 768, 64), (1240, 880, 96), (330, 930, 112)):
        Person(canvas, x, y, h, "bend").draw("#3d3a6b", "#1f2440").cone_hat()
    plants.tree(canvas, 1480, 960, 420, "#3f7a4a", shade="#163c30")


def _terrace(canvas, step, color):
    y = 520 + step * step * 2.2 + step * 17
    deep = 26 + step * 5
    lean = 90 - step * 5
    line = smooth(
        [
            (-20, y + lean),
            (300, y + lean * 0.2 - deep * 0.5),
            (620, y + deep * 0.6),
            (960, y - deep * 0.4),
            (1290, y + deep * 0.5),
            (1620, y - lean * 0.4),
        ]
    )
    canvas.paint(
        ground(line, 1080), color, shade=mix(color, "#1c3a24", 0.5), side="right", depth=0.45
    )
    canvas.paint(ribbon(line, 4 + step * 0.8), "#eef0c8")
    lower = [(x, py + 7 + step * 1.6) for x, py in line]
    canvas.paint(ribbon(lower, 7 + step), mix(color, "#2a3a1c", 0.6))


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
    for x in (150, 620, 1050, 1450):
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


def bridge(canvas):
    """The cable-stayed bridge over the river at sunset."""
    sky.sky(canvas, "evening", 660)
    sky.sun(canvas, "evening", 700, 560, 78)
    sky.streaks(canvas, "evening", 14, 560, 100)
    land.mountains(canvas, 664, 3, "#5a4573", "#c8708a", haze="#ffb35c", height=120)
    for x in range(0, 1600, 46):
        height = canvas.rng.uniform(18, 84) * (1.3 if x > 1000 else 0.6)
        buildings.tower_block(canvas, x, 664, 36, height, "#4a3a66", lit=0.25, cell=9)
    sea.sea(canvas, "#f5a06a", "#2a2a55", 662, glint="#ffe6b0", sun_x=700)
    _deck_and_cables(canvas)
    for x, y, size, flip in ((260, 800, 110, False), (1090, 880, 170, True)):
        vessels.sampan(canvas, x, y, size, flip=flip)
    plants.bush(canvas, 60, 1080, 240, "#1d2440")
    plants.bush(canvas, 1570, 1090, 280, "#1d2440")
    sky.birds(canvas, 9, 1000, 330, 150, "#2f2348")


def _deck_and_cables(canvas):
    left, right = (-40, 560), (1640, 440)
    deck = along(left, right, 61)
    for tower, top in ((20, 90), (42, 40)):
        x, y = deck[tower]
        for reach in range(1, 15):
            for side in (-1, 1):
                index = tower + side * reach
                if 0 <= index <= 60:
                    canvas.stroke([(x, top + reach * 9), deck[index]], "#f7d9b0", 1.5)
        _pylon(canvas, x, y, top)
    canvas.paint(left_right_band(deck, 26), "#3a2a55", shade="#140e2a", depth=0.9)
    canvas.paint(ribbon([(x, y - 12) for x, y in deck], 4), "#ffcf8f")
    for index in range(2, 60, 4):
        x, y = deck[index]
        canvas.paint(box(x, y - 24, 26, 11), canvas.rng.choice(("#fff0cc", "#d7263d", "#5d7fa8")))


def left_right_band(line, thick):
    """Return a road deck of a given thickness below a line."""
    return ribbon([(x, y + thick / 2) for x, y in line], thick)


def _pylon(canvas, x, deck_y, top):
    water = 760
    for side in (-1, 1):
        leg = [(x + side * 6, top), (x + side * 26, deck_y), (x + side * 40, water)]
        canvas.paint(ribbon(leg, 15, 26), "#4a3566", shade="#1c1436", side="right", depth=0.9)
    for y in (top + 60, deck_y - 120, deck_y + 40):
        canvas.paint(box(x - 24, y, 48, 13), "#4a3566")
    sea.reflection(canvas, x, water, 110, 240, "#2a1d48", 0.55)
