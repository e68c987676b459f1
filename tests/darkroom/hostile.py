"""Broken, lying, exploding and disguised files: over two hundred, the same in every run."""

from random import Random

from PIL import Image

from darkroom import limits
from tests.darkroom import bombs, heic, pictures
from tests.darkroom.pictures import busy, jpeg, png_chunk, png_of, saved, scene

SCRIPT = b"<script>alert(document.domain)</script>"
HTML = b"<!DOCTYPE html><html><body>" + SCRIPT
PHP = b"<?php system($_GET['c']); ?>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'
PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
ZIP = b"PK\x03\x04" + bytes(26) + b"PK\x05\x06" + bytes(18)
MP4 = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0\0\0\x10mdat" + bytes(8)
NOISE = Random(4711).randbytes(3000)
# Beginnings after which anything may follow.
MAGIC = {
    "JPEG": b"\xff\xd8\xff\xe0",
    "JPEG at once": b"\xff\xd8\xff\xda",
    "PNG": b"\x89PNG\r\n\x1a\n",
    "WebP": b"RIFF\xb0\x0b\0\0WEBPVP8 ",
    "WebP X": b"RIFF\xb0\x0b\0\0WEBPVP8X\x0a\0\0\0",
    "AVIF": b"\0\0\0\x14ftypavif\0\0\0\0avif",
    "HEIC": b"\0\0\0\x14ftypheic\0\0\0\0heic",
}

GOOD, ANY = "good", "any"


def files():
    """Return {name: (bytes, what becomes of it)}: GOOD, the reason of a refusal, or ANY of them."""
    named = _disguised() | _two_in_one() | bombs.files()
    return named | {name: (data, ANY) for name, data in _damaged().items()}


def samples():
    """Return a small good file of every kind of coding."""
    alpha = busy().convert("RGBA")
    alpha.putalpha(Image.linear_gradient("L").resize(alpha.size))
    words = {"exif": pictures.exif(6), "icc_profile": pictures.profile()}
    return {
        "baseline JPEG": saved(busy(), "JPEG", **words),
        "progressive JPEG": saved(busy(), "JPEG", progressive=True),
        "CMYK JPEG": saved(busy().convert("CMYK"), "JPEG"),
        "PNG": saved(alpha, "PNG", **words),
        "palette PNG": saved(busy().quantize(60), "PNG", transparency=3),
        "WebP": saved(busy(), "WEBP", **words),
        "lossless WebP": saved(alpha, "WEBP", lossless=True),
        "AVIF": saved(alpha, "AVIF", **words),
        "HEIC": heic.TURNED,
    }


def _damaged():
    """Cut off at many places, bits turned over at random, noise behind every beginning."""
    dice, made = Random(17), {}
    for kind, data in samples().items():
        for part in (0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99):
            made[f"{kind} cut off at {part:.0%}"] = data[: int(len(data) * part)]
        for turn in range(8):
            # Half of them in the head, where the lies are.
            region = min(len(data), 600 if turn % 2 else len(data))
            made[f"{kind} with bits turned, {turn}"] = _with_bits_turned(data, dice, region)
    for kind, magic in MAGIC.items():
        for turn in range(3):
            made[f"noise as {kind}, {turn}"] = magic + dice.randbytes(3000)
    return made


def _with_bits_turned(data, dice, region):
    bits = bytearray(data)
    for _ in range(dice.choice((1, 2, 4, 12))):
        bits[dice.randrange(4, region)] ^= 1 << dice.randrange(8)
    return bytes(bits)


def _disguised():
    """Files of another kind; what their names say, the darkroom is never told."""
    refused = {
        "text": b"Kinh gui toa soan,\n",
        "SVG": SVG,
        "PDF": PDF,
        "ZIP": ZIP,
        "MP4": MP4,
        "noise": NOISE,
        "PSD": b"8BPS\0\1" + bytes(40),
        "JPEG 2000": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(40),
        "program": b"\x7fELF\2\1\1" + bytes(60),
        "one byte": b"\xff",
        "two bytes of a JPEG": b"\xff\xd8",
        "box without a brand": b"\0\0\0\x08ftyp",
        "box that says it is a video": b"\0\0\0\x14ftypisom\0\0\0\0avif",
    } | {kind: saved(scene(), kind) for kind in ("GIF", "TIFF", "BMP", "ICO", "EPS", "PPM", "TGA")}
    return {name: (data, "unknown_format") for name, data in refused.items()} | {
        "empty": (b"", "empty"),
        "too many bytes": (jpeg() + bytes(limits.MAX_BYTES), "too_many_bytes"),
        "HTML": (HTML, "web_page"),
        "PHP": (PHP, "web_page"),
        "JPEG called GIF at its beginning": (b"GIF89a" + jpeg(), "unknown_format"),
    }


def _two_in_one():
    """A picture and something else in one file: what would run is refused, the rest is let go."""
    comment = png_chunk(b"tEXt", b"Comment\0" + SCRIPT)
    return {
        "JPEG with a page behind it": (jpeg() + HTML, "web_page"),
        "JPEG with a script in its comment": (jpeg(comment=SCRIPT), "web_page"),
        "JPEG with PHP in its comment": (jpeg(comment=PHP), "web_page"),
        "JPEG with PHP in its EXIF": (jpeg(exif=_exif_with(PHP)), "web_page"),
        "PNG with a script in its text": (png_of(9, 9, before=comment), "web_page"),
        "WebP with a page behind it": (saved(scene(), "WEBP") + HTML, "web_page"),
        "HEIC with a page behind it": (heic.LYING + HTML, "web_page"),
        "JPEG with a ZIP behind it": (jpeg() + ZIP, GOOD),
        "JPEG with a PDF behind it": (jpeg() + PDF, GOOD),
        "JPEG that is a PDF as well": (jpeg(comment=PDF), GOOD),
        "motion photo": (jpeg() + MP4 + NOISE, GOOD),
        "two JPEGs": (jpeg() + jpeg(600, 400), GOOD),
        "stereo pair (MPO)": (bombs.mpo(), GOOD),
        "PNG with a ZIP behind it": (saved(scene(), "PNG") + ZIP, GOOD),
    }


def _exif_with(text):
    exif = pictures.exif()
    exif[0x010E] = text.decode()
    return exif
