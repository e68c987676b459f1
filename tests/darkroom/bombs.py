"""Small files that want to become large, and files that say other sizes than they have."""

import re
import struct
import zlib

from PIL import Image

from tests.darkroom import heic
from tests.darkroom.pictures import busy, jpeg, png_chunk, png_of, saved, scene

MEGABYTE = 1024 * 1024
GOOD, ANY = "good", "any"


def files():
    """Return {name: (bytes, what becomes of it)}, as `hostile.files` does."""
    return _pngs() | _jpegs() | _webps() | _boxes()


def _pngs():
    zeros = zlib.compress(bytes(16 * MEGABYTE), 9)
    plain = saved(scene(), "PNG")
    return {
        "PNG of 100 megapixels in 12 KB": (png_of(10_000, 10_000), "too_many_pixels"),
        "PNG of 400 megapixels": (png_of(20_000, 20_000), "too_many_pixels"),
        "PNG of 31 megapixels": (png_of(6200, 5001), "too_many_pixels"),
        "PNG of 29 megapixels": (png_of(5800, 5000), GOOD),
        "PNG that is one row": (png_of(60_001, 1), "too_many_pixels"),
        "PNG without height": (png_of(10, 0), ANY),
        "PNG without pixels": (png_of(5000, 5000, b""), "broken"),
        "PNG with more pixels than it says": (png_of(10, 10, bytes(16 * MEGABYTE)), ANY),
        "PNG with a zTXt bomb": (_with_chunk(plain, b"zTXt", b"Comment\0\0" + zeros), "broken"),
        "PNG with an iTXt bomb": (
            _with_chunk(plain, b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zeros),
            ANY,
        ),
        "PNG with an iCCP bomb": (_with_chunk(plain, b"iCCP", b"sRGB\0\0" + zeros), ANY),
        "PNG with 100,000 texts": (
            plain[:33] + png_chunk(b"tEXt", b"a\0b") * 100_000 + plain[33:],
            ANY,
        ),
        "PNG whose second head is larger": (_with_second_head(plain), ANY),
        "PNG of a thousand frames": (_apng(1000), GOOD),
        "PNG that promises four billion frames": (
            _with_chunk(plain, b"acTL", b"\xff\xff\xff\xff\0\0\0\0"),
            ANY,
        ),
        "PNG whose chunk is longer than it": (plain[:33] + b"\x7f\xff\xff\xffIDAT", "broken"),
    }


def _with_chunk(png, kind, body):
    return png[:33] + png_chunk(kind, body) + png[33:]


def _with_second_head(png):
    head = struct.pack(">IIBBBBB", 11_000, 11_000, 8, 2, 0, 0, 0)
    return _with_chunk(png, b"IHDR", head)


def _apng(count):
    frames = [Image.new("RGB", (8, 8), (at % 256, at // 256, 9)) for at in range(count)]
    return saved(frames[0], "PNG", save_all=True, append_images=frames[1:])


def _jpegs():
    plain, progressive = jpeg(), saved(busy(), "JPEG", progressive=True)
    return {
        "JPEG of 4,295 megapixels": (_sized(plain, 65_535, 65_535), "too_many_pixels"),
        "JPEG of 61 megapixels": (_sized(plain, 10_000, 6100), "too_many_pixels"),
        "JPEG of 59 megapixels without their data": (_sized(plain, 10_000, 5900), ANY),
        "JPEG that is one row": (_sized(plain, 65_000, 1), "too_many_pixels"),
        "JPEG without height": (_sized(plain, 96, 0), "broken"),
        "JPEG of many scans and 59 megapixels": (
            _sized(saved(busy(), "JPEG", progressive=True, subsampling=0), 10_000, 5900),
            "too_many_pixels",
        ),
        "JPEG of a thousand scans": (_with_last_scan(progressive, 1000), "too_hard"),
        "JPEG of 20 scans": (_with_last_scan(progressive, 10), ANY),
        "JPEG of 200,000 comments": (
            plain[:2] + b"\xff\xfe\0\2" * 200_000 + plain[2:],
            ANY,
        ),
        "JPEG that does not end": (plain[:2] + b"\xff" * 2 * MEGABYTE, "broken"),
        "JPEG with a profile of 255 pieces": (plain[:2] + _profile_pieces() + plain[2:], GOOD),
        "JPEG whose EXIF turns in a circle": (jpeg(exif=_circular_exif()), GOOD),
        "JPEG whose EXIF has 65,535 entries": (
            jpeg(exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + bytes(9000)),
            GOOD,
        ),
        "MPO that promises a billion pictures": (_lying_mpo(), GOOD),
        "JPEG whose MPO index points nowhere": (mpo().replace(b"MM\0*", b"MM\0\xff", 1), GOOD),
    }


def _sized(data, width, height):
    """Return a JPEG that says another size of itself than it has."""
    frame = re.search(rb"\xff[\xc0-\xc2]\0\x11\x08", data).end()
    return data[:frame] + struct.pack(">HH", height, width) + data[frame + 4 :]


def _with_last_scan(data, times):
    return data[:-2] + data[data.rindex(b"\xff\xda") : -2] * times + data[-2:]


def _profile_pieces():
    pieces = (b"ICC_PROFILE\0" + bytes((n, 255)) + bytes(4000) for n in range(1, 256))
    return b"".join(b"\xff\xe2" + struct.pack(">H", len(each) + 2) + each for each in pieces)


def _circular_exif():
    """An index that names itself as the one that follows, and as the one of the camera."""
    camera = struct.pack(">HHII", 0x8769, 4, 1, 8)
    return b"Exif\0\0MM\0*\0\0\0\x08" + b"\0\1" + camera + b"\0\0\0\x08"


def mpo():
    """Two pictures in one JPEG, as a camera with two lenses writes them."""
    return saved(scene(), "MPO", save_all=True, append_images=[busy()])


def _lying_mpo():
    # Tag 0xB001, the number of pictures, is one LONG.
    told = re.compile(rb"\xb0\x01\0\x04\0\0\0\x01....|\x01\xb0\x04\0\x01\0\0\0....", re.DOTALL)
    return told.sub(lambda found: found[0][:8] + b"\x7f\xff\xff\x7f", mpo(), count=1)


def _webps():
    simple, lossless = saved(scene(), "WEBP"), saved(scene(), "WEBP", lossless=True)
    frames = [Image.new("RGB", (16, 16), (at % 256, at // 256, 9)) for at in range(300)]
    moving = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    return {
        "WebP of 268 megapixels": (_webp_x(16_383, 16_383), "too_many_pixels"),
        "WebP of 281 million megapixels": (_webp_x(2**24, 2**24), "too_many_pixels"),
        "lossless WebP of 268 megapixels": (_largest_lossless(lossless), "too_many_pixels"),
        "WebP whose frame is larger than it": (_webp_x(20, 20) + simple[12:], ANY),
        "WebP that is longer than it says": (b"RIFF\0\0\0\0" + simple[8:], ANY),
        "WebP that is shorter than it says": (b"RIFF\xf0\xff\xff\xff" + simple[8:], ANY),
        "WebP of 300 frames": (moving, GOOD),
    }


def _webp_x(width, height):
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + sides + bytes(64)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _largest_lossless(data):
    at = data.index(b"VP8L") + 9
    return data[:at] + struct.pack("<I", 0x0FFFFFFF) + data[at + 4 :]


def _boxes():
    """AVIF and HEIC, whose boxes say what the coded picture in them may deny."""
    made = {}
    for kind, data in (("AVIF", saved(busy(), "AVIF")), ("HEIC", heic.LYING)):
        grid = re.sub(rb"hvc1(?=\0)|av01(?=\0)", b"grid", data)
        endless = data.replace(b"\0\0\0\x14ispe", b"\0\0\0\0ispe")
        made |= {
            f"{kind} of 900 megapixels": (_spatial(data, 30_000, 30_000), ANY),
            f"{kind} of 30 megapixels": (_spatial(data, 6000, 5000), ANY),
            f"{kind} without width": (_spatial(data, 0, 64), ANY),
            f"{kind} that says it is a grid": (grid, ANY),
            f"{kind} whose boxes never end": (endless, ANY),
            f"{kind} whose boxes are 4 GB": (
                data.replace(b"\0\0\0\x14ispe", b"\xff\xff\xff\xffispe"),
                ANY,
            ),
            f"{kind} of empty boxes": (data[:24] + b"\0\0\0\x08free" * 200_000 + data[24:], ANY),
            f"{kind} of nested boxes": (data[:24] + _nested(5000) + data[24:], ANY),
        }
    return made | {
        "AVIF that is called HEIC": (saved(busy(), "AVIF").replace(b"avif", b"heic"), ANY),
        "HEIC that is called AVIF": (heic.LYING.replace(b"heic", b"avif"), ANY),
    }


def _spatial(data, width, height):
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", width, height) + data[at + 8 :]


def _nested(depth):
    boxes = b""
    for _ in range(depth):
        boxes = struct.pack(">I", len(boxes) + 8) + b"iprp" + boxes
    return boxes
