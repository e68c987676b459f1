"""Files as cameras, agencies and colleagues send them, made on the spot."""

import io
import struct
import zlib

from PIL import AvifImagePlugin, Image, ImageCms, PngImagePlugin  # noqa: F401 AVIF, to write it

from tests.darkroom import heic

RED, BLUE, WHITE = (200, 30, 30), (30, 30, 200), (240, 240, 240)
EXIF_IFD, GPS_IFD = 0x8769, 0x8825

EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "HEIF": "heic"}


def scene(width=96, height=64):
    """Return a picture, red at the left and blue at the right, white in the corner at the top."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    image.paste(WHITE, (0, 0, width // 4, height // 4))
    return image


def busy(width=240, height=160):
    """Return a picture with detail everywhere, so that no byte of its file is idle."""
    return Image.effect_mandelbrot((width, height), (-2, -1.2, 0.8, 1.2), 60).convert("RGB")


def saved(image, kind="JPEG", **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def jpeg(width=96, height=64, **options):
    return saved(scene(width, height), "JPEG", **options)


def of(kind, image=None):
    """Return a plain file of a format that we take; a HEIC is always the scene."""
    if kind == "HEIF":
        return heic.LYING
    return saved(image or scene(), kind, **({"quality": 90} if kind != "PNG" else {}))


def profile(name="sRGB"):
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()


def exif(orientation=1):
    """Return EXIF as a phone writes it: place, owner and serial number included."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(EXIF_IFD).update({0xA430: "OWNER-NAME", 0xA431: "SERIAL-4711"})
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (12.0, 15.0, 4.0), 3: "E", 4: (109.0, 11.0, 30.0)})
    return exif


def png_chunk(kind, body):
    checksum = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + checksum


def png_of(width, height, pixels=None, *, before=b""):
    """Return a black PNG of any size and one bit; 100 megapixels take 12 KB."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = bytes((width + 15) // 8 * height) if pixels is None else pixels
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + before
        + png_chunk(b"IDAT", zlib.compress(rows, 9))
        + png_chunk(b"IEND", b"")
    )


def png_text(key, text):
    info = PngImagePlugin.PngInfo()
    info.add_itxt(key, text)
    return info


def swapped_profile():
    """Return a colour profile in which red and blue have changed places."""
    data = bytearray(profile())
    tags = {data[at : at + 4].decode(): at for at in range(132, 132 + 12 * data[131], 12)}
    red, blue = tags["rXYZ"], tags["bXYZ"]
    data[red : red + 4], data[blue : blue + 4] = data[blue : blue + 4], data[red : red + 4]
    return bytes(data)
