"""Small pictures in memory with metadata that no honest program would write."""

import io
import struct

from PIL import Image

from darkroom.metadata.iptc import PHOTOSHOP

PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
  xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
<rdf:Description rdf:about="" {attributes}>{elements}</rdf:Description>
</rdf:RDF></x:xmpmeta>"""


def packet(elements="", attributes=""):
    """Return the bytes of an XMP packet with these properties."""
    return PACKET.format(elements=elements, attributes=attributes).encode()


def with_xmp(xmp):
    """Return an opened picture with these bytes, or this text, as its XMP."""
    image = blank()
    image.info["xmp"] = xmp
    return image


def with_iptc(block):
    """Return an opened JPEG with these bytes as its IPTC datasets."""
    return with_segments((0xED, PHOTOSHOP + resource(block)))


def resource(block, number=0x0404):
    """Return a Photoshop resource with an empty name."""
    return b"8BIM" + struct.pack(">HHI", number, 0, len(block)) + block + b"\0" * (len(block) % 2)


def dataset(number, value, record=2):
    """Return a dataset of IPTC, in the long form where the short one has no room."""
    if len(value) < 0x8000:
        return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
    return struct.pack(">BBBHI", 0x1C, record, number, 0x8004, len(value)) + value


def with_segments(*segments):
    """Return an opened JPEG with these (marker, bytes) in front."""
    data = _jpeg()
    added = b"".join(
        bytes((0xFF, marker)) + struct.pack(">H", len(segment) + 2) + segment
        for marker, segment in segments
    )
    return Image.open(io.BytesIO(data[:2] + added + data[2:]))


def blank():
    """Return an opened JPEG without a word."""
    return Image.open(io.BytesIO(_jpeg()))


def _jpeg():
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG")
    return file.getvalue()
