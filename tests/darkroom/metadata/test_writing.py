"""The label that goes into published pictures, read back by exiftool and by ourselves."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from darkroom.metadata import Label, read, write, write_iptc
from tests.darkroom.metadata import exiftool

LABEL = Label(
    byline="Nguyễn Thị Ánh Tuyết, V.THÀNH",
    credit="Báo “Đắk Lắk” & <TTXVN>",
    copyright="2024 Đặng Ý",
    usage_terms="Chỉ dùng cho bài này; không bán lại.",
    ai_origin="edited",
)
EMPTY = Label()
TEXT = st.text(max_size=30)
LABELS = st.builds(Label, TEXT, TEXT, TEXT, TEXT, st.sampled_from(["", "generated", "edited"]))


def saved(label, extension, folder):
    """Return the path of a picture with the label in it."""
    path = folder / f"labelled.{extension}"
    options = {"xmp": write(label)}
    if extension == "jpg":
        options["extra"] = write_iptc(label)
    Image.new("RGB", (16, 16)).save(path, **options)
    return path


@pytest.mark.parametrize("extension", ["jpg", "webp", "avif"])
def test_every_format_keeps_the_label(extension, tmp_path):
    told = exiftool.read(saved(LABEL, extension, tmp_path))
    assert told["XMP-dc:Creator"] == ["Nguyễn Thị Ánh Tuyết", "V.THÀNH"]
    assert told["XMP-photoshop:Credit"] == LABEL.credit
    assert told["XMP-dc:Rights"] == LABEL.copyright
    assert told["XMP-xmpRights:UsageTerms"] == LABEL.usage_terms
    assert told["XMP-xmpRights:Marked"] is True
    assert told["XMP-iptcExt:DigitalSourceType"] == (
        "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
    )
    assert "ExifTool:Warning" not in told


def test_a_desk_that_reads_only_iptc_reads_the_names(tmp_path):
    told = exiftool.read(saved(LABEL, "jpg", tmp_path))
    assert told["IPTC:CodedCharacterSet"] == "UTF8"
    assert told["IPTC:By-line"] == ["Nguyễn Thị Ánh Tuyết", "V.THÀNH"]
    assert told["IPTC:Credit"] == LABEL.credit
    assert told["IPTC:CopyrightNotice"] == LABEL.copyright


@pytest.mark.parametrize("extension", ["jpg", "webp", "avif"])
def test_we_read_what_we_wrote(extension, tmp_path):
    with Image.open(saved(LABEL, extension, tmp_path)) as image:
        words = read(image)
    told = Label(**{name: getattr(words, name) for name in EMPTY.__dict__})
    assert told == LABEL


@given(LABELS)
def test_any_label_fits_into_a_picture(label):
    file = io.BytesIO()
    picture = Image.new("RGB", (8, 8))
    picture.save(file, "JPEG", xmp=write(label), extra=write_iptc(label))
    words = read(Image.open(file))
    assert words.usage_terms == label.usage_terms
    assert words.ai_origin == label.ai_origin


def test_the_longest_label_fits_into_a_segment():
    label = Label(*("&" * 500 for _ in range(4)), "generated")
    assert len(write(label)) < 65_000
    assert len(write_iptc(label)) < 65_000


@pytest.mark.parametrize("name", ["An", "Anh"])
def test_a_resource_has_an_even_length_as_photoshop_wants_it(name):
    assert len(write_iptc(Label(byline=name))) % 2 == 0


def test_a_label_is_composed_and_plain():
    assert Label(byline="Nguyê\u0303n\u202e\0 An").byline == "Nguyễn An"
    assert Label(byline=None) == EMPTY


def test_an_empty_label_writes_nothing():
    assert (write(EMPTY), write_iptc(EMPTY)) == (b"", b"")
    assert write_iptc(Label(usage_terms="x", ai_origin="generated")) == b""
    assert write(Label(ai_origin="who knows")) == b""


def test_only_a_picture_that_is_somebodys_is_marked_so():
    assert b"Marked" not in write(Label(byline="An"))
