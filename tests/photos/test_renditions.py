"""How a page offers a photo to browsers."""

import time
from html.parser import HTMLParser

import pytest

from photos.models import Photo
from photos.renditions import render_picture

PICTURE = Photo(pk=17, token="a" * 24, width=2400, height=1600, widths=[480, 960, 1600]).picture()


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = {}
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.found[tag] = dict(attributes)


def tags(**options):
    options = {"alt": "Ghe cá", "sizes": "100vw", **options}
    return Tags(render_picture(PICTURE, **options)).found


def test_webp_is_offered_first_and_jpeg_to_the_rest():
    found = tags()
    folder = "/media/photos/" + "a" * 24
    assert found["source"] == {
        "type": "image/webp",
        "srcset": f"{folder}/480.webp 480w, {folder}/960.webp 960w, {folder}/1600.webp 1600w",
        "sizes": "100vw",
    }
    assert found["img"]["srcset"].startswith(f"{folder}/480.jpg 480w, {folder}/960.jpg 960w")
    assert found["img"]["src"] == f"{folder}/960.jpg"


def test_page_keeps_the_place_of_a_picture_that_is_not_there_yet():
    assert (tags()["img"]["width"], tags()["img"]["height"]) == ("2400", "1600")


def test_picture_waits_until_the_reader_comes_near():
    assert tags()["img"]["loading"] == "lazy"
    assert tags(lazy=False)["img"]["loading"] == "eager"


def test_lead_picture_comes_first():
    image = tags(priority=True)["img"]
    assert image["fetchpriority"] == "high"
    assert "loading" not in image


def test_decoration_has_an_empty_description():
    assert tags(alt="")["img"]["alt"] == ""


def test_quotes_and_code_in_a_description_stay_words():
    words = '"><script>alert(1)</script> & "nháy"'
    found = tags(alt=words, sizes=words)
    assert found["img"]["alt"] == words
    assert found["img"]["sizes"] == words
    assert "script" not in found


def test_picture_needs_no_style_attribute_which_the_policy_refuses():
    assert "style" not in tags()["img"]


def test_tiny_photo_is_offered_in_its_own_width():
    html = render_picture(PICTURE | {"widths": [300]}, alt="", sizes="100vw")
    assert Tags(html).found["img"]["src"].endswith("/300.jpg")


def test_media_of_another_host_are_addressed_there(settings):
    settings.MEDIA_URL = "https://anh.example.vn/"
    assert tags()["img"]["src"].startswith("https://anh.example.vn/photos/")


@pytest.mark.parametrize("pictures_on_a_front", [30])
def test_front_page_of_pictures_costs_less_than_two_milliseconds(pictures_on_a_front):
    rounds = []
    for _ in range(20):
        start = time.perf_counter()
        for _ in range(pictures_on_a_front):
            render_picture(PICTURE, alt="Ghe cá", sizes="100vw")
        rounds.append(time.perf_counter() - start)
    assert min(rounds) < 0.002
