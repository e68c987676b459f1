"""What a file may cost, as data: bytes, pixels, memory, time."""

from typing import NamedTuple

# The finest JPEG of a 45-megapixel camera has 25 MB, and the front takes requests up to 30 MB.
MAX_BYTES = 28 * 1024 * 1024

# A 12 KB PNG can unpack to 100 megapixels, 400 MB; the largest press cameras have 61.
MAX_SIDE = 12_000  # pixels

MEGA = 1_000_000


class Format(NamedTuple):
    """A format that we take: its decoder, and how many pixels it may have."""

    plugin: str
    decoder: str
    max_pixels: int


# JPEG is scaled while it is decoded; all others stand whole in memory, some of them three times.
FORMATS = {
    "JPEG": Format("PIL.JpegImagePlugin", "JpegImageFile", 60 * MEGA),
    "PNG": Format("PIL.PngImagePlugin", "PngImageFile", 30 * MEGA),
    "WEBP": Format("PIL.WebPImagePlugin", "WebPImageFile", 25 * MEGA),
    "AVIF": Format("PIL.AvifImagePlugin", "AvifImageFile", 16 * MEGA),
    "HEIF": Format("pi_heif.as_plugin", "HeifImageFile", 25 * MEGA),
}


class Task(NamedTuple):
    """What a child may use for one job."""

    cpu: int  # seconds
    wall: float  # seconds; more than `cpu`, for a machine that is busy with other things
    answer: int  # bytes


TASKS = {
    "examine": Task(cpu=6, wall=20, answer=2 * 1024 * 1024),
    "develop": Task(cpu=60, wall=180, answer=64 * 1024 * 1024),
}
# Of a child, above what Python, Pillow and their libraries take before they see the file.
MEMORY = 320 * 1024 * 1024
