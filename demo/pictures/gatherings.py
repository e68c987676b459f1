"""Scenes of people together: festival drums, the football final."""

from math import cos, pi, sin

from . import buildings, plants, sky
from .canvas import mix
from .curves import box, oval, ribbon, smooth
from .people import Person, crowd


def festival_drums(canvas):
    """Drummers open the spring festival before the communal house."""
    sky.sky(canvas, "evening", 660)
    sky.clouds(canvas, "evening", 4, 260, 110, 380)
    for x in (120, 1490):
        plants.tree(canvas, x, 660, 460, "#7a4a5c", shade="#3a2040")
    canvas.paint(box(330, 470, 940, 190), "#7a2c2c", shade="#33101c", depth=0.8)
    for i in range(8):
        canvas.paint(box(370 + i * 118, 470, 26, 190), "#a8403a", shade="#4a1420", side="right")
        canvas.paint(box(410 + i * 118, 510, 60, 140), "#ffc978", shade="#b8562f", depth=0.9)
    buildings.temple_roof(canvas, 800, 490, 1180, 210, "#9a3f2e")
    canvas.backdrop("#d08a5c", "#6a3038", 656)
    for x in (70, 300, 1300, 1530):
        buildings.festival_flag(canvas, x, 800, 620)
    string = [(-60 + i * 152, 40 + 26 * sin((i - 1) * 1.3)) for i in range(13)]
    canvas.stroke(smooth(string), "#3a2030", 2.5)
    for i in range(11):
        x = 40 + i * 152
        buildings.lantern(canvas, x, 96 + 26 * sin(i * 1.3), 30, "#e0332f" if i % 2 else "#f2a03a")
    crowd(canvas, 0, 1600, 715, 46, 150, hats=0.25)
    for x, size, flip in ((330, 120, False), (1290, 120, True)):
        _drum(canvas, x, 850, size)
        _drummer(canvas, x - (150 if not flip else -150), 870, 340, flip)
    _drum(canvas, 800, 910, 205)
    _drummer(canvas, 560, 980, 500, False)
    _drummer(canvas, 1045, 980, 500, True)
    _confetti(canvas)


def _drummer(canvas, x, y, height, flip):
    canvas.shadow(x, y, height * 0.35, height * 0.05, "#2a0c18", 0.7)
    person = Person(canvas, x, y, height, "drum", flip=flip)
    person.draw("#e8b02e", "#b3202c").cap("#b3202c")
    (nx, ny), (hx, hy) = person.neck, person.hip
    canvas.paint(
        ribbon(
            [(nx - height * 0.09, ny + height * 0.05), (hx + height * 0.08, hy - height * 0.02)],
            height * 0.035,
        ),
        "#b3202c",
    )
    canvas.paint(
        box(hx - height * 0.09, hy - height * 0.03, height * 0.18, height * 0.04), "#2f6b4f"
    )
    for hand, lean in ((person.far_arm[1], 0.1), (person.near_arm[1], 0.07)):
        side = -1 if flip else 1
        end = (hand[0] + side * height * 0.15, hand[1] + height * lean)
        canvas.paint(ribbon([hand, end], height * 0.016), "#f3dcae")
        canvas.paint(oval(*end, height * 0.02), "#d7263d")


def _drum(canvas, x, y, size):
    canvas.shadow(x, y + size, size * 1.2, size * 0.14, "#2a0c18", 0.7)
    for dx in (-0.7, 0.7):
        canvas.paint(
            ribbon([(x, y - size * 0.2), (x + dx * size, y + size)], size * 0.09), "#4a2018"
        )
    barrel = smooth(
        [(x - size * 0.7, y - size * 0.7), (x - size * 0.98, y), (x - size * 0.7, y + size * 0.7)]
    )
    barrel += smooth(
        [(x + size * 0.7, y + size * 0.7), (x + size * 0.98, y), (x + size * 0.7, y - size * 0.7)]
    )
    canvas.paint(barrel, "#c8202c", shade="#5a0a18", side="right", depth=1.0)
    canvas.paint(
        oval(x, y - size * 0.7, size * 0.72, size * 0.22), "#f3dcae", shade="#b98a55", side="right"
    )
    canvas.stroke(oval(x, y - size * 0.7, size * 0.72, size * 0.22), "#7a3018", size * 0.03)
    for i in range(13):
        angle = pi * (i + 0.5) / 13
        canvas.paint(
            oval(
                x + cos(angle) * size * 0.73,
                y - size * 0.6 + sin(angle) * size * 0.22,
                size * 0.025,
            ),
            "#f2c14e",
        )
    canvas.paint(oval(x, y + size * 0.1, size * 0.34), "#f2c14e", shade="#b8702a", side="right")
    canvas.paint(oval(x, y + size * 0.1, size * 0.25), "#c8202c")
    for i in range(4):
        angle = i * pi / 2 + 0.4
        canvas.paint(
            oval(
                x + cos(angle) * size * 0.12, y + size * 0.1 + sin(angle) * size * 0.12, size * 0.07
            ),
            "#f2c14e",
        )


def _confetti(canvas):
    for _ in range(190):
        x, y, s = canvas.rng.uniform(0, 1600), canvas.rng.uniform(0, 900), canvas.rng.uniform(3, 8)
        color = canvas.rng.choice(("#ffd23f", "#ff6f61", "#fff4e0", "#7fd8c8"))
        canvas.paint(
            [(x, y), (x + s, y + s * 0.4), (x + s * 0.7, y + s * 1.3), (x - s * 0.3, y + s)], color
        )


def football(canvas):
    """The final under the floodlights of the provincial stadium."""
    canvas.backdrop("#0e1c3a", "#2f5a86", 0, 300)
    _stands(canvas)
    for x in (170, 1430):
        _floodlight(canvas, x, 70)
    _pitch(canvas)
    _goal(canvas, 1080, 470, 330, 170)
    Person(canvas, 1230, 645, 185, "dive").draw("#f2c14e", "#20242c")
    for x, y, h, pose, shirt, flip in (
        (330, 610, 165, "run", "#f7f4ea", False),
        (980, 640, 180, "run", "#d7263d", False),
        (140, 720, 220, "run", "#d7263d", False),
        (860, 760, 240, "run", "#f7f4ea", True),
        (560, 985, 470, "kick", "#d7263d", False),
    ):
        _player(canvas, x, y, h, pose, shirt, flip)
    _ball(canvas, 800, 820, 36)
    canvas.glow(170, 70, 520, "#eaf6ff", 0.35)
    canvas.glow(1430, 70, 520, "#eaf6ff", 0.35)


def _player(canvas, x, y, height, pose, shirt, flip):
    canvas.shadow(x + height * 0.2, y, height * 0.5, height * 0.05, "#0c2c1c", 0.7)
    canvas.shadow(x - height * 0.2, y, height * 0.5, height * 0.05, "#0c2c1c", 0.4)
    person = Person(canvas, x, y, height, pose, flip=flip).draw(shirt, "#b97d58")
    hx, hy = person.hip
    shorts = "#f7f4ea" if shirt == "#d7263d" else "#24426b"
    for leg in (person.far_leg, person.near_leg):
        kx, ky = leg[0]
        thigh = (hx + (kx - hx) * 0.7, hy + (ky - hy) * 0.7)
        canvas.paint(
            ribbon([(hx, hy - height * 0.03), thigh], height * 0.13, height * 0.11),
            shorts,
            shade=mix(shorts, "#101828", 0.4),
            side="right",
        )
        fx, fy = leg[1]
        canvas.paint(
            ribbon([(kx + (fx - kx) * 0.45, ky + (fy - ky) * 0.45), leg[1]], height * 0.06), shirt
        )
        canvas.paint(
            oval(fx + height * 0.02 * (-1 if flip else 1), fy, height * 0.045, height * 0.022),
            "#16161d",
        )


def _stands(canvas):
    canvas.paint([(-10, 170), (1610, 170), (1610, 440), (-10, 440)], "#22345a", to="#31507a")
    for row in range(15):
        y = 190 + row * 16
        for x in range(-5, 1610, 13):
            color = canvas.rng.choice(
                ("#d7263d", "#e8545a", "#f7f4ea", "#f2c14e", "#3d6a95", "#22345a")
            )
            canvas.paint(
                oval(x + canvas.rng.uniform(-4, 4), y + canvas.rng.uniform(-3, 3), 5, 6),
                mix(color, "#1a2848", 0.45 - row * 0.025),
            )
    canvas.paint([(-10, 120), (1610, 120), (1610, 178), (-10, 178)], "#1a2848", to="#0e1730")
    for i in range(8):
        color = ("#d7263d", "#f7f4ea", "#2a7f95", "#f2c14e")[i % 4]
        canvas.paint(box(i * 204 - 10, 420, 198, 36), color, shade="#14203a", depth=0.5)


def _floodlight(canvas, x, y):
    canvas.paint(box(x - 6, y, 12, 130), "#3a4a6a")
    canvas.paint(box(x - 74, y - 46, 148, 82), "#1a2442")
    for row in range(3):
        for column in range(6):
            lx, ly = x - 62 + column * 25, y - 32 + row * 26
            canvas.glow(lx, ly, 40, "#f2faff", 0.7)
            canvas.paint(oval(lx, ly, 9), "#ffffff")


def _pitch(canvas):
    canvas.backdrop("#3f9a5a", "#2a7a48", 452)
    rows = [452 + i * i * 6.2 + i * 14 for i in range(11)]
    for i in range(0, 10, 2):
        canvas.paint(box(0, rows[i], 1600, rows[i + 1] - rows[i]), "#57b06a", to="#3f9a5a")
    for line in (
        [(-10, 500), (1610, 500)],
        [(700, 500), (560, 640), (1610, 640)],
        [(930, 500), (880, 552), (1560, 552), (1535, 500)],
    ):
        canvas.stroke(line, "#eef7e6", 5)
    canvas.stroke(oval(380, 1030, 470, 130, start=190, end=350), "#eef7e6", 7)
    canvas.veil(452, 620, "#cfeee0", 0.25, 0.0)


def _goal(canvas, x, y, width, height):
    top = y - height + 40
    for i in range(15):
        canvas.stroke(
            [(x + i * width / 14, top), (x + 24 + i * (width - 48) / 14, y + 20)], "#d9e8e8", 1.2
        )
    for i in range(9):
        canvas.stroke(
            [(x + i * 3, top + i * height / 9), (x + width - i * 3, top + i * height / 9)],
            "#d9e8e8",
            1.2,
        )
    canvas.stroke([(x, y + 40), (x, top), (x + width, top), (x + width, y + 40)], "#ffffff", 9)


def _ball(canvas, x, y, size):
    canvas.shadow(x, y + size * 3.2, size * 1.3, size * 0.3, "#0c2c1c", 0.7)
    for i in range(5):
        canvas.paint(
            oval(x - 26 - i * 30, y + 16 + i * 15, size * (0.8 - i * 0.13)), "#ffffff", alpha=0.16
        )
    canvas.paint(oval(x, y, size), "#ffffff", shade="#8a98a8", side="right", depth=0.9)
    for dx, dy, s in (
        (0, 0, 0.32),
        (0.72, -0.3, 0.2),
        (-0.68, -0.4, 0.2),
        (-0.4, 0.72, 0.2),
        (0.5, 0.65, 0.2),
    ):
        canvas.paint(oval(x + dx * size, y + dy * size, size * s), "#20242c")
