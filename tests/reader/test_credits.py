"""How those who wrote a story and took its pictures are named."""

import pytest
from django.utils.translation import override

from articles.credits import byline_lines, credit_line, linked_authors
from tests.reader import factories as paper


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def byline(printed_as, role="text", author_slug=""):
    return {"printed_as": printed_as, "role": role, "author_slug": author_slug}


def test_writer_is_named_exactly_as_signed_and_alone():
    assert byline_lines([byline("V.THÀNH")]) == ["V.THÀNH"]


@pytest.mark.parametrize(
    ("role", "line"),
    [
        ("photo", "Photo: THANH TÙNG"),
        ("text_and_photo", "Text and photo: THANH TÙNG"),
        ("translation", "Translation: THANH TÙNG"),
        ("compiled", "Compiled by: THANH TÙNG"),
    ],
)
def test_whoever_did_something_else_is_named_with_it(role, line):
    assert byline_lines([byline("THANH TÙNG", role)]) == [line]


def test_photographer_stands_under_those_who_wrote():
    bylines = [byline("VĂN KHÔI"), byline("THANH TÙNG", "photo"), byline("ĐÌNH AN")]
    assert byline_lines(bylines) == ["VĂN KHÔI – ĐÌNH AN", "Photo: THANH TÙNG"]


def test_what_the_signature_says_itself_is_not_said_twice():
    assert byline_lines([byline("Tin, ảnh: LK", "text_and_photo")]) == ["Tin, ảnh: LK"]


def test_person_who_wrote_and_photographed_is_linked_once():
    bylines = [
        byline("Q.HUY", author_slug="tran-quang-huy"),
        byline("QUANG HUY", "photo", "tran-quang-huy"),
        byline("TTXVN"),
        byline("ĐÌNH AN", author_slug="ho-dinh-an"),
    ]
    assert [each["printed_as"] for each in linked_authors(bylines)] == ["Q.HUY", "ĐÌNH AN"]


@pytest.mark.parametrize(
    "credit",
    ["Ảnh: Công Sáng", "ảnh tư liệu", "Nguồn: NASA", "(Ảnh: REUTERS)", "Đồ họa: LK"],
)
def test_credit_that_says_what_it_is_stays_as_it_is(credit):
    assert credit_line(credit) == credit


def test_credit_that_is_only_a_name_says_that_it_is_a_photographers():
    assert credit_line("Anh Tú") == "Photo: Anh Tú"


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_story_names_its_photographer_under_the_text_and_the_picture(client):
    story = paper.publish(pictures=[paper.picture() | {"credit": "LK"}])
    type(story).objects.filter(pk=story.pk).update(bylines=[byline("LK", "photo")])
    with override("en"):
        text = client.get(story.get_absolute_url()).text
    assert text.count("Ảnh: LK") + text.count("Photo: LK") == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(("height", "is_portrait"), [(1067, False), (2000, True)])
def test_portrait_on_a_card_is_cropped_below_the_face(client, height, is_portrait):
    placed = paper.picture()
    placed["picture"]["height"] = height
    paper.publish(pictures=[placed])
    assert ("card__picture--portrait" in client.get("/chinh-tri/").text) is is_portrait
