"""Whether a picture says of itself that a machine made it, or made part of it."""

import re

VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/"

# IPTC's Digital Source Types, in small letters. algorithmicallyEnhanced is not here: it is the
# sharpening and noise reduction of every telephone, and invents nothing.
ORIGINS = {
    "trainedalgorithmicmedia": "generated",
    "algorithmicmedia": "generated",
    "compositewithtrainedalgorithmicmedia": "edited",
    "compositesynthetic": "edited",
}

# Content Credentials (C2PA) name the same codes inside a signed block. Several generators write
# nothing else. The signature is not checked: who lies about this would not say "generated".
CREDENTIALS = re.compile(rb"digitalsourcetype/([A-Za-z]{3,60})")
MOST_BYTES = 4 * 1024 * 1024

# Programs around open models leave the recipe in the file: "Steps: 20, Sampler: Euler a".
RECIPE = re.compile(r"\bSteps: [0-9]{1,4}, Sampler: ")
RECIPE_NOTES = ("parameters", "Comment", "Description")


def origin_of(code):
    """Return "generated", "edited" or "" for a source type: its address or its bare code."""
    return ORIGINS.get(code.strip().rstrip("/").rpartition("/")[2].casefold(), "")


def is_recipe(note):
    """Return whether a note is what somebody told a machine to draw."""
    return isinstance(note, str) and bool(RECIPE.search(note))


def marks_of(image):
    """Return what is known from outside XMP: from Content Credentials or a recipe."""
    if any(is_recipe(image.info.get(key)) for key in RECIPE_NOTES):
        return "generated"
    codes = {code.decode() for code in CREDENTIALS.findall(_credentials(image))}
    origins = {origin_of(code) for code in codes}
    if "generated" in origins and len(origins) == 1:
        return "generated"
    # A camera's picture and a machine's in one history: part of it is made.
    return "edited" if origins - {""} else ""


def _credentials(image):
    segments = [data for name, data in getattr(image, "applist", ()) if name == "APP11"]
    chunks = [chunk[1] for chunk in getattr(image, "private_chunks", ()) if chunk[0] == b"caBX"]
    return b"".join(segments + chunks)[:MOST_BYTES]
