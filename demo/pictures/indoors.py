"""Scenes indoors: the ward and the library."""

from . import sky
from .canvas import mix
from .curves import box, oval, ribbon, smooth
from .people import SHIRTS, SKIN, Person
from .rooms import room, window


def hospital_ward(canvas):
    """A nurse makes her morning round."""
    room(canvas, "#bfe0d6", "#d8efe4", "#6fa39d", "#b5d9cc", (420, 170, 1180, 620))
    for x in (500, 760, 1020):
        window(canvas, x, 220, 150, 250)
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
    nurse.long_hair()
    canvas.paint(
        box(nurse.near_arm[1][0] - 40, nurse.near_arm[1][1] - 60, 74, 92),
        "#e0a85a",
        shade="#8a5a2c",
    )
    canvas.paint(box(nurse.near_arm[1][0] - 34, nurse.near_arm[1][1] - 50, 62, 76), "#fffdf4")


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
    room(canvas, "#a8714a", "#e3b77f", "#5a3426", "#a8683f", (560, 150, 1040, 640))
    canvas.paint([(0, 0), (1600, 0), (1040, 150), (560, 150)], "#6a4030", to="#8f5a3c")
    canvas.paint(box(690, 200, 220, 400), "#fff3cf", to="#ffdca0")
    canvas.glow(800, 400, 620, "#fff3cf", 0.7)
    for x in (690, 763, 836, 905):
        canvas.paint(box(x, 200, 7, 400), "#8a5a3c")
    for y in (200, 300, 400, 500, 598):
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

    canvas.paint([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], "#3a2018", shade="#1c0d0a", depth=0.7)
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
    for i in range(3):
        px = x + (i - 1) * half * 0.62
        reader = Person(canvas, px, y + half * 0.32, half * 0.95, "sit", flip=i == 2)
        reader.draw(canvas.rng.choice(SHIRTS), skin=canvas.rng.choice(SKIN))
        if canvas.rng.random() < 0.5:
            reader.long_hair()
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
    for dx in (-0.46, 0.16, 0.46):
        _open_book(canvas, x + dx * half, y + half * 0.13, half * 0.15)
    for dx in (-0.16, 0.78):
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
