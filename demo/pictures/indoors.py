"""Scenes indoors: ward, library, meeting hall."""

from . import buildings, plants, sky
from .canvas import mix
from .curves import box, oval, ribbon, smooth
from .people import Person, heads


def _room(canvas, wall, far, floor, floor_far, back):
    """Paint a room in one-point perspective; `back` is the far wall (left, top, right, bottom)."""
    left, top, right, bottom = back
    w, h = canvas.width, canvas.height
    canvas.paint(box(0, 0, w, h), mix(wall, "#ffffff", 0.25))
    canvas.paint(
        [(0, 0), (left, top), (left, bottom), (0, h)],
        wall,
        shade=mix(wall, "#1c2438", 0.5),
        side="left",
        depth=0.7,
    )
    canvas.paint(
        [(w, 0), (right, top), (right, bottom), (w, h)],
        wall,
        shade=mix(wall, "#1c2438", 0.5),
        side="right",
        depth=0.8,
    )
    canvas.paint(box(left, top, right - left, bottom - top), far)
    canvas.paint([(left, bottom), (right, bottom), (w, h), (0, h)], floor_far, to=floor)


def hospital_ward(canvas):
    """A nurse makes her morning round."""
    _room(canvas, "#bfe0d6", "#d8efe4", "#6fa39d", "#b5d9cc", (420, 170, 1180, 620))
    for x in (500, 760, 1020):
        _window(canvas, x, 220, 150, 250)
    sky.shafts(canvas, 800, 300, ((-700, -300), (-150, 260), (420, 900)), 820, "#fffbe0", 0.3)
    canvas.paint(box(420, 560, 760, 12), "#8fc0b4")
    for depth in (0.15, 0.42, 0.86):
        _bed(canvas, 640 - depth * 470, 600 + depth * 380, 120 + depth * 340, flip=False)
        _bed(canvas, 960 + depth * 470, 600 + depth * 380, 120 + depth * 340, flip=True)
    for x, top, drop, wide in ((470, 200, 360, 90), (1130, 200, 360, 90), (300, 130, 560, 150)):
        _curtain(canvas, x, top, drop, wide)
    Person(canvas, 690, 700, 250, "point", flip=True).draw("#fbfdfb", "#e8f2ee", dress=0.2).cap(
        "#fbfdfb"
    )
    canvas.shadow(880, 985, 150, 20, "#23504c", 0.6)
    nurse = Person(canvas, 880, 985, 520, "walk").draw("#fbfdfb", "#f0f6f2", dress=0.24)
    nurse.cap("#ffffff")
    canvas.paint(
        box(nurse.near_arm[1][0] - 40, nurse.near_arm[1][1] - 60, 74, 92),
        "#e0a85a",
        shade="#8a5a2c",
    )
    canvas.paint(box(nurse.near_arm[1][0] - 34, nurse.near_arm[1][1] - 50, 62, 76), "#fffdf4")


def _window(canvas, x, y, width, height):
    canvas.glow(x + width / 2, y + height / 2, 260, "#fffde8", 0.6)
    canvas.paint(box(x, y, width, height), "#8fd0dc", to="#f7f4d8")
    plants.speckle(
        canvas,
        x + width / 2,
        y + height * 0.9,
        width * 0.42,
        height * 0.14,
        60,
        ("#6fae6a", "#8cc47a", "#4f9460"),
        13,
    )
    canvas.stroke([*box(x, y, width, height), (x, y)], "#fbfdf7", 9)
    canvas.stroke([(x + width / 2, y), (x + width / 2, y + height)], "#fbfdf7", 6)
    canvas.stroke([(x, y + height * 0.4), (x + width, y + height * 0.4)], "#fbfdf7", 6)


def _bed(canvas, x, y, size, *, flip):
    side = 1 if flip else -1
    canvas.shadow(x, y + size * 0.25, size * 0.9, size * 0.14, "#23504c", 0.55)
    for dx in (-0.62, 0.62):
        canvas.paint(box(x + dx * size - 4, y - size * 0.2, 8, size * 0.45), "#7f9aa0")
    head = x + side * size * 0.62
    canvas.paint(
        box(head - size * 0.05, y - size * 0.55, size * 0.1, size * 0.75),
        "#e9f2ee",
        shade="#7fa3a0",
    )
    canvas.paint(
        box(x - size * 0.68, y - size * 0.2, size * 1.36, size * 0.24),
        "#fbfdfb",
        shade="#8fb8b4",
        depth=0.9,
    )
    canvas.paint(
        oval(x + side * size * 0.42, y - size * 0.26, size * 0.2, size * 0.085),
        "#ffffff",
        shade="#a9c8c8",
    )
    canvas.paint(
        oval(x + side * size * 0.38, y - size * 0.33, size * 0.085, size * 0.095),
        "#c98f68",
        shade="#8a5a3c",
        side="right",
    )
    canvas.paint(oval(x + side * size * 0.41, y - size * 0.37, size * 0.09, size * 0.07), "#2a2228")
    quilt = smooth(
        [
            (x + side * size * 0.28, y - size * 0.2),
            (x + side * size * 0.2, y - size * 0.38),
            (x - side * size * 0.2, y - size * 0.33),
            (x - side * size * 0.62, y - size * 0.3),
            (x - side * size * 0.7, y + size * 0.05),
            (x + side * size * 0.28, y + size * 0.05),
        ]
    )
    canvas.paint(quilt, "#7fb5d0" if flip else "#8fcab4", shade="#2f6a78", depth=0.85)


def _curtain(canvas, x, top, drop, width):
    folds = 7
    for i in range(folds):
        left = x - width / 2 + i * width / folds
        tone = "#9fd8c4" if i % 2 else "#c4ecdc"
        canvas.paint(box(left, top, width / folds + 1, drop), tone, shade="#4f9a8a", depth=0.6)


def library(canvas):
    """Readers under the tall windows of the provincial library."""
    _room(canvas, "#a8714a", "#e3b77f", "#5a3426", "#a8683f", (560, 150, 1040, 640))
    canvas.paint([(0, 0), (1600, 0), (1040, 150), (560, 150)], "#6a4030", to="#8f5a3c")
    canvas.paint(box(690, 200, 220, 400), "#fff3cf", to="#ffdca0")
    canvas.glow(800, 400, 620, "#fff3cf", 0.7)
    for x in (690, 763, 836, 905):
        canvas.paint(box(x, 200, 7, 400), "#8a5a3c")
    for y in (300, 400, 500):
        canvas.paint(box(690, y, 222, 6), "#8a5a3c")
    for flip in (False, True):
        _shelves(canvas, flip)
    sky.shafts(canvas, 800, 320, ((-420, -60), (120, 460)), 800, "#fff0c4", 0.3)
    for depth in (0.0, 0.35, 1.0):
        _reading_table(canvas, 800, 660 + depth * 260, 150 + depth * 430)


def _shelves(canvas, flip):
    def at(x, share):
        """Map (distance along the wall, height share) to the page."""
        near = 1 - x
        px = 560 * x
        top, bottom = 150 * x - 60 * near, 640 * x + 1100 * near
        return (1600 - px if flip else px, bottom + (top - bottom) * share)

    spines = (
        "#a8433c",
        "#2a6478",
        "#e0b04a",
        "#4f7a56",
        "#6a4a78",
        "#e9dcc0",
        "#c8703f",
        "#34466b",
    )
    for shelf in range(7):
        low, x = 0.06 + shelf * 0.132, 0.02
        canvas.paint(
            [at(0, low), at(0.97, low), at(0.97, low - 0.018), at(0, low - 0.018)], "#4a2a1e"
        )
        while x < 0.95:
            wide = canvas.rng.uniform(0.008, 0.018) * (1.25 - x * 0.75)
            high = low + canvas.rng.uniform(0.075, 0.108)
            color = mix(canvas.rng.choice(spines), "#2a1410", 0.45 * (1 - x))
            canvas.paint([at(x, low), at(x + wide, low), at(x + wide, high), at(x, high)], color)
            x += wide * 1.06
    for x in (0.0, 0.36, 0.62, 0.82, 0.96):
        canvas.paint([at(x, 0), at(x + 0.022, 0), at(x + 0.022, 1), at(x, 1)], "#5f3826")


def _reading_table(canvas, x, y, half):
    for i, shirt in enumerate(("#2f6690", "#e8e1d3", "#c8553d")):
        px = x + (i - 1) * half * 0.62
        Person(canvas, px, y + half * 0.32, half * 0.95, "sit", flip=i == 2).draw(shirt)
    canvas.shadow(x, y + half * 0.45, half * 1.2, half * 0.16, "#1c0c08", 0.6)
    canvas.paint(
        [
            (x - half * 0.9, y),
            (x + half * 0.9, y),
            (x + half * 1.06, y + half * 0.22),
            (x - half * 1.06, y + half * 0.22),
        ],
        "#b9793f",
        shade="#5a2c18",
        side="left",
        depth=0.6,
    )
    canvas.paint(box(x - half * 1.06, y + half * 0.22, half * 2.12, half * 0.06), "#7a4526")
    for dx in (-0.95, 0.89):
        canvas.paint(box(x + dx * half, y + half * 0.27, half * 0.06, half * 0.3), "#5a2c18")
    for dx in (-0.62, 0.0, 0.62):
        _open_book(canvas, x + dx * half + half * 0.16, y + half * 0.13, half * 0.15)
    for dx in (-0.34, 0.36):
        _desk_lamp(canvas, x + dx * half, y + half * 0.1, half * 0.3)


def _open_book(canvas, x, y, size):
    for side in (-1, 1):
        page = smooth(
            [
                (x, y - size * 0.1),
                (x + side * size * 0.5, y - size * 0.28),
                (x + side * size, y - size * 0.12),
            ]
        )
        canvas.paint(
            [*page, (x + side * size * 1.06, y + size * 0.28), (x, y + size * 0.32)],
            "#fff8e6",
            shade="#c9a878",
            side="left" if side > 0 else "right",
        )


def _desk_lamp(canvas, x, y, size):
    canvas.glow(x, y - size * 0.25, size * 1.3, "#ffe9ac", 0.7)
    canvas.paint(ribbon([(x, y), (x, y - size * 0.8)], size * 0.07), "#c99a3f")
    canvas.paint(oval(x, y, size * 0.18, size * 0.06), "#8a6426")
    canvas.paint(
        [
            (x - size * 0.3, y - size * 0.6),
            (x - size * 0.16, y - size * 0.86),
            (x + size * 0.16, y - size * 0.86),
            (x + size * 0.3, y - size * 0.6),
        ],
        "#2f7a5a",
        shade="#123c34",
    )


def people_meeting(canvas):
    """Voters meet their deputies in the village hall."""
    _room(canvas, "#e6cfa0", "#f0dfb8", "#8a5a3c", "#c99a66", (330, 120, 1270, 600))
    canvas.paint(box(460, 60, 680, 110), "#c8202c", shade="#7d0f1c", depth=0.7)
    for i in range(17):
        canvas.paint(box(510 + i * 35, 100, 24, 11), "#ffdd6a")
    canvas.paint(box(560, 130, 480, 9), "#ffdd6a")
    canvas.paint(box(720, 210, 160, 108), "#da251d")
    canvas.paint(buildings.star(800, 264, 34), "#ffdd2d")
    for x in (390, 1090):
        _window(canvas, x, 250, 120, 210)
    _podium(canvas)
    _panel(canvas)
    for x in (250, 1350):
        _fan(canvas, x, 150)
    shirts = ("#c8553d", "#2f6690", "#f2e8d5", "#588157", "#7b4b94", "#e0a030", "#3d5a80")
    for y, count, size in ((640, 17, 27), (705, 14, 36), (790, 11, 47), (900, 8, 66)):
        heads(canvas, y, count, size, shirts)
    _raised_hand(canvas, 1130, 880, 130, "#f2e8d5")
    _raised_hand(canvas, 350, 780, 92, "#588157")


def _podium(canvas):
    Person(canvas, 560, 640, 260, "point").draw("#fdfaf2", "#2b2d42")
    canvas.paint(
        [(500, 500), (630, 500), (616, 650), (514, 650)], "#8a4a2c", shade="#3a1810", side="right"
    )
    canvas.paint(buildings.star(565, 560, 24), "#f2c14e")
    canvas.stroke(smooth([(590, 500), (600, 470), (588, 452)]), "#2a2228", 3)
    for i in range(5):
        plants.blossom(canvas, 512 + i * 12, 494 - i % 2 * 8, 10, "#e05780")


def _panel(canvas):
    for i, shirt in enumerate(("#fdfaf2", "#c8e0e8", "#2f4a73", "#fdfaf2")):
        Person(canvas, 760 + i * 92, 610, 210, "sit", flip=i > 1).draw(shirt)
    canvas.paint(box(700, 530, 420, 100), "#a8282f", shade="#5a0f1c", depth=0.9)
    for i in range(4):
        canvas.paint(box(728 + i * 98, 512, 48, 20), "#fffdf4")


def _fan(canvas, x, y):
    canvas.stroke([(x, 0), (x, y)], "#5a4636", 5)
    for turn in (-1, 1):
        canvas.paint(
            smooth(
                [
                    (x, y - 5),
                    (x + turn * 80, y - 14),
                    (x + turn * 150, y),
                    (x + turn * 80, y + 9),
                    (x, y + 5),
                ]
            ),
            "#8a7058",
            alpha=0.85,
        )
    canvas.paint(oval(x, y, 22, 13), "#5a4636")


def _raised_hand(canvas, x, y, size, sleeve):
    arm = smooth([(x, y + size), (x + size * 0.12, y), (x + size * 0.06, y - size * 0.8)])
    canvas.paint(ribbon(arm, size * 0.32, size * 0.17), "#b97d58", shade="#6a3a28", side="right")
    canvas.paint(
        ribbon(arm[: len(arm) // 2], size * 0.42, size * 0.34),
        sleeve,
        shade="#6a6a78",
        side="right",
    )
    for lean in (-0.12, -0.02, 0.08, 0.18):
        canvas.paint(
            ribbon(
                [(x + size * 0.07, y - size * 0.8), (x + size * (0.06 + lean), y - size * 1.15)],
                size * 0.08,
                size * 0.05,
            ),
            "#b97d58",
        )
