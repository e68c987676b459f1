"""A card is written once and shown on many pages; it never shows another story's words."""

import re

import pytest

from articles.printed import card
from tests.reader import factories as paper

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("headline", "Tít khác"),
        ("kicker", "Biển đảo"),
        ("standfirst", "Sapo khác."),
        ("slug", "tit-khac"),
        ("pictures", [paper.picture(7)]),
        ("published_at", paper.NOON.replace(hour=6)),
    ],
)
def test_card_changes_with_everything_it_shows(field, value):
    story = paper.publish("Tít", standfirst="Sapo.")
    before = card(story, 2, "row", "100vw")
    setattr(story, field, value)
    assert card(story, 2, "row", "100vw") != before


def test_card_follows_its_sections_name():
    story = paper.publish()
    before = card(story, 2, "row", show_section=True)
    story.section.name = "Thời sự"
    assert "Thời sự" in card(story, 2, "row", show_section=True)
    assert "Thời sự" not in before


def test_card_of_one_shape_is_not_shown_in_another():
    story = paper.publish(pictures=[paper.picture()], standfirst="Sapo.")
    assert "card--row" in card(story, 2, "row", "100vw")
    assert "card--lead" in card(story, 2, "lead", "100vw")
    assert "<picture" not in card(story, 2, "lead", without_picture=True)


@pytest.mark.parametrize(
    ("card_shape", "photo_shape"),
    [
        ("lead", "wide"),
        ("opener", "wide"),
        ("story", "card"),
        ("block", "card"),
        ("row", "card"),
        ("brief", "square"),
    ],
)
def test_photo_comes_cut_to_the_place_of_its_card(card_shape, photo_shape):
    story = paper.publish(pictures=[paper.picture()])
    files = re.findall(r"/0123456789/([a-z]+)-\d+\.", card(story, 2, card_shape, "100vw"))
    assert set(files) == {photo_shape}


@pytest.mark.parametrize("ai", ["generated", "edited"])
def test_card_says_that_its_picture_is_made_or_altered_with_ai(ai):
    story = paper.publish(pictures=[paper.picture(ai=ai)])
    text = card(story, 2, "row", "100vw")
    assert ">AI</span></a>" in text
    # The link around the picture is hidden from screen readers; the sentence beside it is not.
    words = text.partition("</a>")[2]
    assert '<p class="visually-hidden">Hình ảnh do AI tạo hoặc chỉnh sửa</p>' in words


def test_card_without_its_picture_says_nothing_of_it():
    story = paper.publish(pictures=[paper.picture(ai="edited")])
    assert "AI" not in card(story, 2, "headline", without_picture=True)


def test_card_of_a_photograph_has_no_label():
    story = paper.publish(pictures=[paper.picture()])
    assert "AI" not in card(story, 2, "row", "100vw")


@pytest.mark.parametrize("shape", ["lead", "story", "row", "brief"])
def test_card_takes_at_most_three_kilobytes_of_a_page(shape):
    story = paper.publish(
        "Cửa Đợi, phía sau một ngày tàu về: cả làng chài cùng thức với biển",
        kicker="Phóng sự",
        standfirst="Ba giờ sáng, cảng cá đã sáng đèn. " * 5,
        pictures=[paper.picture()],
    )
    sizes = "(min-width: 84em) 25.2rem, (min-width: 64em) 30vw, calc(96.4vw - 1.2rem)"
    assert len(card(story, 2, shape, sizes, show_section=True).encode()) < 3 * 1024
