"""The meeting in the village hall."""

from . import buildings, plants
from .curves import box, oval, ribbon, smooth
from .people import Person, heads
from .rooms import room, window


def people_meeting(canvas):
    """Voters meet their deputies in the village hall."""
    room(canvas, "#e6cfa0", "#f0dfb8", "#8a5a3c", "#c99a66", (330, 120, 1270, 600))
    canvas.paint(box(460, 60, 680, 110), "#c8202c", shade="#7d0f1c", depth=0.7)
    for i in range(17):
        canvas.paint(box(510 + i * 35, 100, 24, 11), "#ffdd6a")
    canvas.paint(box(560, 130, 480, 9), "#ffdd6a")
    canvas.paint(box(720, 210, 160, 108), "#da251d")
    canvas.paint(buildings.star(800, 264, 34), "#ffdd2d")
    for x in (390, 1090):
        window(canvas, x, 250, 120, 210)
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
