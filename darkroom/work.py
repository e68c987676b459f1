"""The two jobs of the child: look at a file, make prints of it."""

import codecs
from importlib import import_module

# Pillow imports these when it first needs them, which is too late: see `child`.
from PIL import (  # noqa: F401
    Image,
    ImageColor,
    ImagePalette,
    TiffImagePlugin,
    WebPImagePlugin,
)

from darkroom import encoders, likeness, metadata, pixels
from darkroom.limits import FORMATS
from darkroom.opening import open_picture, scale_down

Image.preinit()
# Our own limits are stricter than this one, and come before it.
Image.MAX_IMAGE_PIXELS = None
# The words of old files: Python, too, opens a table when it first meets its name.
for table in ("cp1252", "cp1258"):
    codecs.lookup(table)

THUMBNAIL = 480  # pixels wide
# Twice the width that is wanted is decoded, so that the scaling has something to choose from.
SPARE = 2


def prepare(job):
    """Import what this job needs, and return its decoder: each that is open is a door."""
    if any(wanted["extension"] == "avif" for wanted in job.get("prints", ())):
        import_module("PIL.AvifImagePlugin")
    plugin, name, _ = FORMATS[job["format"]]
    return getattr(import_module(plugin), name)


def do(job, decoder, data):
    """Do the job and return the header and blobs of the answer."""
    image = open_picture(data, job["format"], decoder)
    return TASKS[job["task"]](image, job)


def examine(image, job):
    """Return what there is to say about a picture, and its thumbnail."""
    orientation = pixels.orientation_of(image)
    size = pixels.upright_size(image, orientation)
    width = min(THUMBNAIL, size[0])
    scale_down(image, SPARE * width / size[0])
    image.load()
    picture = pixels.part(image, orientation, pixels.WHOLE, width)
    found = {
        "format": job["format"],
        "size": size,
        "color": pixels.mean_color(picture),
        "likeness": likeness.hashes(picture),
        "words": metadata.read(image).as_json(),
    }
    return found, encoders.encode(picture, encoders.options("webp", metadata.Label()))


def develop(image, job):
    """Return every print, in the order of the job."""
    orientation = pixels.orientation_of(image)
    own = pixels.upright_size(image, orientation)[0]
    label = metadata.Label(**job["label"])
    widest = _widest(job["prints"])
    scale_down(image, max(SPARE * width / (box[2] * own) for box, width in widest.items()))
    image.load()
    parts = {box: pixels.part(image, orientation, box, width) for box, width in widest.items()}
    return {}, *(_print(parts, wanted, label) for wanted in job["prints"])


def _widest(prints):
    """Return the largest width of each box: the smaller ones are made of that."""
    widest = {}
    for wanted in prints:
        box = wanted["box"] = tuple(wanted["box"] or pixels.WHOLE)
        widest[box] = max(widest.get(box, 0), wanted["width"])
    return widest


def _print(parts, wanted, label):
    picture = pixels.narrowed(parts[wanted["box"]], wanted["width"])
    return encoders.encode(picture, encoders.options(wanted["extension"], label))


TASKS = {"examine": examine, "develop": develop}
