"""EXIF: what the camera and Windows know. Where the picture was taken (GPS) is never read."""

import re
import warnings

from PIL.ExifTags import IFD, Base

from darkroom.metadata import ai, charsets, dates

# Windows' own tags, in UTF-16 whatever the byte order of the file.
TITLE, COMMENT, AUTHOR, KEYWORDS = 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E

# The first eight bytes of a user comment name its character set; JIS is not read.
COMMENT_CHARSET_LENGTH = 8
COMMENT_IN_UTF16 = b"UNICODE\0"
COMMENT_IN_BYTES = (b"ASCII\0\0\0", b"\0" * 8)

LIST_SEPARATORS = re.compile(r"\s*[;\0]\s*")


def read(image):
    """Return {field: text or list of texts} of a picture's EXIF."""
    exif, details = _tags(image)
    title = _from_utf16(exif.get(TITLE))
    note = _from_comment(details.get(Base.UserComment))
    return {
        "title": title,
        "caption": _caption(_from_ascii(exif.get(Base.ImageDescription)), exif, note, title),
        "byline": _list(_from_ascii(exif.get(Base.Artist)) or _from_utf16(exif.get(AUTHOR))),
        "copyright": ", ".join(_list(_from_ascii(exif.get(Base.Copyright)))),
        "keywords": _list(_from_utf16(exif.get(KEYWORDS))),
        "taken_at": _taken_at(details),
        "ai_origin": "generated" if ai.is_recipe(note) else "",
    }


def _tags(image):
    with warnings.catch_warnings():
        # Pillow warns of every tag that is out of place, and reads the rest.
        warnings.simplefilter("ignore")
        exif = image.getexif()
        return exif, exif.get_ifd(IFD.Exif)


def _caption(description, exif, note, title):
    """Return the first that is a sentence: telephones write "cof", "dav" and "oppo_32" here."""
    # Windows writes the title in both places.
    described = "" if description.strip() == title.strip() else description
    noted = "" if ai.is_recipe(note) or note.startswith(("{", "<")) else note
    candidates = (described, _from_utf16(exif.get(COMMENT)), noted)
    return next((text for text in candidates if " " in text.strip()), "")


def _taken_at(details):
    original = _from_ascii(details.get(Base.DateTimeOriginal)).strip("\0 ")
    offset = _from_ascii(details.get(Base.OffsetTimeOriginal)).strip("\0 ")
    return dates.moment(f"{original}{offset}") or dates.moment(original)


def _from_ascii(value):
    """Return the text of a tag that should be ASCII; Pillow gives its bytes as Latin-1."""
    raw = value.encode("latin-1", "ignore") if isinstance(value, str) else value
    if not isinstance(raw, bytes):
        return ""
    return charsets.decode([raw.strip(b"\0 ")])[0]


def _from_utf16(value):
    raw = bytes(value) if isinstance(value, tuple | list) else value
    if not isinstance(raw, bytes):
        return ""
    return raw.decode("utf-16-le", "ignore").rstrip("\0 ")


def _from_comment(value):
    if not isinstance(value, bytes):
        return _from_ascii(value)
    charset, text = value[:COMMENT_CHARSET_LENGTH], value[COMMENT_CHARSET_LENGTH:]
    if charset == COMMENT_IN_UTF16:
        return text.decode(_byte_order(text), "ignore").strip("\ufeff\0 ")
    return _from_ascii(text) if charset in COMMENT_IN_BYTES else ""


def _byte_order(text):
    """Return which UTF-16 it is: the higher bytes of Latin letters are the smaller ones.

    The byte order of the file does not tell; half of the programs ignore it.
    """
    sample = text[:400]
    return "utf-16-be" if sum(sample[0::2]) < sum(sample[1::2]) else "utf-16-le"


def _list(text):
    return [part for part in LIST_SEPARATORS.split(text) if part.strip()]
