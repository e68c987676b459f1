"""The parts of a portrait: head, features, hair and hats, lit from the left.

Everything is drawn around the middle of the face; one unit is half the height of a face.
"""

from dataclasses import dataclass

from .canvas import mix
from .curves import mirrored, oval, ribbon, smooth

HALF_HEAD = [
    (0, -0.98),
    (0.42, -0.9),
    (0.66, -0.58),
    (0.715, -0.12),
    (0.68, 0.25),
    (0.56, 0.6),
    (0.32, 0.88),
    (0.12, 0.985),
]


SHADOW = [
    (0.3, -0.92),
    (0.42, -0.5),
    (0.5, -0.2),
    (0.43, 0.1),
    (0.47, 0.35),
    (0.36, 0.62),
    (0.12, 0.86),
    (0.0, 0.99),
]


@dataclass
class Sitter:
    """Whom a portrait shows: colours, age (0 to 1) and where the face is."""

    canvas: object
    x: float = 533
    y: float = 640
    unit: float = 265
    skin: str = "#cf9a72"
    hair: str = "#221c20"
    lips: str = "#a85a4c"
    age: float = 0.2
    width: float = 1.0

    def put(self, points):
        """Place points of the face on the page."""
        return [
            (self.x + px * self.unit * self.width, self.y + py * self.unit) for px, py in points
        ]

    def tone(self, share):
        """Return the skin in shadow; negative shares are lights."""
        return mix(self.skin, "#fff0d8", -share) if share < 0 else mix(self.skin, "#4a1f1c", share)

    def fill(self, points, color, **style):
        """Paint a shape of the face."""
        self.canvas.paint(self.put(points), color, **style)

    def line(self, points, color, start, end=None, alpha=1.0):
        """Draw a flowing line that may thin out."""
        end = start if end is None else end
        band = ribbon(self.put(smooth(points)), start * self.unit, end * self.unit)
        self.canvas.paint(band, color, alpha=alpha)


def head(sitter):
    """Draw neck, ears and the modelled face with its features."""
    _neck(sitter)
    for side in (-1, 1):
        ear = oval(side * 0.715, 0.02, 0.1, 0.2)
        sitter.fill(
            ear, sitter.tone(0.12 if side < 0 else 0.38), shade=sitter.tone(0.5), side="right"
        )
    sitter.fill(
        mirrored(HALF_HEAD), sitter.tone(-0.08), shade=sitter.tone(0.3), side="right", depth=0.6
    )
    shadow = smooth(SHADOW) + smooth(HALF_HEAD[::-1])
    sitter.fill(shadow, sitter.tone(0.6), alpha=0.28)
    for x, strength in ((-0.4, 0.3), (0.36, 0.2)):
        cx, cy = sitter.put([(x, 0.3)])[0]
        sitter.canvas.glow(cx, cy, sitter.unit * 0.34, "#d9604a", strength)
    cx, cy = sitter.put([(-0.22, -0.55)])[0]
    sitter.canvas.glow(cx, cy, sitter.unit * 0.5, "#fff0d8", 0.28)
    _eyes(sitter)
    _nose(sitter)
    _mouth(sitter)
    _years(sitter)


def _neck(sitter):
    neck = [
        (-0.37, 0.55),
        (0.37, 0.55),
        (0.38, 1.1),
        (0.62, 1.42),
        (0, 1.62),
        (-0.62, 1.42),
        (-0.38, 1.1),
    ]
    sitter.fill(neck, sitter.tone(0.1), shade=sitter.tone(0.5), side="right", depth=0.9)
    under = smooth([(-0.4, 0.7), (-0.2, 1.02), (0.1, 1.22), (0.38, 1.3)]) + [(0.4, 0.6)]
    sitter.fill(under, sitter.tone(0.62), alpha=0.45)


def _eyes(sitter):
    for side in (-1, 1):
        x = side * 0.31
        socket = oval(x, -0.14, 0.2, 0.12)
        sitter.fill(socket, sitter.tone(0.4), alpha=0.22)
        almond = smooth(
            [
                (x - 0.165, -0.085),
                (x - 0.05, -0.15),
                (x + 0.06, -0.148),
                (x + 0.165, -0.085),
                (x + 0.06, -0.045),
                (x - 0.06, -0.045),
            ],
            closed=True,
        )
        sitter.fill(almond, "#f6ece0", shade="#b9a39a", side="top", depth=0.7)
        sitter.fill(oval(x + 0.005, -0.1, 0.064), "#2c1a16")
        sitter.fill(oval(x + 0.005, -0.1, 0.034), "#0f0a0c")
        sitter.fill(oval(x - 0.02, -0.122, 0.016), "#fffaf0")
        lid = [(x - 0.18, -0.08), (x - 0.06, -0.156), (x + 0.06, -0.156), (x + 0.185, -0.078)]
        sitter.line(lid if side > 0 else lid[::-1], "#2a1815", 0.026, 0.036)
        sitter.line([(px, py - 0.05) for px, py in lid], sitter.tone(0.5), 0.014, alpha=0.6)
        sitter.line(
            [(x - 0.13, -0.045), (x, -0.025), (x + 0.14, -0.05)],
            sitter.tone(0.45),
            0.012,
            alpha=0.7,
        )
        brow = [
            (x - side * 0.17, -0.29),
            (x - side * 0.02, -0.355),
            (x + side * 0.12, -0.34),
            (x + side * 0.22, -0.275),
        ]
        sitter.line(brow, mix(sitter.hair, sitter.skin, 0.15), 0.062, 0.018)


def _nose(sitter):
    side = smooth(
        [
            (0.05, -0.2),
            (0.075, 0.08),
            (0.15, 0.24),
            (0.16, 0.31),
            (0.06, 0.345),
            (0.0, 0.33),
            (0.03, 0.1),
        ],
        closed=True,
    )
    sitter.fill(side, sitter.tone(0.55), alpha=0.38)
    sitter.line(
        [(-0.02, -0.15), (-0.03, 0.1), (-0.02, 0.24)], sitter.tone(-0.5), 0.02, 0.06, alpha=0.45
    )
    for x in (-0.085, 0.085):
        sitter.fill(oval(x, 0.325, 0.036, 0.017), sitter.tone(0.75), alpha=0.85)
    sitter.line([(-0.165, 0.27), (-0.15, 0.325), (-0.1, 0.335)], sitter.tone(0.5), 0.018, alpha=0.7)
    sitter.line([(0.165, 0.26), (0.16, 0.325), (0.1, 0.34)], sitter.tone(0.6), 0.02, alpha=0.8)
    sitter.fill(
        smooth([(-0.1, 0.36), (0.12, 0.36), (0.06, 0.44), (-0.04, 0.43)], closed=True),
        sitter.tone(0.5),
        alpha=0.25,
    )


def _mouth(sitter):
    upper = smooth([(-0.235, 0.55), (-0.08, 0.508), (0, 0.522), (0.08, 0.508), (0.235, 0.55)])
    seam = smooth([(0.235, 0.55), (0.1, 0.572), (0, 0.566), (-0.1, 0.572), (-0.235, 0.55)])
    lower = smooth([(-0.235, 0.55), (-0.11, 0.64), (0, 0.662), (0.11, 0.64), (0.235, 0.55)])
    sitter.fill(upper + seam, mix(sitter.lips, "#3a1418", 0.28))
    sitter.fill(lower + seam, sitter.lips, shade=mix(sitter.lips, "#3a1418", 0.6), side="right")
    sitter.line(
        [(-0.26, 0.54), (-0.1, 0.572), (0, 0.566), (0.1, 0.572), (0.26, 0.54)], "#3f1a1a", 0.016
    )
    sitter.fill(oval(-0.05, 0.612, 0.06, 0.016), "#ffe0d0", alpha=0.3)
    sitter.fill(
        smooth([(-0.13, 0.7), (0.02, 0.685), (0.15, 0.7), (0.02, 0.745)], closed=True),
        sitter.tone(0.55),
        alpha=0.32,
    )


def _years(sitter):
    strength = sitter.age * 0.75
    lines = [[(0.2, 0.28), (0.3, 0.4), (0.33, 0.54)], [(-0.2, 0.28), (-0.3, 0.4), (-0.33, 0.54)]]
    if sitter.age > 0.5:
        lines += [
            [(s * 0.5, -0.1 + d), (s * 0.6, -0.12 + d * 2.2)]
            for s in (-1, 1)
            for d in (-0.03, 0.01, 0.05)
        ]
        lines += [[(-0.34, y), (0, y - 0.03), (0.34, y)] for y in (-0.6, -0.5)]
        lines += [[(s * 0.17, 0.0), (s * 0.3, 0.045), (s * 0.44, 0.01)] for s in (-1, 1)]
    for line in lines:
        sitter.line(line, sitter.tone(0.65), 0.018, 0.008, alpha=strength)
