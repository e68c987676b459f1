"""The few words in every picture we publish: who took it, whose it is, how it was made."""

import html
import struct
from dataclasses import dataclass, fields

from darkroom.metadata.ai import VOCABULARY
from darkroom.metadata.iptc import IPTC_RESOURCE, PHOTOSHOP, RECORD, RESOURCE, TAG_MARKER
from darkroom.metadata.plaintext import plain
from darkroom.metadata.words import LONGEST_FIELD
from darkroom.metadata.xmp import NAMESPACES

PREFIXES = ("dc", "photoshop", "xmpRights", "Iptc4xmpExt")
PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about=""{namespaces}>{properties}</rdf:Description>'
    "</rdf:RDF></x:xmpmeta>"
    '<?xpacket end="r"?>'
)
SOURCE_TYPES = {
    "generated": VOCABULARY + "trainedAlgorithmicMedia",
    "edited": VOCABULARY + "compositeWithTrainedAlgorithmicMedia",
}

APP13 = b"\xff\xed"
# The length of a JPEG segment counts itself and has two bytes.
LONGEST_SEGMENT = 65_535
# 1:90, "what follows is UTF-8", stands before everything else.
CODED_CHARACTER_SET, UTF_8 = (1, 90), b"\x1b%G"
BYLINE, CREDIT, COPYRIGHT = 80, 110, 116


@dataclass(frozen=True)
class Label:
    """What a published picture says of itself; plain, composed and bounded like `Words`."""

    byline: str = ""
    credit: str = ""
    copyright: str = ""
    usage_terms: str = ""
    ai_origin: str = ""

    def __post_init__(self):
        for field in fields(self):
            text = plain(getattr(self, field.name), LONGEST_FIELD)
            object.__setattr__(self, field.name, text)


def write(label):
    """Return the label as an XMP packet for Pillow's `save(xmp=…)`; an empty one is b""."""
    source_type = SOURCE_TYPES.get(label.ai_origin, "")
    properties = (
        _container("dc:creator", "Seq", _names(label.byline)),
        _property("photoshop:Credit", label.credit),
        _in_default_language("dc:rights", label.copyright),
        _property("xmpRights:Marked", "True" if label.copyright else ""),
        _in_default_language("xmpRights:UsageTerms", label.usage_terms),
        _property("Iptc4xmpExt:DigitalSourceType", source_type),
    )
    if not any(properties):
        return b""
    namespaces = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in PREFIXES)
    return PACKET.format(namespaces=namespaces, properties="".join(properties)).encode()


def write_iptc(label):
    """Return the label as a JPEG segment for Pillow's `save(extra=…)`; an empty one is b"".

    Many picture desks read nothing but IPTC. It has no place for terms and for how it was made;
    the lengths of 1999 (32 bytes for a name) are not kept: half a name is a wrong one.
    """
    datasets = [(BYLINE, name) for name in _names(label.byline)]
    datasets += [(CREDIT, label.credit), (COPYRIGHT, label.copyright)]
    block = b"".join(_dataset((RECORD, n), text.encode()) for n, text in datasets if text)
    if not block:
        return b""
    block = _dataset(CODED_CHARACTER_SET, UTF_8) + block
    # Photoshop's resource: its number, an empty name, its size, its data padded to an even length.
    resource = RESOURCE + struct.pack(">HHI", IPTC_RESOURCE, 0, len(block)) + block
    segment = PHOTOSHOP + resource + b"\0" * (len(block) % 2)
    if len(segment) + 2 > LONGEST_SEGMENT:
        return b""
    return APP13 + struct.pack(">H", len(segment) + 2) + segment


def _escaped(text):
    # Not saxutils: it imports urllib, a third of the start of the process that reads hostile bytes.
    return html.escape(text, quote=False)


def _names(byline):
    return [name for name in byline.split(", ") if name]


def _property(name, text):
    return f"<{name}>{_escaped(text)}</{name}>" if text else ""


def _container(name, kind, texts):
    items = "".join(f"<rdf:li>{_escaped(text)}</rdf:li>" for text in texts)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _in_default_language(name, text):
    item = f'<rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>" if text else ""


def _dataset(tag, value):
    return struct.pack(">BBBH", TAG_MARKER, *tag, len(value)) + value
