"""Stories are approved together only after somebody looked at which they are."""

import re

import pytest

from articles.models import Article, Event
from people.roles import Role
from tests.factories.people import PersonFactory
from tests.factories.stories import SectionFactory

SHIFT = "/desk/shift/"


def fresh(*articles):
    return [Article.objects.get(pk=article.pk) for article in articles]


def ticks(page):
    return re.findall(r'name="story" value="([\d-]+)" checked', page)


@pytest.fixture
def send(client, newsroom):
    """Send stories from the screen of the shift as the managing editor."""
    client.force_login(newsroom.thu)

    def post(*articles, verb="approve", screen=SHIFT, **data):
        ticked = [f"{article.pk}-{article.version}" for article in articles]
        return client.post(screen, {"_verb": verb, "story": ticked, **data})

    return post


@pytest.mark.parametrize("screen", [f"{SHIFT}?person=", f"{SHIFT}calendar/?week=2021-W15"])
def test_nothing_is_approved_before_somebody_says_yes(newsroom, send, screen):
    (story,) = fresh(newsroom.submitted(headline="Chưa ai nhận"))
    page = send(story, screen=screen).content.decode()
    assert fresh(story)[0].state == "submitted"
    assert not Event.objects.filter(verb="approve").exists()
    assert ticks(page) == [f"{story.pk}-{story.version}"]
    assert f'href="{screen}"' in page
    assert "shift-bar" not in page


def test_the_answer_approves_what_is_still_ticked(newsroom, send, client):
    first, second = fresh(newsroom.submitted(headline="Bài một"), newsroom.submitted())
    assert len(ticks(send(first, second).content.decode())) == 2
    response = send(first, confirmed="yes")
    assert (response.status_code, response.headers["Location"]) == (302, SHIFT)
    assert [story.state for story in fresh(first, second)] == ["approved", "submitted"]
    assert "“Bài một”" in client.get(SHIFT).content.decode()


def test_the_question_names_state_holder_and_the_note_of_the_handing_over(newsroom, send):
    held, free = newsroom.submitted(headline="Đang giữ"), newsroom.submitted(headline="Chưa ai giữ")
    newsroom.do("take", held, newsroom.hanh)
    (held,) = fresh(held)
    editor = PersonFactory(full_name="Vũ Thị Oanh", role=Role.EDITOR)
    newsroom.do("hand_over", held, newsroom.thu, to=editor, reason="Chờ số liệu của sở")
    held, free = fresh(held, free)
    page = send(held, free).content.decode()
    row = page[page.index("Đang giữ") :][:900]
    assert "Vũ Thị Oanh" in row
    assert "Chờ số liệu của sở" in row
    assert f"{held.get_state_display()}"[1:] in row
    assert "Chờ số liệu" not in page[page.rindex("Chưa ai giữ") :]


def test_a_note_of_somebody_who_has_it_no_more_is_not_shown(newsroom, send):
    story = newsroom.submitted(headline="Đã chuyển tay")
    newsroom.do("take", story, newsroom.hanh)
    editor = PersonFactory(full_name="Vũ Thị Oanh", role=Role.EDITOR)
    newsroom.do("hand_over", fresh(story)[0], newsroom.thu, to=editor, reason="Chờ số liệu")
    Article.objects.filter(pk=story.pk).update(handler=newsroom.hanh)
    assert "Chờ số liệu" not in send(*fresh(story)).content.decode()


def test_what_would_be_refused_is_told_with_the_reason_and_is_not_ticked(newsroom, send):
    good = newsroom.submitted(headline="Được duyệt")
    own = newsroom.submitted(headline="Bài của Thư", by=newsroom.thu)
    good, own = fresh(good, own)
    page = send(good, own).content.decode()
    assert ticks(page) == [f"{good.pk}-{good.version}"]
    refused = page[page.index("is-refused") :]
    assert "Bài của Thư" in refused
    assert "shift-why" in refused
    assert "Được duyệt" not in refused


def test_where_none_can_go_along_there_is_no_button_to_say_yes(newsroom, send):
    (own,) = fresh(newsroom.submitted(headline="Bài của Thư", by=newsroom.thu))
    form = send(own).content.decode().partition("shift-asking")[2].partition("</form>")[0]
    assert "Bài của Thư" in form
    assert "<button" not in form


def test_a_story_saved_between_question_and_answer_is_refused(newsroom, send):
    (story,) = fresh(newsroom.submitted(headline="Vừa sửa"))
    send(story)
    newsroom.do("save", story, newsroom.hanh, copy=newsroom.copy(headline="Tít khác"))
    page = send(story, confirmed="yes").content.decode()
    assert "shift-outcome" in page
    assert fresh(story)[0].state == "submitted"


def test_the_question_does_not_name_a_story_out_of_sight(newsroom, client):
    other = SectionFactory(name="Thể thao", slug="the-thao")
    hidden = newsroom.submitted(headline="Bí mật thể thao", section_id=other.pk)
    client.force_login(newsroom.duc)
    data = {"_verb": "approve", "story": f"{hidden.pk}-{hidden.version}"}
    page = client.post(SHIFT, data).content.decode()
    assert "shift-asking" in page
    assert "Bí mật" not in page


def test_other_moves_are_carried_out_at_once(newsroom, send):
    (story,) = fresh(newsroom.submitted())
    assert send(story, verb="take").status_code == 302
    assert fresh(story)[0].handler == newsroom.thu
