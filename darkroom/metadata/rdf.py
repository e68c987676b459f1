"""RDF as XMP uses it: each property once, as an attribute or as an element."""

import re

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

# The longest packets of real pictures, with every step of a retouch in them, have some 500 KB.
MOST_BYTES = 2 * 1024 * 1024
# Of a list, four times what any field takes.
MOST_ITEMS = 200

CONTAINERS = ("Alt", "Seq", "Bag")
LANGUAGES = ("x-default", "vi", "en")

# Bytes that XML forbids but programs copy into it from EXIF, or pad it with.
FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
OPENING, CLOSINGS = re.compile(rb"<(?:x:xmpmeta|rdf:RDF)\b"), (b"</x:xmpmeta>", b"</rdf:RDF>")


def properties(packet):
    """Return {name: attribute text or element} of an XMP packet; broken XML has none."""
    found = {}
    for description in _descriptions(packet):
        for name, value in [*description.attrib.items(), *((e.tag, e) for e in description)]:
            found.setdefault(name, value)
    return found


def texts(value):
    """Return the texts of a property: each item of a list, the best language of several."""
    if isinstance(value, str):
        return [value]
    for container in CONTAINERS:
        items = value.find(RDF + container)
        if items is not None:
            said = [item for item in items[:MOST_ITEMS] if _text(item).strip()]
            if container == "Alt":
                said = sorted(said, key=_language_rank)[:1]
            return [_text(item) for item in said]
    return [_text(value)]


def structures(value):
    """Return [{name: text}] of a property that is a structure or a list of them."""
    if isinstance(value, str):
        return []
    items = value.findall(f"{RDF}Bag/{RDF}li") or value.findall(f"{RDF}Seq/{RDF}li") or [value]
    return [_structure(item) for item in items[:MOST_ITEMS]]


def _descriptions(packet):
    if len(packet) > MOST_BYTES:
        return []
    root = _parse(packet)
    if root is None:
        root = _parse(_trimmed(FORBIDDEN.sub(b"", packet)))
    if root is None:
        return []
    return [each for rdf in root.iter(RDF + "RDF") for each in rdf.findall(RDF + "Description")]


def _trimmed(packet):
    """Return the packet without what stands around it: broken headers, rests of older ones."""
    start = OPENING.search(packet)
    end = max(packet.rfind(closing) + len(closing) for closing in CLOSINGS)
    return packet[start.start() : end] if start else b""


def _parse(packet):
    try:
        return ElementTree.fromstring(packet, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError):
        return None


def _text(element):
    """Return the text of an element, of the address it points to, or of its rdf:value."""
    for path in (f"{RDF}value", f"{RDF}Description/{RDF}value"):
        qualified = element.find(path)
        if qualified is not None:
            return qualified.text or ""
    return element.get(RDF + "resource") or element.text or ""


def _structure(item):
    fields = {}
    for holder in (item, *item.findall(RDF + "Description")):
        fields |= holder.attrib
        fields |= {child.tag: (texts(child) or [""])[0] for child in holder[:MOST_ITEMS]}
    return fields


def _language_rank(item):
    language = item.get(LANGUAGE, "").lower()
    for rank, wanted in enumerate(LANGUAGES):
        if language == wanted or language.startswith(f"{wanted}-"):
            return rank
    return len(LANGUAGES)
