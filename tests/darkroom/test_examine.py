"""What a picture is seen to be: its format, its size, its colour, its words."""

import io
import time

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

import darkroom
from tests.darkroom import heic, pictures
from tests.darkroom.pictures import BLUE, RED, WHITE, busy, saved, scene


def thumbnail(data):
    return Image.open(io.BytesIO(darkroom.examine(data).thumbnail)).convert("RGB")


def difference(one, other):
    """Return how far two pictures are apart, 0 to 255 a channel on average."""
    return max(ImageStat.Stat(ImageChops.difference(one, other.convert("RGB"))).mean)


def looks_like(picture, expected):
    return picture.size == expected.size and difference(picture, expected) < 8


@pytest.mark.parametrize("kind", darkroom.FORMATS)
def test_format_is_told_from_the_content(kind):
    negative = darkroom.examine(pictures.of(kind))
    assert (negative.format, negative.width, negative.height) == (kind, 96, 64)


@pytest.mark.parametrize("kind", darkroom.FORMATS)
def test_thumbnail_shows_the_picture(kind):
    assert looks_like(thumbnail(pictures.of(kind)), scene())


@pytest.mark.parametrize(
    ("size", "expected"), [((3000, 2000), (480, 320)), ((200, 900), (200, 900))]
)
def test_thumbnail_is_480_wide_and_nothing_is_scaled_up(size, expected):
    assert thumbnail(pictures.jpeg(*size)).size == expected


def test_color_is_the_mean_of_the_picture():
    half = Image.new("RGB", (80, 40), (200, 0, 0))
    half.paste((0, 0, 100), (40, 0, 80, 40))
    color = darkroom.examine(saved(half, "PNG")).color
    assert [int(color[at : at + 2], 16) for at in (1, 3, 5)] == pytest.approx([100, 0, 50], abs=3)


def test_words_come_along():
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF'
        ' xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description'
        ' xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:Headline="Mưa lớn ở Nha Trang"/>'
        "</r:RDF></x:xmpmeta>"
    )
    for kind in ("JPEG", "PNG", "WEBP", "AVIF"):
        data = saved(scene(), kind, **_xmp(kind, packet.encode()))
        assert darkroom.examine(data).words.headline == "Mưa lớn ở Nha Trang", kind


def _xmp(kind, packet):
    if kind != "PNG":
        return {"xmp": packet}
    from_png = pictures.png_text("XML:com.adobe.xmp", packet.decode())
    return {"pnginfo": from_png}


# -- upright


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_turned_picture_is_seen_upright(kind, orientation):
    data = saved(scene(), kind, exif=pictures.exif(orientation), quality=90)
    expected = scene()
    expected.getexif()[0x0112] = orientation
    expected = ImageOps.exif_transpose(expected)
    negative = darkroom.examine(data)
    assert (negative.width, negative.height) == expected.size
    assert looks_like(thumbnail(data), expected)


@pytest.mark.parametrize("turns", range(4))
def test_heic_is_turned_once_by_its_boxes_whatever_its_exif_says(turns):
    turned = heic.TURNED.replace(b"irot\x03", b"irot" + bytes([turns]))
    expected = scene().rotate(90 * turns, expand=True)
    assert b"Exif" in turned
    assert looks_like(thumbnail(turned), expected)


def test_heic_is_mirrored_as_its_boxes_say():
    expected = scene().transpose(Image.Transpose.TRANSPOSE)
    assert looks_like(thumbnail(heic.MIRRORED), expected)


@pytest.mark.parametrize("orientation", [0, 9, 65_535])
def test_senseless_orientation_turns_nothing(orientation):
    data = pictures.jpeg(exif=pictures.exif(orientation))
    assert looks_like(thumbnail(data), scene())


# -- colours


def test_wide_colour_space_becomes_srgb():
    # Red of Adobe's RGB is further out than that of sRGB: unconverted it would look pale.
    lab = Image.merge("LAB", [Image.new("L", (40, 40), value) for value in (138, 209, 195)])
    data = saved(lab.convert("RGB"), "JPEG", quality=95, icc_profile=pictures.swapped_profile())
    red, green, blue = thumbnail(data).resize((1, 1)).getpixel((0, 0))
    assert blue > red + 100


def test_broken_profile_is_no_fault_of_the_picture():
    data = pictures.jpeg(icc_profile=b"not a profile")
    assert looks_like(thumbnail(data), scene())


def test_transparent_picture_lies_on_white_paper():
    clear = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    for data in (saved(clear, "PNG"), saved(clear, "WEBP"), saved(clear, "AVIF")):
        assert min(thumbnail(data).resize((1, 1)).getpixel((0, 0))) > 250


def test_transparent_colour_of_a_palette_is_white_paper():
    data = saved(Image.new("P", (60, 40), 0), "PNG", transparency=0)
    assert min(thumbnail(data).resize((1, 1)).getpixel((0, 0))) > 250


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_picture_of_any_mode_looks_as_it_is(mode):
    grey = busy().convert("L")
    image = grey.convert(mode) if mode != "I;16" else _in_16_bits(grey)
    data = saved(image, "JPEG" if mode == "CMYK" else "PNG")
    assert difference(thumbnail(data), image.convert("RGB") if mode == "1" else grey) < 12


def _in_16_bits(grey):
    wide = Image.new("I;16", grey.size)
    # The bytes of 16 bits: nothing below, the grey above.
    wide.frombytes(b"".join(bytes((0, value)) for value in grey.tobytes()))
    return wide


def test_first_frame_stands_for_a_moving_picture():
    frames = [Image.new("RGB", (40, 30), color) for color in (RED, BLUE, WHITE)]
    for kind in ("PNG", "WEBP", "AVIF"):
        data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
        assert looks_like(thumbnail(data), frames[0])


def test_12_megapixels_are_examined_in_little_time_of_ours():
    data = saved(busy().resize((4000, 3000)), "JPEG", quality=85)
    started = time.process_time()
    assert darkroom.examine(data).width == 4000
    # What the web worker itself does meanwhile; the child is measured by the bench.
    assert time.process_time() - started < 0.2
