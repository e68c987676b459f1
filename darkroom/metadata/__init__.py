"""The words inside a picture file: read from XMP, IPTC and EXIF, written into clean pictures."""

from darkroom.metadata.reading import read
from darkroom.metadata.words import Words
from darkroom.metadata.writing import Label, write, write_iptc

__all__ = ["Label", "Words", "read", "write", "write_iptc"]
