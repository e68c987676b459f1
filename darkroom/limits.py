"""What a file may cost, as data: bytes, pixels, memory, time."""

from typing import NamedTuple

# The finest JPEG of a 45-megapixel camera has 25 MB, and the front takes requests up to 30 MB.
MAX_BYTES = 28 * 1024 * 1024

# A 12 KB PNG can unpack to 100 megapixels, 400 MB; the largest press cameras have 61.
MAX_SIDE = 12_000  # pixels

MEGA = 1_000_000


# JPEG is scaled while it is decoded; all others stand whole in memory, some of them three times.
# Measured at these sizes, as memory above the idle child's: PNG 154 MB, 273 with transparency;
# WebP 292; AVIF 142, 214 with transparency; HEIF 165.
MOST_PIXELS = {
    "JPEG": 60 * MEGA,
    "PNG": 30 * MEGA,
    "WEBP": 16 * MEGA,
    "AVIF": 16 * MEGA,
    "HEIF": 25 * MEGA,
}
FORMATS = tuple(MOST_PIXELS)


class Task(NamedTuple):
    """What a child may use for one job."""

    cpu: int  # seconds
    wall: float  # seconds; more than `cpu`, for a machine that is busy with other things
    answer: int  # bytes


TASKS = {
    "examine": Task(cpu=5, wall=20, answer=2 * 1024 * 1024),
    "develop": Task(cpu=60, wall=180, answer=64 * 1024 * 1024),
}
# Of a child, above what Python, Pillow and their libraries take before they see the file.
MEMORY = 320 * 1024 * 1024

# Of that, what a JPEG of many scans may take until the last one, and with it its pixels.
COEFFICIENTS = 180 * 1024 * 1024
PIXELS = 250 * 1024 * 1024
# Encoders write 10; those that try hardest, and inks (CMYK), not over 20.
MOST_SCANS = 40
