"""The reef scene and its corals."""

from . import land, sky
from .canvas import mix
from .creatures import fish, school, turtle
from .curves import oval, place, ribbon, ridge, smooth


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
    school(canvas, 520, 360, 46, 190, "#f2c14e", 20)
    school(canvas, 1150, 250, 34, 150, "#bfe6e4", 15)
    turtle(canvas, 1120, 520, 150)
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
        fish(canvas, x, y, size, color, stripe="#fff6e6")
    for _ in range(60):
        x, y = canvas.rng.gauss(930, 60), canvas.rng.uniform(40, 820)
        canvas.paint(oval(x, y, canvas.rng.uniform(2, 8)), "#e9fffb", alpha=0.35)


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
