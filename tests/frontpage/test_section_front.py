"""The front of a section: its editors' choice first, and no story lost to it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frontpage.models import Placement, Slot
from tests.reader import factories as paper

MINUTE = timedelta(minutes=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def politics():
    return paper.section()


@pytest.fixture
def sport():
    return paper.section("Thể thao")


@pytest.fixture
def stories(politics, clock):
    """Fifty stories of politics, the newest last."""
    clock.at = paper.NOON + 100 * MINUTE
    return paper.publish_many(50, sections=[politics])


def place(story, front, slot=Slot.LEAD, **fields):
    fields = {"visible_from": paper.NOON, **fields}
    return Placement.objects.create(front=front, article=story.article, slot=slot, **fields)


def on_page(page):
    return [page.context["lead"], *page.context["secondary"], *page.context["listed"]]


def test_front_of_a_section_fills_itself_with_the_newest(client, stories):
    page = client.get("/chinh-tri/")
    assert on_page(page) == stories[-20:][::-1]


def test_editors_choose_what_stands_at_the_top(client, stories, politics):
    place(stories[0], politics)
    place(stories[3], politics, Slot.SECONDARY, position=1)
    place(stories[5], politics, Slot.SECONDARY, position=0)
    page = client.get("/chinh-tri/")
    assert page.context["lead"] == stories[0]
    assert page.context["secondary"] == [stories[5], stories[3], stories[-1]]
    assert page.context["listed"] == stories[-20:-1][::-1]


def test_story_of_another_section_may_lead(client, stories, politics, sport):
    (match,) = paper.publish_many(1, sections=[sport], start=paper.NOON - MINUTE)
    place(match, politics)
    page = client.get("/chinh-tri/")
    assert page.context["lead"] == match
    assert match not in page.context["publications"]


def test_placement_of_a_section_changes_no_other_front(client, stories, politics, sport):
    place(stories[0], politics)
    paper.publish_many(30, sections=[sport], start=paper.NOON)
    assert client.get("/").context["lead"] != stories[0]
    assert client.get("/the-thao/").context["lead"] != stories[0]


def test_leafing_on_loses_nothing_and_repeats_only_what_editors_put_on_top(
    client, stories, politics
):
    top = [stories[0], stories[12], stories[45]]
    for number, story in enumerate(top):
        place(story, politics, Slot.SECONDARY, position=number)
    page = client.get("/chinh-tri/")
    first = on_page(page)
    assert len(first) == len(set(first))
    seen = list(first)
    while address := page.context["older_url"]:
        page = client.get(address)
        assert not page.context["lead"]
        seen += page.context["publications"]
    assert set(seen) == set(stories)
    assert sorted(story.pk for story in seen if seen.count(story) > 1) == sorted(
        [stories[0].pk, stories[12].pk] * 2
    )


def test_pages_begin_where_they_would_without_placements(client, stories, politics):
    plain = client.get("/chinh-tri/").context["older_url"]
    place(stories[0], politics)
    place(stories[-1], politics, Slot.SECONDARY)
    assert client.get("/chinh-tri/").context["older_url"] == plain


def test_withdrawn_story_leaves_no_hole(client, stories, politics):
    place(stories[0], politics)
    stories[0].visible_until = paper.NOON + MINUTE
    stories[0].save(update_fields=["visible_until"])
    assert client.get("/chinh-tri/").context["lead"] == stories[-1]


def test_placed_story_leads_from_its_second_to_its_second(client, stories, politics, clock):
    second = timedelta(seconds=1)
    begins, ends = clock.at + MINUTE, clock.at + 2 * MINUTE
    place(stories[0], politics, visible_from=begins, visible_until=ends)
    for moment, lead in [
        (begins - second, stories[-1]),
        (begins, stories[0]),
        (ends - second, stories[0]),
        (ends, stories[-1]),
    ]:
        clock.at = moment
        assert client.get("/chinh-tri/").context["lead"] == lead


def test_front_of_a_section_ends_its_life_with_its_next_placement(client, stories, politics, clock):
    place(stories[0], politics, visible_from=clock.at + timedelta(seconds=7))
    assert "max-age=7," in client.get("/chinh-tri/")["Cache-Control"]
    assert "max-age=7," not in client.get("/")["Cache-Control"]


def test_section_with_one_story_or_none_has_a_front(client, politics, sport):
    (story,) = paper.publish_many(1, sections=[politics])
    page = client.get("/chinh-tri/")
    assert on_page(page) == [story]
    assert client.get("/the-thao/").context["lead"] is None


@pytest.mark.parametrize("number", [30, 3000])
def test_front_of_a_section_asks_three_questions(client, politics, sport, clock, number, settle):
    clock.at = paper.NOON + number * MINUTE
    stories = paper.publish_many(number, sections=[politics, sport])
    place(stories[0], politics)
    place(stories[1], politics, Slot.SECONDARY)
    settle()
    client.get("/chinh-tri/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/chinh-tri/")
    assert page.context["lead"] == stories[0]
    assert page.context["secondary"][0] == stories[1]
    assert len(asked) <= 3
