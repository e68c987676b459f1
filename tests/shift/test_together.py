"""Moves with many stories at once: each by its verb, and one refused stops no other."""

from datetime import UTC, date, datetime

import pytest

from articles.models import Article, Event
from articles.refusals import NotAllowed
from shift.together import chosen_stories
from tests.factories.stories import SectionFactory

SHIFT = "/desk/shift/"


class Desk:
    """Somebody at the screen of the shift."""

    def __init__(self, client, person):
        self.client = client
        client.force_login(person)

    def send(self, verb, *articles, **data):
        ticked = [f"{article.pk}-{article.version}" for article in articles]
        return self.client.post(SHIFT, {"_verb": verb, "story": ticked, **data})

    def page(self, verb, *articles, **data):
        return self.send(verb, *articles, **data).content.decode()


@pytest.fixture
def at_desk(client):
    return lambda person: Desk(client, person)


@pytest.fixture
def two(newsroom):
    return [newsroom.submitted(headline="Bài một"), newsroom.submitted(headline="Bài hai")]


def fresh(articles):
    return [Article.objects.get(pk=article.pk) for article in articles]


def test_two_stories_are_taken_at_once_each_with_its_own_event(newsroom, two, at_desk):
    two = fresh(two)
    response = at_desk(newsroom.hanh).send("take", *two)
    assert (response.status_code, response.headers["Location"]) == (302, SHIFT)
    assert [(a.state, a.handler) for a in fresh(two)] == [("editing", newsroom.hanh)] * 2
    assert Event.objects.filter(verb="take", actor=newsroom.hanh).count() == 2
    page = at_desk(newsroom.hanh).client.get(SHIFT).content.decode()
    assert "“Bài một”, “Bài hai”" in page


def test_one_refused_story_does_not_stop_the_others_and_says_why(newsroom, two, at_desk):
    first, second = fresh(two)
    newsroom.do("take", first, newsroom.hanh)
    first = Article.objects.get(pk=first.pk)
    page = at_desk(newsroom.thu).page("take", first, second)
    assert Article.objects.get(pk=second.pk).handler == newsroom.thu
    assert Article.objects.get(pk=first.pk).handler == newsroom.hanh
    told = page[page.index("shift-outcome") :][:1500]
    # What went along is a success, and no line of the box that tells of trouble.
    assert "“Bài hai”" not in told
    assert "“Bài hai”" in page[page.index('<li class="success">') :][:300]
    assert "<li>“Bài một”: " in told
    # What was refused stays ticked, what went along does not.
    assert f'value="{first.pk}-{first.version}" checked' in page
    assert f'value="{second.pk}-{second.version + 1}" checked' not in page


def test_a_story_that_changed_since_it_was_ticked_is_refused(newsroom, two, at_desk):
    first, second = fresh(two)
    newsroom.do("save", first, newsroom.hanh, copy=newsroom.copy(headline="Bài một, đã sửa"))
    stale = Article(pk=first.pk, version=first.version - 1)
    page = at_desk(newsroom.thu).page("take", stale, second)
    assert "Phạm Thị Hạnh" in page[page.index("shift-outcome") :]
    assert [a.state for a in fresh(two)] == ["submitted", "editing"]


def test_stories_are_handed_over_to_a_person(newsroom, two, at_desk):
    two = fresh(two)
    at_desk(newsroom.thu).send("hand_over", *two, to=newsroom.hanh.pk)
    assert [a.handler for a in fresh(two)] == [newsroom.hanh] * 2


def test_handing_over_to_nobody_moves_nothing_and_keeps_the_ticks(newsroom, two, at_desk):
    two = fresh(two)
    page = at_desk(newsroom.thu).page("hand_over", *two)
    assert [a.handler for a in fresh(two)] == [None, None]
    assert page.count(" checked>") == 2


def test_who_gets_stories_is_named_when_it_is_done(newsroom, two, at_desk):
    desk = at_desk(newsroom.thu)
    desk.send("hand_over", *fresh(two), to=newsroom.hanh.pk)
    told = success(desk.client.get(SHIFT).content.decode())
    assert "Phạm Thị Hạnh" in told
    assert "“Bài một”, “Bài hai”" in told


def test_the_day_for_which_stories_are_planned_is_named_when_it_is_done(newsroom, two, at_desk):
    desk = at_desk(newsroom.thu)
    desk.send("plan", *fresh(two), planned_date="14/04/2021")
    assert "14/04/2021" in success(desk.client.get(SHIFT).content.decode())


@pytest.mark.parametrize("verb", ["take", "send_to_proofs", "approve", "hand_over", "plan"])
@pytest.mark.parametrize("screen", [SHIFT, f"{SHIFT}calendar/"])
def test_a_button_without_a_tick_says_what_is_missing(newsroom, two, at_desk, verb, screen):
    client = at_desk(newsroom.thu).client
    page = client.post(screen, {"_verb": verb, "to": newsroom.hanh.pk}).content.decode()
    assert page.count('<li class="error">') == 1


def success(page):
    """Return what the page says was done."""
    return page[page.index('<li class="success">') :][:400]


def test_stories_get_a_deadline_and_a_day_and_no_word_of_them_changes(newsroom, two, at_desk):
    two = fresh(two)
    at_desk(newsroom.thu).send(
        "plan", *two, deadline_at="13/04/2021 17:00", planned_date="14/04/2021"
    )
    for before, after in zip(two, fresh(two), strict=True):
        assert after.deadline_at == datetime(2021, 4, 13, 10, tzinfo=UTC)
        assert after.planned_date == date(2021, 4, 14)
        assert (after.body, after.state) == (before.body, before.state)
        event = after.events.first()
        assert event.verb == "plan"
        assert event.details["dates"]["planned_date"] == [None, "2021-04-14"]
        assert after.revisions.count() == before.revisions.count()


def test_a_date_is_taken_away_and_the_other_one_stays(newsroom, two, at_desk):
    two = fresh(two)
    desk = at_desk(newsroom.thu)
    desk.send("plan", *two, deadline_at="13/04/2021 17:00", planned_date="14/04/2021")
    desk.send("plan", *fresh(two), no_planned="on")
    assert [(a.planned_date, a.deadline_at is None) for a in fresh(two)] == [(None, False)] * 2


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"deadline_at": "31/02/2021 17:00"},
        {"planned_date": "14/04/2021", "no_planned": "on"},
        {"deadline_at": "14/04/99999 17:00"},
    ],
)
def test_dates_that_make_no_sense_change_nothing_and_come_back_as_typed(
    newsroom, two, at_desk, data
):
    two = fresh(two)
    page = at_desk(newsroom.thu).page("plan", *two, **data)
    assert [a.version for a in fresh(two)] == [a.version for a in two]
    assert page.count(" checked>") >= 2
    for typed in data.values():
        assert typed == "on" or f'value="{typed}"' in page


def test_stories_are_sent_to_the_proof_reader_and_approved_where_allowed(newsroom, at_desk):
    section = SectionFactory(name="Pháp luật", slug="phap-luat", proofreads=True)
    read = newsroom.submitted(headline="Có mo-rát", section_id=section.pk)
    plain = newsroom.submitted(headline="Không mo-rát")
    both = fresh([read, plain])
    at_desk(newsroom.thu).send("send_to_proofs", *both)
    assert [a.state for a in fresh(both)] == ["proofs", "submitted"]
    at_desk(newsroom.thu).send("approve", *fresh(both), confirmed="yes")
    assert [a.state for a in fresh(both)] == ["proofs", "approved"]


def test_nobody_approves_their_own_story_here_either(newsroom, at_desk):
    own = newsroom.submitted(headline="Bài của Thư", by=newsroom.thu)
    page = at_desk(newsroom.thu).page("approve", Article.objects.get(pk=own.pk), confirmed="yes")
    assert Article.objects.get(pk=own.pk).state == "submitted"
    assert "“Bài của Thư”" in page[page.index("shift-outcome") :]


def test_a_story_out_of_sight_is_not_moved_and_not_named(newsroom, at_desk):
    other = SectionFactory(name="Thể thao", slug="the-thao")
    hidden = newsroom.submitted(headline="Bí mật thể thao", section_id=other.pk)
    page = at_desk(newsroom.duc).page("take", Article.objects.get(pk=hidden.pk))
    assert Article.objects.get(pk=hidden.pk).state == "submitted"
    assert "Bí mật" not in page
    assert "shift-outcome" in page


def test_a_verb_that_is_not_offered_here_is_not_carried_out(newsroom, two, at_desk):
    two = fresh(two)
    for verb in ("publish", "withdraw", "save", "", "__class__"):
        at_desk(newsroom.thu).send(verb, *two)
    assert [a.version for a in fresh(two)] == [a.version for a in two]


def test_ticks_that_name_no_story_are_left_out():
    assert chosen_stories(["12-3", "x", "1-", "-2", "1-2-3", "9" * 20 + "-1", "²-1"]) == [(12, 3)]


def test_planning_asks_for_the_right_in_the_table(newsroom):
    article = newsroom.submitted()
    with pytest.raises(NotAllowed):
        newsroom.do("plan", article, newsroom.binh, planning={"planned_date": date(2021, 4, 14)})
    article.refresh_from_db()
    assert article.planned_date is None
