"""XMP: the newest of the three places for words, and the only one that never loses an accent."""

from darkroom.metadata import ai, dates, rdf

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}

TEXTS = {
    "headline": "photoshop:Headline",
    "title": "dc:title",
    "caption": "dc:description",
    "credit": "photoshop:Credit",
    "source": "photoshop:Source",
    "copyright": "dc:rights",
    "alt_text": "Iptc4xmpCore:AltTextAccessibility",
    "instructions": "photoshop:Instructions",
    "usage_terms": "xmpRights:UsageTerms",
}
LISTS = {"byline": "dc:creator", "keywords": "dc:subject"}
# The last is when the file was made: of a scanned print, years after the picture.
DATES = ("photoshop:DateCreated", "exif:DateTimeOriginal", "xmp:CreateDate")

# Where a place is told: in four fields, or in a structure of where the camera stood, or of what
# can be seen. The first is what agencies fill.
PLACE = {
    "city": "photoshop:City",
    "province": "photoshop:State",
    "country": "photoshop:Country",
    "location": "Iptc4xmpCore:Location",
}
PLACE_STRUCTURES = ("Iptc4xmpExt:LocationCreated", "Iptc4xmpExt:LocationShown")
PLACE_IN_STRUCTURE = {
    "city": "Iptc4xmpExt:City",
    "province": "Iptc4xmpExt:ProvinceState",
    "country": "Iptc4xmpExt:CountryName",
    "location": "Iptc4xmpExt:Sublocation",
}

EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
GUID_LENGTH, EXTENSION_HEADER = 32, 40


def read(image):
    """Return {field: text or list of texts} of a picture's XMP."""
    told = _properties(image)
    found = {field: _first(told, name) for field, name in TEXTS.items()}
    found |= {field: _all(told, name) for field, name in LISTS.items()}
    found["taken_at"] = dates.fullest(dates.moment(_first(told, name)) for name in DATES)
    found["ai_origin"] = ai.origin_of(_first(told, "Iptc4xmpExt:DigitalSourceType"))
    return found | _place(told)


def name_of(prefixed):
    """Return "dc:title" as ElementTree names it."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _properties(image):
    told = rdf.properties(_packet(image))
    guid = _first(told, "xmpNote:HasExtendedXMP")
    # A JPEG segment has 64 KB; what does not fit stands in further ones.
    return rdf.properties(_extension(image, guid)) | told if guid else told


def _packet(image):
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return packet.encode("utf-8", "replace") if isinstance(packet, str) else bytes(packet)


def _extension(image, guid):
    start = EXTENSION + guid.encode("ascii", "replace")[:GUID_LENGTH]
    parts = {}
    for name, data in getattr(image, "applist", ()):
        if name == "APP1" and data.startswith(start):
            header, part = data[len(EXTENSION) :][:EXTENSION_HEADER], data[len(EXTENSION) + 40 :]
            parts[int.from_bytes(header[-4:], "big")] = part
    return b"".join(parts[offset] for offset in sorted(parts))


def _all(told, name):
    value = told.get(name_of(name))
    return [] if value is None else rdf.texts(value)


def _first(told, name):
    return next(iter(_all(told, name)), "")


def _place(told):
    """Return one place; what a later teller adds is taken if it contradicts in nothing."""
    place = {}
    for teller in _places(told):
        if all(place.get(field, text) == text for field, text in teller.items()):
            place |= teller
    return place


def _places(told):
    yield _filled({field: _first(told, name) for field, name in PLACE.items()})
    for name in PLACE_STRUCTURES:
        value = told.get(name_of(name))
        for fields in rdf.structures(value)[:1] if value is not None else ():
            yield _filled(
                {field: fields.get(name_of(part), "") for field, part in PLACE_IN_STRUCTURE.items()}
            )


def _filled(place):
    return {field: text.strip() for field, text in place.items() if text.strip()}
