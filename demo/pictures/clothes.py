"""What a sitter wears below the chin."""

from math import sin

from . import plants
from .canvas import mix
from .curves import oval, smooth


def shoulders(sitter, color, *, slope=0.0, shade=None):
    """Draw the bust in one garment down to the lower edge."""
    top = 1.36 + slope
    half = [(0.3, 1.22), (0.7, top), (1.35, top + 0.2), (1.78, top + 0.62), (1.95, 2.4), (2.0, 3.9)]
    outline = smooth([(-x, y) for x, y in half[::-1]]) + smooth(half)
    sitter.fill(
        outline, color, shade=shade or mix(color, "#14122a", 0.55), side="right", depth=0.95
    )
    for side in (-1, 1):
        sitter.line(
            [(side * 1.42, 2.3), (side * 1.36, 2.9), (side * 1.4, 3.9)],
            mix(color, "#14122a", 0.5),
            0.03,
            0.012,
            alpha=0.6,
        )


def chin_strap(sitter):
    for side in (-1, 1):
        sitter.line([(side * 0.72, -0.4), (side * 0.66, 0.5), (side * 0.2, 1.04)], "#a83a32", 0.035)


def open_collar(sitter, color):
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
        sitter.fill(oval(0.03, y, 0.05), "#e8dcc4")


def net(canvas):
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


def stand_collar(sitter, color):
    collar = smooth([(-0.47, 1.0), (-0.2, 1.2), (0, 1.25), (0.2, 1.2), (0.47, 1.0)]) + smooth(
        [(0.64, 1.48), (0.3, 1.62), (0, 1.68), (-0.3, 1.62), (-0.64, 1.48)]
    )
    sitter.fill(collar, mix(color, "#ffffff", 0.18), shade=mix(color, "#2c1a52", 0.6), side="right")
    sitter.line(
        [(0.02, 1.54), (0.42, 1.72), (0.95, 2.2), (1.15, 3.0)], mix(color, "#2c1a52", 0.55), 0.022
    )
    for x, y in ((0.2, 1.61), (0.6, 1.86), (0.95, 2.2)):
        sitter.fill(oval(x, y, 0.04), "#f5ecd8")


def embroidery(canvas, sitter):
    stem = smooth([(-0.95, 3.6), (-0.75, 2.9), (-0.95, 2.3), (-0.6, 1.8)])
    sitter.line([(-0.95, 3.6), (-0.75, 2.9), (-0.95, 2.3), (-0.6, 1.8)], "#4f7a5a", 0.022)
    for i, (px, py) in enumerate(sitter.put(stem)):
        if i % 3 == 0:
            plants.leaf(canvas, px, py, 62, -40 + (i % 2) * 230, "#5f8f66", "#2f5a4a")
        if i % 6 == 0:
            plants.blossom(canvas, px + 16, py - 10, 30, "#fff3f0", "#f0b84a")


def lapels(sitter, color, shade):
    for side in (-1, 1):
        coat = smooth(
            [
                (side * 0.44, 1.18),
                (side * 0.75, 1.36),
                (side * 1.38, 1.52),
                (side * 1.84, 1.94),
                (side * 2.03, 2.6),
                (side * 2.12, 3.9),
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


def stethoscope(sitter):
    for side in (-1, 1):
        sitter.line(
            [(side * 0.5, 1.22), (side * 0.66, 1.75), (side * 0.56, 2.3), (side * 0.42, 2.62)],
            "#24303a",
            0.06,
        )
    sitter.line([(-0.42, 2.62), (-0.36, 2.95), (-0.12, 3.1)], "#24303a", 0.06)
    for r, color in ((0.14, "#9aa8b0"), (0.09, "#dfe8ea")):
        sitter.fill(oval(-0.05, 3.14, r), color)
    sitter.line([(0.42, 2.62), (0.4, 2.75)], "#9aa8b0", 0.07)


def head_cloth(sitter, threads):
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


def brocade(sitter, threads):
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


def silver(sitter):
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
        for r, tone in ((0.08, "#8a93a0"), (0.05, "#eef2f4")):
            sitter.fill(oval(side * 0.73, 0.28, r), tone)
