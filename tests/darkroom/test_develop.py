"""A print shows what was wished for, and says nothing but its label."""

import io
import json
import subprocess

import pytest
from PIL import Image

import darkroom
from darkroom import Print
from darkroom.metadata import Label
from tests.darkroom import heic, pictures
from tests.darkroom.pictures import BLUE, RED, saved, scene

LABEL = Label(
    byline="Đặng Ủy",
    credit="Báo Khánh Hòa",
    copyright="© 2026 Báo Khánh Hòa",
    usage_terms="Chỉ dùng cho bài này",
    ai_origin="edited",
)
SECRETS = {
    "GPSLatitude": "12.251",
    "GPSLongitude": "109.19",
    "GPSLatitudeRef": "N",
    "GPSLongitudeRef": "E",
    "SerialNumber": "SERIAL-4711",
    "OwnerName": "OWNER-NAME",
    "LensSerialNumber": "LENS-4712",
    "XMP-exif:GPSLatitude": "12.251",
    "XMP-aux:SerialNumber": "SERIAL-4713",
    "XMP-iptcExt:LocationCreatedCity": "SECRET-CITY",
    "XMP-dc:Description": "SECRET-CAPTION",
    "IPTC:City": "SECRET-CITY",
    "Comment": "SECRET-COMMENT",
    "UserComment": "SECRET-USER-COMMENT",
    "Software": "SECRET-SOFTWARE",
}
MARKS = (b"SECRET", b"SERIAL", b"OWNER", b"LENS-", b"Exif\0\0", b"EXIF", b"ICC_PROFILE", b"ICCP")
# What stands in every picture of its kind; all that is more would be somebody's words.
GROUPS = {"ExifTool", "System", "File", "Composite", "RIFF", "Meta", "QuickTime", "JFIF"}


def picture(made):
    return Image.open(io.BytesIO(made))


def develop_one(data, **wishes):
    wished = Print("one", **({"width": 48, "extension": "jpg"} | wishes))
    return picture(darkroom.develop(data, [wished], Label())["one"]).convert("RGB")


def near(color, expected):
    return all(abs(one - other) < 12 for one, other in zip(color, expected, strict=True))


# -- what it shows


@pytest.mark.parametrize(
    ("extension", "kind"), [("jpg", "JPEG"), ("webp", "WEBP"), ("avif", "AVIF")]
)
def test_print_has_the_format_and_width_wished_for(extension, kind):
    made = darkroom.develop(pictures.jpeg(900, 600), [Print("a", 300, extension)], Label())
    assert (picture(made["a"]).format, picture(made["a"]).size) == (kind, (300, 200))


def test_every_print_comes_under_its_name():
    wished = [
        Print(f"{width}.{kind}", width, kind) for width in (30, 60) for kind in ("jpg", "webp")
    ]
    made = darkroom.develop(pictures.jpeg(), wished, Label())
    assert {name: picture(data).width for name, data in made.items()} == {
        each.name: each.width for each in wished
    }


def test_jpeg_is_progressive_and_small():
    [made] = darkroom.develop(pictures.jpeg(900, 600), [Print("a", 600, "jpg")], Label()).values()
    assert picture(made).info["progressive"]
    assert len(made) < len(saved(scene(600, 400), "JPEG", quality=82)) + 100


def patches():
    """Return a picture of a hundred patches, each of its own colour."""
    image = Image.new("RGB", (1000, 500))
    for x in range(10):
        for y in range(10):
            image.paste((x * 25, y * 25, 120), (x * 100, y * 50, x * 100 + 100, y * 50 + 50))
    return image


# How an upright picture is stored so that this orientation turns it upright again.
LAID_DOWN = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_box_is_cut_exactly_from_the_upright_picture(orientation):
    stored = patches()
    if orientation > 1:
        stored = stored.transpose(LAID_DOWN[orientation])
    data = saved(stored, "PNG", exif=pictures.exif(orientation))
    made = develop_one(data, width=200, extension="webp", box=(0.2, 0.3, 0.2, 0.4))
    assert made.size == (200, 200)
    for x, y in ((2, 3), (3, 3), (2, 6), (3, 6)):
        corner = ((x - 2) * 100, (y - 3) * 50)
        for at in ((8, 8), (91, 8), (8, 41), (91, 41)):
            found = made.getpixel((corner[0] + at[0], corner[1] + at[1]))
            assert near(found, (x * 25, y * 25, 120))


def test_box_of_a_jpeg_that_was_scaled_while_it_was_decoded():
    data = saved(patches().resize((4000, 2000)), "JPEG", quality=95)
    made = develop_one(data, width=100, box=(0.2, 0.3, 0.2, 0.4))
    assert near(made.getpixel((5, 5)), (50, 75, 120))
    assert near(made.getpixel((94, 94)), (75, 150, 120))


def test_small_box_of_a_large_picture_keeps_its_detail():
    fine = Image.new("L", (2000, 1000), "white")
    for x in range(0, 2000, 4):
        fine.paste("black", (x, 0, x + 2, 1000))
    data = saved(fine, "JPEG", quality=95)
    made = develop_one(data, width=200, extension="webp", box=(0.4, 0.1, 0.1, 0.1)).convert("L")
    dark, light = made.getextrema()
    assert light - dark > 150


def test_heic_is_printed_upright():
    made = develop_one(heic.TURNED, width=64)
    assert made.size == (64, 96)
    assert near(made.getpixel((50, 50)), BLUE) or near(made.getpixel((50, 20)), RED)


def test_wide_profile_is_converted_and_left_out():
    data = pictures.jpeg(icc_profile=pictures.swapped_profile())
    [made] = darkroom.develop(data, [Print("a", 48, "jpg")], Label()).values()
    assert "icc_profile" not in picture(made).info
    assert near(picture(made).getpixel((12, 24)), RED[::-1])


# -- what it says


@pytest.fixture(scope="module")
def talkative(tmp_path_factory):
    """A file of each format into which exiftool has written everything that must not get out."""
    folder = tmp_path_factory.mktemp("talkative")
    for kind, extension in pictures.EXTENSIONS.items():
        (folder / f"{kind}.{extension}").write_bytes(_with_profile(kind))
    tags = [f"-{tag}={value}" for tag, value in SECRETS.items()]
    small = folder / "small.jpg"
    small.write_bytes(pictures.jpeg(40, 30, comment=b"SECRET-THUMBNAIL"))
    command = ["exiftool", "-q", "-m", "-overwrite_original", *tags, f"-ThumbnailImage<={small}"]
    files = sorted(folder.glob("[A-Z]*"))
    subprocess.run([*command, *files], capture_output=True, check=False, timeout=60)
    return {path.stem: path.read_bytes() for path in files}


def _with_profile(kind):
    if kind == "HEIF":
        return heic.LYING
    return saved(scene(), kind, icc_profile=pictures.profile())


def everything_in(made, folder):
    """Return {file name: {tag with its group: value}}, as exiftool sees it."""
    for name, data in made.items():
        (folder / name).write_bytes(data)
    command = ["exiftool", "-json", "-a", "-G1", "-ee", *(folder / name for name in made)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return dict(zip(made, told, strict=True))


@pytest.mark.parametrize("kind", darkroom.FORMATS)
def test_original_really_has_the_secrets(talkative, kind, tmp_path):
    [told] = everything_in({"original": talkative[kind]}, tmp_path).values()
    assert {"OWNER-NAME", "SERIAL-4711"} <= {str(value) for value in told.values()}
    assert any("GPSLatitude" in tag for tag in told)


@pytest.mark.parametrize("kind", darkroom.FORMATS)
def test_no_print_and_no_thumbnail_says_what_the_original_said(talkative, kind, tmp_path):
    wished = [Print(f"print.{kind}", 48, kind) for kind in ("jpg", "webp", "avif")]
    made = darkroom.develop(talkative[kind], wished, Label())
    made["thumbnail.webp"] = darkroom.examine(talkative[kind]).thumbnail
    for name, told in everything_in(made, tmp_path).items():
        groups = {tag.partition(":")[0] for tag in told if ":" in tag}
        assert groups <= GROUPS | {"XMP-x"}, name
        assert not any(mark in made[name] for mark in MARKS), name


@pytest.mark.parametrize("extension", ["jpg", "webp", "avif"])
def test_print_says_its_label(talkative, extension, tmp_path):
    made = darkroom.develop(talkative["JPEG"], [Print("a", 48, extension)], LABEL)
    [told] = everything_in(made, tmp_path).values()
    assert told["XMP-dc:Creator"] == "Đặng Ủy"
    assert told["XMP-photoshop:Credit"] == "Báo Khánh Hòa"
    assert told["XMP-dc:Rights"] == "© 2026 Báo Khánh Hòa"
    assert told["XMP-xmpRights:UsageTerms"] == "Chỉ dùng cho bài này"
    assert "XMP-dc:Description" not in told
    assert ("IPTC:By-line" in told) == (extension == "jpg")


def test_file_that_is_refused_is_refused_when_it_is_developed_as_well():
    with pytest.raises(darkroom.Refused) as refused:
        darkroom.develop(pictures.png_of(10_000, 10_000), [Print("a", 48, "jpg")], Label())
    assert refused.value.reason == "too_many_pixels"


def test_nothing_wished_for_is_nothing_made():
    assert darkroom.develop(pictures.jpeg(), [], Label()) == {}
