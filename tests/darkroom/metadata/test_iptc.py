"""IPTC as it lies in JPEG segments, whole, split and doubled."""

import pytest

from darkroom.metadata import read
from darkroom.metadata.iptc import PHOTOSHOP
from tests.darkroom.metadata.pictures import dataset, resource, with_iptc, with_segments

HEADLINE = dataset(105, "Bão số 3".encode())
CITY = dataset(90, "Huế".encode())


def test_a_dataset_in_the_long_form_is_read():
    long = dataset(120, "lũ ".encode() * 12_000)
    words = read(with_iptc(HEADLINE + long + CITY))
    assert (words.headline, words.city, len(words.caption)) == ("Bão số 3", "Huế", 5000)


def test_two_segments_are_read_in_their_order():
    image = with_segments(
        (0xED, PHOTOSHOP + resource(HEADLINE)),
        (0xED, PHOTOSHOP + resource(dataset(105, b"Another") + CITY)),
    )
    words = read(image)
    assert (words.headline, words.city) == ("Bão số 3", "Huế")


@pytest.mark.parametrize("cut", [3, 9, 20, 30])
def test_a_resource_may_go_on_in_the_next_segment(cut):
    whole = resource(b"thumbnail", 0x040C) + resource(HEADLINE + CITY)
    image = with_segments((0xED, PHOTOSHOP + whole[:cut]), (0xED, PHOTOSHOP + whole[cut:]))
    words = read(image)
    assert (words.headline, words.city) == ("Bão số 3", "Huế")


def test_a_resource_may_have_a_name():
    named = b"8BIM\x04\x04\x03abc" + len(CITY).to_bytes(4, "big") + CITY
    assert read(with_segments((0xED, PHOTOSHOP + named))).city == "Huế"


def test_other_records_say_nothing():
    assert read(with_iptc(dataset(90, b"\x1b%G", record=1) + dataset(105, b"x", 3))).headline == ""


def test_a_file_that_lies_about_its_character_set_is_read():
    image = with_iptc(dataset(90, b"\x1b%G", record=1) + dataset(80, "Hélène".encode("latin-1")))
    assert read(image).byline == "Hélène"


def test_the_first_of_two_headlines_counts():
    assert read(with_iptc(HEADLINE + dataset(105, b"Storm"))).headline == "Bão số 3"


def test_several_keywords_are_one_list():
    keywords = b"".join(dataset(25, word.encode()) for word in ("bão", "lũ", "bão"))
    assert read(with_iptc(keywords)).keywords == ("bão", "lũ")
