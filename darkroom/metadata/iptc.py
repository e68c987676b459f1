"""IPTC-IIM, the words of wire photos since 1991, which some agencies write to this day.

Pillow's own reader is not used: it keeps only the last of several APP13 segments, and one dataset
of more than 32 KB makes it throw all the others away.
"""

import struct

from darkroom.metadata import charsets, dates

PHOTOSHOP = b"Photoshop 3.0\0"
RESOURCE = b"8BIM"
IPTC_RESOURCE = 0x0404
PNG_PROFILE = "Raw profile type iptc"
# Sixteen JPEG segments; the longest real ones fill one.
MOST_BYTES = 1024 * 1024

TAG_MARKER = 0x1C
RECORD = 2
# From here on the size is the number of bytes in which the size follows.
LONG_SIZE = 0x8000

TEXTS = {
    5: "title",
    40: "instructions",
    55: "day",
    60: "clock",
    90: "city",
    92: "location",
    95: "province",
    101: "country",
    105: "headline",
    110: "credit",
    115: "source",
    116: "copyright",
    120: "caption",
}
LISTS = {25: "keywords", 80: "byline"}


def read(image):
    """Return {field: text or list of texts} of a picture's IPTC.

    Dataset 1:90 names the character set. It is not asked: files that say UTF-8 and are Latin are
    as common as files that are UTF-8 and do not say so, and UTF-8 proves itself.
    """
    datasets = [(n, value) for record, n, value in _datasets(_block(image)) if record == RECORD]
    texts = charsets.decode([value for _, value in datasets])
    found = {field: [] for field in LISTS.values()}
    for (number, _), text in zip(datasets, texts, strict=True):
        if number in LISTS:
            found[LISTS[number]].append(text)
        elif number in TEXTS:
            found.setdefault(TEXTS[number], text)
    found["taken_at"] = dates.iptc_moment(found.pop("day", ""), found.pop("clock", ""))
    return found


def _block(image):
    """Return the datasets of all IPTC resources in a row."""
    segments = (data for name, data in getattr(image, "applist", ()) if name == "APP13")
    resources = b"".join(
        data.removeprefix(PHOTOSHOP) for data in segments if data.startswith(PHOTOSHOP)
    )
    resources = resources or _png_profile(image)
    if resources.startswith(bytes([TAG_MARKER])):
        return resources[:MOST_BYTES]
    return b"".join(_iptc_resources(resources[: MOST_BYTES * 4]))[:MOST_BYTES]


def _iptc_resources(resources):
    """Yield the data of each IPTC resource; Photoshop cuts a long row anywhere into segments."""
    position = resources.find(RESOURCE)
    while position >= 0:
        head = resources[position + 4 : position + 7]
        if len(head) < 3:
            return
        name_length = head[2]
        # Name and data are padded to an even length; the length of the name is one byte itself.
        start = position + 6 + (name_length + 2) // 2 * 2
        size = int.from_bytes(resources[start : start + 4], "big")
        if int.from_bytes(head[:2], "big") == IPTC_RESOURCE:
            yield resources[start + 4 : start + 4 + size]
        position = resources.find(RESOURCE, start + 4 + size)


def _png_profile(image):
    """Return what ImageMagick puts into a PNG: a line "iptc", one with the length, then digits."""
    profile = image.info.get(PNG_PROFILE)
    if not isinstance(profile, str):
        return b""
    _name, _length, *digits = [*profile.strip().split("\n"), "", ""]
    try:
        return bytes.fromhex("".join(digits))
    except ValueError:
        return b""


def _datasets(block):
    """Yield (record, number, value); a length that lies yields what is left, and the end."""
    position = 0
    while position + 5 <= len(block) and block[position] == TAG_MARKER:
        record, number, size = struct.unpack_from(">BBH", block, position + 1)
        position += 5
        if size >= LONG_SIZE:
            digits = size - LONG_SIZE
            size = int.from_bytes(block[position : position + digits], "big")
            position += digits
        yield record, number, block[position : position + size]
        position += size
