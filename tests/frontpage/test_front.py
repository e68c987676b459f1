"""The front page: the editors' choice first, the rest by rule, no story twice."""

from datetime import timedelta

import pytest

from frontpage import furniture
from frontpage.models import Placement, Slot
from tests.reader import factories as paper

MINUTE = timedelta(minutes=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def sections():
    return [
        paper.section(name, position=position)
        for position, name in enumerate(["Chính trị", "Kinh tế", "Thể thao"])
    ]


@pytest.fixture
def stories(sections, clock):
    """Sixty stories, the newest last."""
    clock.at = paper.NOON + 100 * MINUTE
    return paper.publish_many(60, sections=sections)


def place(story, slot=Slot.LEAD, **fields):
    return Placement.objects.create(
        article=story.article, slot=slot, **{"visible_from": paper.NOON, **fields}
    )


def on_front(page):
    context = page.context
    blocks = [story for block in context["blocks"] for story in block["publications"]]
    return [context["lead"], *context["secondary"], *context["latest"], *blocks]


def test_front_fills_itself_with_the_newest_and_shows_none_twice(client, stories):
    page = client.get("/")
    assert page.context["lead"] == stories[-1]
    assert page.context["secondary"] == stories[-5:-1][::-1]
    assert page.context["latest"] == stories[-17:-5][::-1]
    shown = on_front(page)
    assert len(shown) == len(set(shown)) == 17 + 3 * 5
    for block in page.context["blocks"]:
        assert {story.section.name for story in block["publications"]} == {block["section"]["name"]}


def test_editors_choose_what_stands_at_the_top(client, stories):
    place(stories[0])
    place(stories[3], Slot.SECONDARY, position=2)
    place(stories[2], Slot.SECONDARY, position=1)
    page = client.get("/")
    assert page.context["lead"] == stories[0]
    assert page.context["secondary"][:2] == [stories[2], stories[3]]
    assert page.context["latest"][0] == stories[-3]
    assert len(on_front(page)) == len(set(on_front(page)))


def test_placement_holds_for_its_span(client, stories, clock):
    place(stories[0], visible_from=clock.at + MINUTE, visible_until=clock.at + 2 * MINUTE)
    assert client.get("/").context["lead"] == stories[-1]
    clock.at += MINUTE
    assert client.get("/").context["lead"] == stories[0]
    clock.at += MINUTE
    assert client.get("/").context["lead"] == stories[-1]


def test_newer_placement_takes_the_place_of_the_older(client, stories):
    place(stories[0])
    place(stories[1], visible_from=paper.NOON + MINUTE)
    assert client.get("/").context["lead"] == stories[1]


def test_placed_story_that_is_withdrawn_leaves_no_hole(client, stories):
    place(stories[0])
    stories[0].visible_until = paper.NOON + MINUTE
    stories[0].save(update_fields=["visible_until"])
    assert client.get("/").context["lead"] == stories[-1]


def test_story_with_a_picture_opens_its_block(client, sections, clock):
    clock.at = paper.NOON + 100 * MINUTE
    paper.publish_many(20, sections=[sections[1]], start=paper.NOON + 30 * MINUTE)
    for minute in range(6):
        paper.publish(
            f"Tin {minute}",
            at=paper.NOON + minute * MINUTE,
            section=sections[0],
            pictures=[paper.picture()] if minute == 2 else [],
        )
    block = client.get("/").context["blocks"][0]["publications"]
    assert [story.headline for story in block] == ["Tin 2", "Tin 5", "Tin 4", "Tin 3", "Tin 1"]


def test_corrections_of_the_last_days_stand_on_the_front(client, stories, clock):
    story = paper.publish("Mở cảng cá", at=paper.NOON - 9 * MINUTE)
    paper.correct(story.article, at=clock.at)
    furniture.rebuild(at=clock.at)
    page = client.get("/")
    assert [shown["publication"] for shown in page.context["corrections"]] == [story]
    assert "Cảng cá dài 120 m." in page.text
    clock.at += timedelta(days=4)
    assert client.get("/").context["corrections"] == []


def test_paper_without_stories_has_a_front(client):
    page = client.get("/")
    assert page.status_code == 200
    assert page.context["lead"] is None


def test_front_ends_its_life_with_the_next_placement(client, stories, clock):
    place(stories[0], visible_from=clock.at + timedelta(seconds=7))
    assert "max-age=7," in client.get("/")["Cache-Control"]


def test_security_txt_names_a_contact_and_a_date(client):
    text = client.get("/.well-known/security.txt").text
    assert "Contact: " in text
    assert "Expires: 2021-10-09T00:00:00Z" in text
