"""What a file is by its first bytes, whatever its name says."""

import re

from darkroom.limits import MAX_BYTES
from darkroom.refusal import Refused

# ISO/IEC 23008-12: what a file of this box structure is, and what else it can be read as.
AVIF_BRANDS = {b"avif", b"avis"}
HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
# Names only the structure; what is in it stands further on, among the compatible brands.
CONTAINERS = {b"mif1", b"msf1", b"miaf"}

# A picture that is also a web page. Our prints would be clean, but no camera writes such files
# and the original is kept. Whatever else is appended (a ZIP, the video of a motion photo) is
# left: it runs nowhere, and it does not outlive the print.
MARKUP = re.compile(rb"<(?:script|html|!doctype html|\?php)[\s>]", re.IGNORECASE)


def check(data):
    """Return the format of a file; raises Refused for everything that is none of ours."""
    if not data:
        raise Refused("empty")
    if len(data) > MAX_BYTES:
        raise Refused("too_many_bytes", size=len(data), limit=MAX_BYTES)
    if MARKUP.search(data):
        raise Refused("web_page")
    return _format_of(data) or _refuse()


def _format_of(data):
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    return _format_of_boxes(data) if data[4:8] == b"ftyp" else None


def _format_of_boxes(data):
    size = min(int.from_bytes(data[:4], "big"), 256)
    major, *compatible = (data[at : at + 4] for at in (8, *range(16, size, 4)))
    brands = compatible if major in CONTAINERS else [major]
    # Listed as both, it is AVIF: that decoder takes less memory.
    if AVIF_BRANDS.intersection(brands):
        return "AVIF"
    return "HEIF" if HEIF_BRANDS.intersection(brands) else None


def _refuse():
    raise Refused("unknown_format")
