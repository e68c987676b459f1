"""A picture's words, field by field from the best teller: XMP, then IPTC, then EXIF."""

from dataclasses import fields

from darkroom.metadata import ai, charsets, dates, exif, iptc, noise, xmp
from darkroom.metadata.cleaning import clean
from darkroom.metadata.words import LONGEST_CAPTION, LONGEST_FIELD, MOST_KEYWORDS, Words

TELLERS = (xmp.read, iptc.read, exif.read)

# Room for markup and blanks that are dropped later, and an end to what is looked at.
NEAR_A_CAPTION, NEAR_A_FIELD = 4 * LONGEST_CAPTION, 4 * LONGEST_FIELD
MOST_TEXTS = 4 * MOST_KEYWORDS


def read(image):
    """Return what a picture says in words, cleaned up; one without words has empty ones.

    A PNG is decoded for it where its XMP does not come before its pixels.
    """
    _reach_the_end(image)
    found = [_ask(teller, image, {}) for teller in TELLERS]
    titles = [each.pop("title", "") for each in found]
    tellings = [_telling(each) for each in found]
    # A title is a headline where no teller has one.
    tellings += [Words(headline=_mended(t)) for t in titles if noise.is_headline(t)]
    tellings.append(Words(ai_origin=_ask(ai.marks_of, image, "")))
    return clean(_merged(tellings))


def _reach_the_end(image):
    """Let Pillow read what stands behind the pixels of a PNG, where most programs put XMP."""
    if image.format == "PNG" and "xmp" not in image.info:
        # That the pixels are broken is found, and said, by whoever wants them.
        _ask(lambda picture: picture.load(), image, None)


def _ask(teller, image, otherwise):
    try:
        return teller(image)
    except Exception:  # noqa: BLE001 hostile bytes make a parser raise anything
        return otherwise


def _telling(found):
    """Return the words of one teller, without what no person wrote."""
    found = {field: _mended(value) for field, value in found.items()}
    found["byline"] = ", ".join(filter(noise.is_person, found.get("byline", ())))
    if not noise.is_caption(found.get("caption", "")):
        found["caption"] = ""
    return Words(**found)


def _mended(value):
    """Return the text or texts with their accents back, cut near to what `Words` keeps of them."""
    if isinstance(value, list):
        return [charsets.mended(text[:NEAR_A_FIELD]) for text in value[:MOST_TEXTS]]
    return charsets.mended(value[:NEAR_A_CAPTION])


def _merged(tellings):
    merged = {
        field.name: next(filter(None, (getattr(each, field.name) for each in tellings)), "")
        for field in fields(Words)
    }
    merged["taken_at"] = dates.fullest(each.taken_at for each in tellings)
    return Words(**merged)
