"""A card is written once and shown on many pages; it never shows another story's words."""

import pytest

from articles.templatetags.articles_reader import card
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
