"""Scenes on rivers: the boat race, the bridge, the mangrove."""

from . import buildings, land, plants, sea, sky, vessels
from .canvas import mix
from .curves import along, box, oval, place, ribbon, smooth
from .people import Person, crowd


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
        buildings.festival_flag(canvas, x, 484, 190, 92)
    canvas.backdrop("#7fb8ae", "#1f5a6b", 492)
    sea.ripples(canvas, 492, "#d9f0e0", "#154453", 320)
    _racing_boat(canvas, 960, 660, 560, "#2f6690", "#ffc914", 11)
    _racing_boat(canvas, 690, 890, 760, "#b8322e", "#f2c14e", 12)


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
    canvas.mirror(590, 477, "#4f8a74", 0.42)
    canvas.veil(590, 1067, "#123c3c", 0.1, 0.75)
    sea.ripples(canvas, 600, "#e6f2cc", "#123c3c", 260)
    sea.glints(canvas, 600, "#fbf8d8", 930, 80, 0.2)
    vessels.sampan(canvas, 900, 730, 190)
    plants.mangrove_tree(canvas, 190, 900, 760, "#4a3a33", "#2f6b4f", "#123c33", roots=15)
    plants.mangrove_tree(canvas, 1480, 960, 820, "#3d302d", "#27604a", "#0e332c", roots=15)
    sky.birds(canvas, 7, 860, 190, 110, "#ffffff", 24)


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
    for x, y, size, flip in ((260, 800, 110, False), (900, 900, 170, True)):
        vessels.sampan(canvas, x, y, size, flip=flip)
    land.tufts(canvas, 1060, 1110, 26, ("#1d2048", "#2a2a5a", "#15183a"), 190, x0=1180)
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
    canvas.paint(_below(deck, 26), "#3a2a55", shade="#140e2a", depth=0.9)
    canvas.paint(ribbon([(x, y - 12) for x, y in deck], 4), "#ffcf8f")
    for index in range(2, 60, 4):
        x, y = deck[index]
        canvas.paint(box(x, y - 24, 26, 11), canvas.rng.choice(("#fff0cc", "#d7263d", "#5d7fa8")))


def _below(line, thick):
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
