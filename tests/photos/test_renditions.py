"""How a page offers a photo to browsers."""

from html.parser import HTMLParser

import pytest

from photos import renditions
from photos.renditions import render_picture
from tests.photos.factories import PhotoFactory

TOKEN = "a" * 24
PICTURE = PhotoFactory.build(pk=17, token=TOKEN, color="#8090a0", uploaded_by=None).picture()
# A story of 2021 named the picture so: no edition, and the whole photo only.
OLD = {
    "photo": 17,
    "token": TOKEN,
    "width": 2400,
    "height": 1600,
    "widths": [480, 960, 1600],
    "ai": "",
    "color": "#8090a0",
}
FOLDER = f"/media/photos/{TOKEN}"
HOSTILE = '"><script>alert(1)</script> & "nháy"'


class Tags(HTMLParser):
    """Every tag of a picture, as (name, attributes)."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def named(self, name):
        return [attributes for tag, attributes in self.found if tag == name]


def tags(picture=PICTURE, **options):
    return Tags(render_picture(picture, **{"alt": "Ghe cá", "sizes": "100vw", **options}))


def image(picture=PICTURE, **options):
    (attributes,) = tags(picture, **options).named("img")
    return attributes


def test_avif_is_offered_first_then_webp_and_jpeg_to_the_rest():
    folder = f"{FOLDER}/0123456789"
    avif, webp = tags(shape="card").named("source")
    assert avif == {
        "type": "image/avif",
        "srcset": f"{folder}/card-320.avif 320w, {folder}/card-640.avif 640w, "
        f"{folder}/card-960.avif 960w",
        "sizes": "100vw",
    }
    assert webp["type"] == "image/webp"
    assert webp["srcset"].startswith(f"{folder}/card-320.webp 320w, ")
    assert image(shape="card")["src"] == f"{folder}/card-640.jpg"
    assert image(shape="card")["srcset"].endswith(f"{folder}/card-960.jpg 960w")


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        ("full", ("1600", "1067")),
        ("wide", ("1600", "900")),
        ("card", ("960", "640")),
        ("square", ("320", "320")),
    ],
)
def test_page_keeps_the_place_of_a_shape_that_is_not_there_yet(shape, size):
    assert (image(shape=shape)["width"], image(shape=shape)["height"]) == size
    (placeholder,) = tags(shape=shape).named("svg")
    assert placeholder["viewbox"] == f"0 0 {size[0]} {size[1]}"


def test_main_colour_stands_where_the_photo_will():
    found = tags()
    assert found.named("path") == [{"fill": "#8090a0", "d": "M0 0h1600v1067H0"}]
    assert found.named("svg")[0]["aria-hidden"] == "true"


@pytest.mark.parametrize(
    "color", ["", None, "red", "#12", "url(//x)", '#8090a0"/><script>', "#8090a0 ", "#8090a0\n"]
)
def test_what_is_no_colour_is_no_placeholder(color):
    found = tags(PICTURE | {"color": color})
    assert found.named("svg") == []
    assert len(found.named("img")) == 1


def test_picture_waits_until_the_reader_comes_near():
    assert image()["loading"] == "lazy"
    assert image(lazy=False)["loading"] == "eager"
    assert "fetchpriority" not in image()


def test_lead_picture_comes_first():
    assert image(priority=True)["fetchpriority"] == "high"
    assert "loading" not in image(priority=True)


def test_decoration_has_an_empty_description():
    assert image(alt="")["alt"] == ""


@pytest.mark.parametrize(
    "picture",
    [
        PICTURE,
        OLD,
        PICTURE | {"edition": "", "widths": {}},
        PICTURE | {"token": HOSTILE, "edition": HOSTILE, "color": HOSTILE},
        OLD | {"token": HOSTILE, "color": HOSTILE},
    ],
    ids=["new", "old", "unprepared", "hostile", "old and hostile"],
)
def test_quotes_and_code_stay_words(picture, monkeypatch):
    monkeypatch.setattr(renditions, "reverse", lambda name, args: f"/{args[0]}/")
    found = tags(picture, alt=HOSTILE, sizes=HOSTILE)
    allowed = {"span", "svg", "path", "picture", "source", "img"}
    assert {name for name, _attributes in found.found} <= allowed
    assert found.named("img")[0]["alt"] == HOSTILE
    assert all(each["sizes"] == HOSTILE for each in found.named("source"))


@pytest.mark.parametrize("width", ['1" onload="x', None, "400"])
def test_width_that_is_no_number_is_never_printed(width):
    with pytest.raises((ValueError, TypeError)):
        render_picture(PICTURE | {"width": width}, alt="", sizes="100vw")


@pytest.mark.parametrize("picture", [PICTURE, OLD], ids=["new", "old"])
def test_picture_needs_no_style_or_script_which_the_policy_refuses(picture):
    for _name, attributes in tags(picture).found:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def test_tiny_photo_is_offered_in_its_own_width():
    tiny = PICTURE | {"width": 300, "height": 200, "widths": {"full": [300]}}
    assert image(tiny)["src"].endswith("/full-300.jpg")
    assert (image(tiny)["width"], image(tiny)["height"]) == ("300", "200")


def test_media_of_another_host_are_addressed_there(settings):
    settings.MEDIA_URL = "https://anh.example.vn/"
    assert image()["src"].startswith("https://anh.example.vn/photos/")


@pytest.mark.parametrize("shape", ["full", "wide", "card", "square"])
def test_story_from_before_editions_shows_the_files_of_then(shape):
    (webp,) = tags(OLD, shape=shape).named("source")
    assert webp["srcset"] == (
        f"{FOLDER}/480.webp 480w, {FOLDER}/960.webp 960w, {FOLDER}/1600.webp 1600w"
    )
    shown = image(OLD, shape=shape)
    assert shown["src"] == f"{FOLDER}/960.jpg"
    assert (shown["width"], shown["height"]) == ("1600", "1067")


def test_preview_shows_the_desks_own_picture_of_a_photo_that_is_being_prepared():
    coming = PICTURE | {"edition": "", "widths": {}}
    assert tags(coming).found == [
        (
            "img",
            {
                "src": f"/desk/photos/proof/{TOKEN}/large.webp",
                "width": "2400",
                "height": "1600",
                "alt": "Ghe cá",
            },
        )
    ]


def test_largest_file_of_a_shape_is_known_with_its_height():
    assert renditions.largest(PICTURE, "social") == (1200, 628)
    assert renditions.largest(OLD, "social") == (1600, 1067)


@pytest.mark.parametrize(("shape", "most"), [("full", 1350), ("wide", 1100), ("card", 1150)])
def test_picture_costs_a_page_few_bytes(shape, most):
    sizes = "(min-width: 84em) 25.2rem, (min-width: 64em) 30vw, calc(96.4vw - 1.2rem)"
    html = render_picture(PICTURE, alt="Ghe cá về bến", sizes=sizes, shape=shape)
    assert len(html.encode()) < most + 3 * len(sizes)
