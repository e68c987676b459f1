"""EXIF: the camera's own words, and what is never read of them."""

import io

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from darkroom.metadata import read


def with_exif(tags, details=None, gps=None):
    """Return an opened JPEG with these tags."""
    exif, file = Image.Exif(), io.BytesIO()
    exif.update(tags)
    exif.get_ifd(IFD.Exif).update(details or {})
    exif.get_ifd(IFD.GPSInfo).update(gps or {})
    Image.new("RGB", (8, 8)).save(file, "JPEG", exif=exif)
    return Image.open(file)


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_a_comment_is_read_in_either_byte_order(order):
    comment = b"UNICODE\0" + "Chợ nổi Cái Răng, Cần Thơ".encode(order)
    assert read(with_exif({}, {Base.UserComment: comment})).caption == "Chợ nổi Cái Răng, Cần Thơ"


def test_a_comment_without_a_character_set_is_read():
    comment = b"\0" * 8 + "Chợ nổi".encode()
    assert read(with_exif({}, {Base.UserComment: comment})).caption == "Chợ nổi"


def test_photographer_and_editor_share_a_copyright():
    assert read(with_exif({Base.Copyright: "Van An\0Nha Trang"})).copyright == "Van An, Nha Trang"
    assert read(with_exif({Base.Copyright: " \0Nha Trang"})).copyright == "Nha Trang"


def test_several_artists_are_several_names():
    assert read(with_exif({Base.Artist: "Van An; Thi Binh"})).byline == "Van An, Thi Binh"


def test_an_offset_that_is_nonsense_does_not_cost_the_moment():
    details = {Base.DateTimeOriginal: "2024:09:11 06:30:15", Base.OffsetTimeOriginal: "   :  "}
    assert read(with_exif({}, details)).taken_at == "2024-09-11T06:30:15"


def test_where_it_was_taken_is_never_read(monkeypatch):
    asked, get_ifd, nothing = [], Image.Exif.get_ifd, read(with_exif({}))
    image = with_exif({}, gps={GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (21.0, 1.0, 42.64)})
    assert get_ifd(image.getexif(), IFD.GPSInfo)
    monkeypatch.setattr(
        Image.Exif, "get_ifd", lambda exif, tag: asked.append(tag) or get_ifd(exif, tag)
    )
    assert read(image) == nothing
    assert set(asked) == {IFD.Exif}
