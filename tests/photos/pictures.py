"""Files as cameras, agencies, colleagues and attackers send them, made on the spot."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

GPS_IFD = 0x8825
EXIF_IFD = 0x8769


def sent(data, name="cho-dam.jpg"):
    """Return the bytes as a browser's upload; nothing is to trust its name or type."""
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def scene(width=1200, height=800):
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    image.paste((30, 30, 200), (width // 2, 0, width, height))
    return image


def saved(image, kind="JPEG", **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def jpeg(width=1200, height=800, **options):
    return saved(scene(width, height), "JPEG", **options)


def exif(orientation=1, taken="2021:04:12 17:45:00", offset="+07:00"):
    """Return EXIF as a phone writes it: place, owner and serial number included."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(EXIF_IFD).update(
        {0x9003: taken, 0x9011: offset, 0xA430: "OWNER-NAME", 0xA431: "SERIAL-4711"}
    )
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (12.0, 15.0, 4.0), 3: "E", 4: (109.0, 11.0, 30.0)})
    return exif


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf exif:GPSLatitude="12,15.07N"/></x:xmpmeta>'


def phone_photo(**options):
    """Return a JPEG that tells where its photographer stood, in every place that can tell it."""
    return jpeg(
        exif=exif(**options),
        xmp=XMP,
        comment=b"SECRET-COMMENT",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )


def truncated():
    data = saved(Image.effect_noise((800, 600), 80).convert("RGB"))
    return data[: len(data) // 2]


def png_chunk(kind, body):
    checksum = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + checksum


def png_of(width, height, row_bytes):
    """Return a black PNG of any size; 100 megapixels of one bit take 12 KB."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((row_bytes + 1) * height), 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", pixels)
        + png_chunk(b"IEND", b"")
    )


def bomb():
    return png_of(10_000, 10_000, 1250)


def text_bomb():
    """Return a small PNG with a text that unpacks to 64 MB."""
    text = b"Comment\0\0" + zlib.compress(bytes(64 * 1024 * 1024), 9)
    plain = saved(scene(60, 40), "PNG")
    return plain[:33] + png_chunk(b"zTXt", text) + plain[33:]
