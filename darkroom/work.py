"""The two jobs of the child: look at a file, make prints of it."""

import codecs
import warnings

from darkroom import decoders, encoders, likeness, metadata, pixels
from darkroom.opening import Opened

# The words of old files: Python opens a table of letters when it first meets its name.
for table in ("cp1252", "cp1258"):
    codecs.lookup(table)
# Nobody reads them here, and to show one is to open the file that it comes from.
warnings.simplefilter("ignore")

THUMBNAIL = 480  # pixels wide
# Twice the width that is wanted is decoded, so that the scaling has something to choose from.
SPARE = 2


def prepare(job):
    """Import what this job needs, and return what opens its file."""
    if any(wanted["extension"] == "avif" for wanted in job.get("prints", ())):
        decoders.avif()
    return decoders.decoder_for(job["format"])


def do(job, decoder, data):
    """Do the job and return the header and blobs of the answer."""
    return TASKS[job["task"]](Opened(data, job["format"], decoder), job)


def examine(opened, job):
    """Return what there is to say about a picture, and its thumbnail."""
    width = min(THUMBNAIL, opened.size[0])
    opened.load(SPARE * width / opened.size[0])
    picture = opened.part(pixels.WHOLE, width)
    found = {
        "format": job["format"],
        "size": opened.size,
        "color": pixels.mean_color(picture),
        "likeness": likeness.hashes(picture),
        "words": metadata.read(opened.image).as_json(),
    }
    return found, encoders.encode(picture, encoders.options("webp", metadata.Label()))


def develop(opened, job):
    """Return every print, in the order of the job."""
    label, widest = metadata.Label(**job["label"]), _widest(job["prints"])
    scales = (SPARE * width / (box[2] * opened.size[0]) for box, width in widest.items())
    opened.load(max(scales, default=0))
    parts = {box: opened.part(box, width) for box, width in widest.items()}
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
