"""What a sitter wears on the head: hair, hats, glasses."""

from .canvas import mix
from .curves import mirrored, oval, smooth


def hair_back(sitter, length=0.5, width=0.86):
    """Draw the hair that falls behind the head."""
    half = [
        (0, -1.16),
        (0.5, -1.08),
        (width * 0.96, -0.6),
        (width, 0),
        (width * 0.96, length),
        (0.3, length + 0.15),
    ]
    sitter.fill(mirrored(half), sitter.hair, shade=mix(sitter.hair, "#000000", 0.6), side="right")


def short_hair(sitter, *, grey=0.0):
    """Draw a man's short hair, parted at the side."""
    color = mix(sitter.hair, "#c9c4c0", grey)
    cap = smooth(
        [
            (-0.735, 0.0),
            (-0.76, -0.45),
            (-0.6, -0.95),
            (-0.1, -1.17),
            (0.45, -1.06),
            (0.74, -0.62),
            (0.74, 0.0),
        ]
    )
    edge = smooth(
        [
            (0.68, -0.08),
            (0.655, -0.42),
            (0.5, -0.62),
            (0.1, -0.7),
            (-0.22, -0.76),
            (-0.46, -0.58),
            (-0.63, -0.42),
            (-0.68, -0.08),
        ]
    )
    sitter.fill(cap + edge, color, shade=mix(color, "#000000", 0.55), side="right", depth=0.9)
    _shine(sitter, color, ((-0.42, -0.86), (-0.1, -1.0), (0.3, -0.96)))


def parted_hair(sitter):
    """Draw long hair parted in the middle and drawn back over the ears."""
    for side in (-1, 1):
        wing = smooth(
            [
                (0, -1.14),
                (side * 0.45, -1.06),
                (side * 0.76, -0.66),
                (side * 0.82, -0.1),
                (side * 0.78, 0.3),
            ]
        )
        inner = smooth(
            [
                (side * 0.68, 0.25),
                (side * 0.66, -0.2),
                (side * 0.5, -0.55),
                (side * 0.2, -0.82),
                (0, -0.9),
            ]
        )
        sitter.fill(wing + inner, sitter.hair, shade=mix(sitter.hair, "#000000", 0.6), side="right")
    _shine(sitter, sitter.hair, ((-0.68, -0.5), (-0.5, -0.8), (-0.2, -0.98)))


def _shine(sitter, color, points):
    for i in range(4):
        shifted = [(x + i * 0.035, y + i * 0.04) for x, y in points]
        sitter.line(shifted, mix(color, "#cbb8b0", 0.4), 0.012, 0.022, alpha=0.55)


def cone_hat(sitter):
    """Put on a nón lá that throws its shadow on the forehead."""
    brim = smooth([(-0.72, -0.6), (-0.3, -0.38), (0.2, -0.3), (0.71, -0.34)])
    sitter.fill([*brim, (0.7, -0.9), (-0.66, -0.9)], "#3a1810", alpha=0.42)
    cone = [(-1.62, -0.5), (-0.12, -1.86), (0, -1.9), (0.12, -1.86), (1.62, -0.5)]
    rim = [(1.62 * c, -0.5 + 0.2 * s) for c, s in _half_turn()]
    sitter.fill(cone + rim, "#efdcae", shade="#a5793f", side="right", depth=0.95)
    sitter.fill(
        [(-0.12, -1.86), (0, -1.9), (0.1, -1.86), (-0.35, -0.32), (-0.95, -0.36)],
        "#fff3d2",
        alpha=0.45,
    )
    for i in range(1, 14):
        share = i / 14
        ring = [(1.62 * share * c, -1.88 + 1.38 * share + 0.2 * share * s) for c, s in _half_turn()]
        sitter.line(ring, "#b98f52", 0.009, alpha=0.75)
    for i in range(-8, 9):
        foot = (1.6 * i / 8, -0.5 + 0.2 * (1 - (i / 8) ** 2) ** 0.5)
        sitter.line([(0, -1.88), foot], "#c9a468", 0.006, alpha=0.5)
    sitter.line(rim, "#94682f", 0.028)


def _half_turn():
    return oval(0, 0, 1, start=0, end=180)


def glasses(sitter, color="#2a2428"):
    """Put on thin-rimmed glasses."""
    for x in (-0.31, 0.31):
        ring = oval(x, -0.09, 0.23, 0.18)
        sitter.fill(ring, "#dff0f5", alpha=0.14)
        sitter.line([*ring, ring[1]], color, 0.024)
    sitter.line([(-0.08, -0.11), (0, -0.14), (0.08, -0.11)], color, 0.024)
    for side in (-1, 1):
        sitter.line([(side * 0.54, -0.11), (side * 0.72, -0.07)], color, 0.024)
