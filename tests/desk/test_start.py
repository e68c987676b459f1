"""The start page: what is each person's to do, and the tools that are theirs."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.admin import lists
from newsroom.start import desk_lists, tools
from people.roles import Role
from tests.factories.people import PersonFactory
from tests.factories.stories import SectionFactory


def boxes(newsroom, person):
    """Return the headlines in each box by the box's title."""
    return {
        str(box["title"]): [article["headline"] for article in box["articles"]]
        for box in desk_lists(person, at=newsroom.now)
    }


def in_some_box(newsroom, person):
    return {headline for found in boxes(newsroom, person).values() for headline in found}


def test_the_proof_reader_sees_what_waits_for_proofs_and_nothing_else(newsroom):
    section = SectionFactory(name="Pháp luật", slug="phap-luat", proofreads=True)
    proof_reader = PersonFactory(username="tam", role=Role.PROOF_READER)
    article = newsroom.submitted(headline="Phiên tòa", section_id=section.pk)
    newsroom.submitted(headline="Chưa đến lượt", section_id=section.pk)
    assert in_some_box(newsroom, proof_reader) == set()
    newsroom.do("send_to_proofs", article, newsroom.hanh)
    assert in_some_box(newsroom, proof_reader) == {"Phiên tòa"}


def test_a_story_that_was_handed_over_stands_in_a_box_of_its_own(newsroom):
    article = newsroom.submitted(headline="Giao cho Hạnh")
    newsroom.do("hand_over", article, newsroom.thu, to=newsroom.hanh)
    handed = [found for found in boxes(newsroom, newsroom.hanh).values() if found]
    assert handed == [["Giao cho Hạnh"], ["Giao cho Hạnh"]]  # waiting for an editor, and hers


def test_ones_own_draft_is_not_told_twice(newsroom):
    newsroom.draft(headline="Đang viết")
    filled = [found for found in boxes(newsroom, newsroom.lan).values() if found]
    assert filled == [["Đang viết"]]


def test_every_tool_opens_for_those_to_whom_it_is_shown(each_role):
    client = Client()
    client.force_login(each_role)
    shown = tools(each_role)
    for label, address in shown:
        assert client.get(address).status_code == 200, label
    page = client.get("/desk/").content.decode()
    for _label, address in shown:
        assert f'href="{address}"' in page


def test_tools_of_the_shift_are_for_editors(newsroom):
    of_editor = [address for _label, address in tools(newsroom.hanh)]
    of_reporter = [address for _label, address in tools(newsroom.lan)]
    assert reverse("shift:now") in of_editor
    assert reverse("shift:now") not in of_reporter
    assert reverse("shift:record") not in of_editor
    assert reverse("shift:record") in [address for _label, address in tools(newsroom.thu)]


@pytest.mark.parametrize("life", ["live", "coming", "never", ""])
def test_the_list_of_stories_tells_live_from_scheduled_from_neither(newsroom, client, life):
    newsroom.live(headline="Bài đã đăng")
    coming = newsroom.approved(headline="Bài hẹn giờ")
    newsroom.submitted(headline="Bài chờ duyệt")
    newsroom.do("schedule", coming, newsroom.hanh, go_live_at=timezone.now() + timedelta(days=1))
    client.force_login(newsroom.hanh)
    page = client.get("/desk/articles/article/", {"life": life}).content.decode()
    shown = {
        headline for headline in ("Bài đã đăng", "Bài hẹn giờ", "Bài chờ duyệt") if headline in page
    }
    assert (
        shown
        == {
            "live": {"Bài đã đăng"},
            "coming": {"Bài hẹn giờ"},
            "never": {"Bài chờ duyệt"},
            "": {"Bài đã đăng", "Bài hẹn giờ", "Bài chờ duyệt"},
        }[life]
    )


def test_the_list_tells_retracted_from_taken_down_and_neither_is_unpublished(newsroom, client):
    newsroom.now = timezone.now() - timedelta(hours=2)
    withdrawn, retracted = newsroom.live(headline="Bài bị gỡ"), newsroom.live(headline="Bài bị rút")
    newsroom.do("withdraw", withdrawn, newsroom.thu, reason="Đang kiểm tra")
    newsroom.do("retract", retracted, newsroom.thu, reason="Bịa.", public_reason="Tài liệu giả.")
    client.force_login(newsroom.thu)
    page = client.get("/desk/articles/article/").text
    words = {
        headline: page[page.index(headline) :].split('class="state state-gone">')[1].split()[0]
        for headline in ("Bài bị gỡ", "Bài bị rút")
    }
    assert words["Bài bị gỡ"] != words["Bài bị rút"]
    unpublished = client.get("/desk/articles/article/", {"life": "never"}).text
    assert "Bài bị gỡ" not in unpublished
    assert "Bài bị rút" not in unpublished


def test_the_list_of_stories_is_counted_to_a_limit_and_says_so(newsroom, client, monkeypatch):
    monkeypatch.setattr(lists.CountedPages, "most", 3)
    for number in range(5):
        newsroom.submitted(headline=f"Tin {number}")
    client.force_login(newsroom.hanh)
    page = client.get("/desk/articles/article/").content.decode()
    counted = page[page.index('class="paginator"') :]
    assert "3" in counted
    assert "5" not in counted[: counted.index("</p>")]


def test_a_new_story_is_offered_to_those_who_may_write_one(each_role):
    client = Client()
    client.force_login(each_role)
    new_story = reverse("admin:articles_article_add")
    start = client.get("/desk/").content.decode().partition("desk-start")[2].partition("</div>")[0]
    assert (f'href="{new_story}"' in start) is (client.get(new_story).status_code == 200)


def test_a_refusal_speaks_of_typed_words_only_where_a_story_was_sent(newsroom):
    client, kept = Client(), "được giữ"
    client.force_login(PersonFactory(role=Role.ACCOUNTANT))
    new_story = reverse("admin:articles_article_add")
    looked = [client.get(address) for address in (new_story, "/desk/shift/")]
    sent = client.post(new_story, {"headline": "Tít"})
    elsewhere = client.post("/desk/shift/", {"_verb": "take"})
    for answer in (*looked, sent, elsewhere):
        assert answer.status_code == 403
        assert (kept in answer.content.decode()) is (answer is sent)
