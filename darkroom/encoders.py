"""How a print is written."""

import io

from darkroom import metadata

ENCODERS = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 9, "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 80, "method": 4},
    "jpg": {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True},
}


def options(extension, label):
    """Return what Pillow's `save` is told, the label of the picture included."""
    told = ENCODERS[extension] | {"xmp": metadata.write(label)}
    # Many picture desks read nothing but IPTC, and only JPEG has a place for it.
    return told | {"extra": metadata.write_iptc(label)} if extension == "jpg" else told


def encode(picture, told):
    """Return the bytes of a picture as `options` told."""
    file = io.BytesIO()
    picture.save(file, **told)
    return file.getvalue()
