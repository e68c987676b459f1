"""Fingerprints by which pictures that look alike are found, whoever sent them at what size.

A perceptual hash: 64 bits that say which of the coarsest waves of a picture's light are strong.
They outlive compression, scaling and correction; a cut moves the waves, so that some parts of the
picture are hashed as well, and a picture is compared with the parts of the other.
"""

from itertools import combinations, product
from math import cos, pi
from operator import mul

from PIL import Image

# The whole, the middle, and what a cut at the left, at the right or at the top leaves: edges as
# fractions (left, top, right, bottom). A cut elsewhere is found from the other side, as a part of
# the one picture meets a part of the other. Of six sets that were tried this one found most: 99
# of 100 cuts at a corner, where parts that are cut at opposite sides found 36.
CUT, HALF = 0.065, 0.0325
PARTS = (
    (0, 0, 1, 1),
    (CUT, CUT, 1 - CUT, 1 - CUT),
    (CUT, HALF, 1, 1 - HALF),
    (0, HALF, 1 - CUT, 1 - HALF),
    (HALF, CUT, 1 - HALF, 1),
)

# Bits that may differ, of 64; measured by `bench.photo_likeness`.
ALIKE = 8

SIDE, WAVES = 32, 8
BAND, BANDS = 16, 4
WAVE = [[cos(pi * wave * (2 * at + 1) / (2 * SIDE)) for at in range(SIDE)] for wave in range(WAVES)]


def hashes(image):
    """Return the fingerprints of a picture, the first one of the whole."""
    # Small at once: what the parts are scaled from costs more than all the arithmetic.
    grey = image.convert("L").resize((4 * SIDE, 4 * SIDE), Image.Resampling.BOX)
    return tuple(_hash(grey, part) for part in PARTS)


def distance(one, other):
    """Return the bits in which two pictures differ, by the two fingerprints that differ least."""
    return min((a ^ b).bit_count() for a, b in product(one, other))


def bands(fingerprint):
    """Return the four bands of 16 bits by which a database finds a fingerprint."""
    return tuple(fingerprint >> BAND * at & 0xFFFF for at in range(BANDS))


def near(band, within=1):
    """Return all values of a band in which at most `within` bits differ, the nearest first.

    Of two fingerprints that differ in 7 bits, one of the four bands differs in 1 at most; of those
    that differ in 8, in 96 cases of 100, and a photo has several fingerprints.
    """
    flips = (chosen for count in range(within + 1) for chosen in combinations(range(BAND), count))
    return [band ^ sum(1 << bit for bit in chosen) for chosen in flips]


def _hash(grey, part):
    box = tuple(edge * grey.width for edge in part)
    small = grey.resize((SIDE, SIDE), Image.Resampling.LANCZOS, box=box).tobytes()
    strengths = _waves([small[at : at + SIDE] for at in range(0, SIDE * SIDE, SIDE)])
    # The first is the mean brightness, which any correction changes.
    middle = sorted(strengths[1:])[len(strengths) // 2 - 1]
    return sum(1 << bit for bit, strength in enumerate(strengths) if strength > middle)


def _waves(rows):
    """Return the strength of the 8 by 8 coarsest waves: a cosine transform, without the rest."""
    across = [[sum(map(mul, wave, row)) for row in rows] for wave in WAVE]
    return [sum(map(mul, wave, column)) for wave in WAVE for column in across]
