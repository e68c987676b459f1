"""A story in somebody's hands: who gave it, why, and what others do with it meanwhile."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.copy import Copy
from articles.hands import TOLD, gone_on
from newsroom.start import desk_lists
from people.roles import Role
from tests.articles.article_form import form_data
from tests.factories.people import PersonFactory


@pytest.fixture
def binh(newsroom):
    """Another editor."""
    return PersonFactory(username="binh2", full_name="Lê Văn Bình", role=Role.EDITOR)


def rows(newsroom, person):
    """Return what the person's start page says of stories in their hands: what was done, why."""
    return [
        (row["headline"], row.get("told", ""), row.get("note", ""))
        for box in desk_lists(person, at=newsroom.now)
        for row in box["articles"]
        if "told" in row
    ]


def buttons(client, person, article):
    client.force_login(person)
    page = client.get(article.get_desk_url())
    return {verb["name"]: verb for verb in page.context["desk_copy"]["verbs"]}


def test_receiver_reads_who_gave_the_story_and_why_on_the_start_page_and_in_the_story(
    newsroom, client, binh
):
    article = newsroom.submitted(headline="Bão số 4")
    newsroom.do("hand_over", article, newsroom.thu, to=binh, reason="Gọi lại cho sở trước 17 giờ.")
    ((headline, told, note),) = rows(newsroom, binh)
    assert (headline, note) == ("Bão số 4", "Gọi lại cho sở trước 17 giờ.")
    assert str(newsroom.thu) in told
    client.force_login(binh)
    assert "Gọi lại cho sở trước 17 giờ." in client.get("/desk/").text
    page = client.get(article.get_desk_url()).text
    assert page.index("Gọi lại cho sở") < page.index('name="headline"')


def test_an_older_hand_over_is_not_told_of_a_story_that_came_by_another_way(newsroom, binh):
    article = newsroom.submitted()
    newsroom.do("hand_over", article, newsroom.thu, to=binh, reason="Xem giúp.")
    newsroom.do("send_back", article, newsroom.thu, reason="Thiếu nguồn")
    newsroom.do("submit", article, newsroom.lan)
    newsroom.do("take", article, binh)
    assert "Xem giúp." not in [note for _headline, _told, note in rows(newsroom, binh)]


def test_what_others_pass_out_of_ones_hands_is_told_for_a_day_and_a_half(newsroom, binh):
    article = newsroom.submitted(headline="Bão số 4")
    newsroom.do("take", article, newsroom.hanh)
    newsroom.do("approve", article, binh)
    ((headline, _told, _note),) = rows(newsroom, newsroom.hanh)
    assert headline == "Bão số 4"
    (event,) = gone_on(newsroom.hanh, at=newsroom.now)
    assert (event.verb, event.actor) == ("approve", binh)
    assert rows(newsroom, binh) == []
    newsroom.now += TOLD
    assert rows(newsroom, newsroom.hanh) == []


def test_whoever_may_not_see_the_story_any_more_is_told_by_its_name_of_then(newsroom, client):
    minh = PersonFactory(username="minh", full_name="Trần Minh", role=Role.REPORTER)
    newsroom.now = timezone.now() - timedelta(hours=1)
    article = newsroom.draft(headline="Bão số 4")
    newsroom.do("hand_over", article, newsroom.lan, to=minh)
    newsroom.do("submit", article, newsroom.lan)
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Tít mới của ban"))
    client.force_login(minh)
    page = client.get("/desk/").text
    assert "Bão số 4" in page
    assert "Tít mới của ban" not in page
    assert article.get_desk_url() not in page


def test_a_story_that_came_back_is_not_told_as_gone(newsroom, binh):
    article = newsroom.submitted()
    newsroom.do("take", article, newsroom.hanh)
    newsroom.do("hand_over", article, newsroom.thu, to=binh)
    assert len(gone_on(newsroom.hanh, at=newsroom.now)) == 1
    newsroom.do("hand_over", article, binh, to=newsroom.hanh)
    assert gone_on(newsroom.hanh, at=newsroom.now) == []
    newsroom.do("approve", article, newsroom.thu)
    (event,) = gone_on(newsroom.hanh, at=newsroom.now)
    assert event.verb == "approve"


def test_nobody_is_told_of_their_own_moves(newsroom):
    article = newsroom.submitted()
    newsroom.do("take", article, newsroom.hanh)
    newsroom.do("approve", article, newsroom.hanh)
    assert rows(newsroom, newsroom.hanh) == []


def test_a_button_that_takes_a_story_from_somebody_says_from_whom_before_it_does(
    newsroom, client, binh
):
    article = newsroom.submitted()
    newsroom.do("take", article, newsroom.hanh)
    found = buttons(client, binh, article)
    assert str(newsroom.hanh) in found["approve"]["held"]
    assert found["approve"]["has_panel"]
    assert not buttons(client, newsroom.hanh, article)["approve"]["has_panel"]


def test_under_embargo_the_main_button_schedules_for_its_end(newsroom, client):
    newsroom.now = timezone.now()
    # Nobody types seconds: the first minute that is not too early.
    until = (newsroom.now + timedelta(hours=5)).replace(second=30, microsecond=0)
    article = newsroom.approved(planning={"embargo_until": until})
    found = buttons(client, newsroom.thu, article)
    assert "publish" not in found
    assert next(iter(found)) == "schedule"
    local = timezone.localtime(until + timedelta(seconds=30))
    assert found["schedule"]["at_date"] == f"{local:%d/%m/%Y}"
    assert found["schedule"]["at_time"] == f"{local:%H:%M}"


def test_a_refusal_is_said_once_in_the_panel_where_the_button_was_pressed(newsroom, client):
    article = newsroom.live()
    client.force_login(newsroom.hanh)
    data = form_data(Copy.of(article), version=article.version, _verb="update")
    page = client.post(article.get_desk_url(), data | {"update-kind": "update"}).text
    assert page.count("Bạn đọc đang thấy đúng nội dung này rồi") == 1
    assert 'class="errornote"' not in page


def test_a_refusal_without_a_panel_stands_above_the_form(newsroom, client):
    article = newsroom.draft(body="")
    client.force_login(newsroom.lan)
    data = form_data(Copy.of(article), version=article.version, _verb="submit")
    page = client.post(article.get_desk_url(), data).text
    assert 'class="errornote"' in page
