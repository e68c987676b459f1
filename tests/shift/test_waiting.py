"""What waits for whom and since when; what is late; who is in which story."""

from datetime import timedelta

from django.utils import translation

from articles.models import Article, Section
from people.roles import Role
from shift.lengths import length, waiting
from tests.factories.people import PersonFactory
from tests.factories.stories import SectionFactory
from tests.shift.conftest import HOUR

SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)


def test_a_story_stands_in_the_list_of_its_state_and_in_no_other(newsroom, shift):
    newsroom.submitted(headline="Đã nộp")
    taken = newsroom.submitted(headline="Đang biên tập")
    newsroom.do("take", taken, newsroom.hanh)
    sent_back = newsroom.submitted(headline="Trả lại")
    newsroom.do("send_back", sent_back, newsroom.hanh, reason="thiếu nguồn")
    newsroom.approved(headline="Đã duyệt")
    newsroom.live(headline="Đã đăng")
    newsroom.draft(headline="Bản thảo")
    thu = shift(newsroom.thu)
    assert {state: thu.queue(state) for state in ("submitted", "editing", "approved")} == {
        "submitted": ["Đã nộp"],
        "editing": ["Đang biên tập"],
        "approved": ["Đã duyệt"],
    }
    assert thu.queue("sent_back") == ["Trả lại"]
    assert thu.queue("proofs") == thu.queue("proofed") == []


def test_a_story_on_its_way_through_the_proofs_is_seen_there(newsroom, shift):
    section = SectionFactory(name="Pháp luật", slug="phap-luat", proofreads=True)
    proof_reader = PersonFactory(username="tam", role=Role.PROOF_READER)
    article = newsroom.submitted(headline="Phiên tòa", section_id=section.pk)
    newsroom.do("send_to_proofs", article, newsroom.hanh)
    assert shift(newsroom.thu).queue("proofs") == ["Phiên tòa"]
    newsroom.do("proofread", article, proof_reader)
    assert shift(newsroom.thu).queue("proofed") == ["Phiên tòa"]
    assert shift(newsroom.thu).queue("proofs") == []


def test_whoever_waits_longest_stands_first(newsroom, shift):
    newsroom.submitted(headline="Chờ lâu nhất")
    newsroom.submitted(headline="Chờ ít hơn")
    assert shift(newsroom.thu).queue("submitted") == ["Chờ lâu nhất", "Chờ ít hơn"]


def test_a_story_says_since_when_it_waits_and_in_whose_hands(newsroom, shift):
    article = newsroom.submitted()
    since = newsroom.now
    line = shift(newsroom.thu, at=since + 35 * MINUTE).line(article)
    assert (line.since, line.handler) == (since, None)
    with translation.override("en"):
        assert str(line.waits) == "waits 35 minutes"
    newsroom.do("take", article, newsroom.hanh)
    line = shift(newsroom.thu).line(article)
    assert (line.since, line.handler) == (newsroom.now, newsroom.hanh)


def test_saving_does_not_make_a_story_wait_anew(newsroom, shift):
    article = newsroom.submitted()
    newsroom.do("take", article, newsroom.hanh)
    since = newsroom.now
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Tít mới"))
    assert shift(newsroom.thu).line(article).since == since


def test_a_scheduled_story_waits_for_nobody(newsroom, shift):
    article = newsroom.approved(headline="Hẹn giờ")
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=newsroom.now + DAY)
    assert shift(newsroom.thu).queue("approved") == []
    newsroom.do("unschedule", article, newsroom.hanh)
    assert shift(newsroom.thu).queue("approved") == ["Hẹn giờ"]


def test_a_withdrawn_story_is_not_told_as_waiting_to_be_published(newsroom, shift):
    article = newsroom.live()
    newsroom.do("withdraw", article, newsroom.thu, reason="sai địa danh")
    assert shift(newsroom.thu).queue("approved") == []


def test_what_was_approved_long_ago_is_left_to_the_list_of_stories(newsroom, shift, client):
    newsroom.approved(headline="Duyệt xong bỏ quên")
    at = newsroom.now
    assert shift(newsroom.thu, at=at + 29 * DAY).queue("approved") == ["Duyệt xong bỏ quên"]
    assert shift(newsroom.thu, at=at + 31 * DAY).queue("approved") == []
    client.force_login(newsroom.thu)
    page = client.get("/desk/shift/").content.decode()
    assert "/desk/articles/article/?state=approved&amp;life=never" in page


def test_late_is_what_is_not_approved_at_its_deadline(newsroom, shift, planned):
    deadline = newsroom.now + 3 * HOUR
    planned(newsroom.submitted(headline="Chưa xong"), deadline_at=deadline)
    planned(newsroom.approved(headline="Xong rồi"), deadline_at=deadline)
    planned(newsroom.live(headline="Đăng rồi"), deadline_at=deadline)
    newsroom.submitted(headline="Không hạn")
    assert shift(newsroom.thu, at=deadline - SECOND).late == []
    assert shift(newsroom.thu, at=deadline).late == ["Chưa xong"]


def test_the_line_of_a_late_story_says_by_how_much(newsroom, shift, planned):
    article = planned(newsroom.submitted(), deadline_at=newsroom.now - 2 * HOUR)
    line = shift(newsroom.thu).line(article)
    assert line.is_late
    with translation.override("en"):
        assert line.late_words == "late by 2 hours 1 minute" or line.late_words.startswith("late")
    planned(article, deadline_at=newsroom.now + HOUR)
    line = shift(newsroom.thu).line(article)
    assert (line.is_late, line.is_due_soon) == (False, True)


def test_an_embargo_that_ends_within_a_day_is_announced(newsroom, shift, planned):
    until = newsroom.now + 30 * HOUR
    planned(newsroom.submitted(headline="Cấm đăng"), embargo_until=until)
    assert shift(newsroom.thu, at=until - 25 * HOUR).embargoes == []
    assert shift(newsroom.thu, at=until - 24 * HOUR).embargoes == ["Cấm đăng"]
    assert shift(newsroom.thu, at=until).embargoes == []


def test_whoever_saved_within_the_last_minutes_is_taken_to_be_at_it(newsroom, shift):
    article = newsroom.submitted(headline="Đang sửa")
    newsroom.do("take", article, newsroom.hanh)
    saved = newsroom.now
    assert shift(newsroom.thu, at=saved + 14 * MINUTE).at_it == ["Đang sửa"]
    assert shift(newsroom.thu, at=saved + 15 * MINUTE).at_it == []


def test_the_filter_of_a_section_takes_in_those_below_it(newsroom, shift):
    below = Section.objects.create(name="Giao thông", parent=newsroom.section)
    other = SectionFactory(name="Thể thao", slug="the-thao")
    newsroom.submitted(headline="Trên")
    newsroom.submitted(headline="Dưới", section_id=below.pk)
    newsroom.submitted(headline="Khác", section_id=other.pk)
    assert shift(newsroom.thu, section=newsroom.section).queue("submitted") == ["Trên", "Dưới"]
    assert shift(newsroom.thu, section=other).queue("submitted") == ["Khác"]


def test_the_filter_of_a_person_takes_what_they_wrote_and_what_they_have(newsroom, shift):
    newsroom.submitted(headline="Của Lan")
    newsroom.submitted(headline="Của Bình", by=newsroom.binh)
    taken = newsroom.submitted(headline="Hạnh giữ")
    newsroom.do("take", taken, newsroom.hanh)
    assert shift(newsroom.thu, person=newsroom.binh).queue("submitted") == ["Của Bình"]
    assert shift(newsroom.thu, person=newsroom.hanh).queue("editing") == ["Hạnh giữ"]


def test_a_list_shows_its_beginning_and_counts_the_rest(client, newsroom):
    article = newsroom.submitted()
    copies = [
        Article(headline=f"Tin {number}", state="submitted", created_by=newsroom.lan,
                updated_by=newsroom.lan, waits_since=newsroom.now)
        for number in range(51)
    ]  # fmt: skip
    Article.objects.bulk_create(copies)
    client.force_login(newsroom.thu)
    page = client.get("/desk/shift/").content.decode()
    assert page.count('id="submitted-') == 12 + 1  # the lines, and the title
    assert ">52</span>" in page
    Article.objects.bulk_create(
        Article(headline="Tin", state="submitted", created_by=newsroom.lan,
                updated_by=newsroom.lan, waits_since=newsroom.now)
        for _ in range(100)
    )  # fmt: skip
    page = client.get("/desk/shift/").content.decode()
    assert ">100+</span>" in page
    assert article.headline in page


def test_lengths_are_said_as_people_say_them():
    with translation.override("vi"):
        assert "35" in length(35 * MINUTE)
    with translation.override("en"):
        assert length(35 * MINUTE) == "35 minutes"
        assert length(HOUR) == "1 hour"
        assert length(2 * HOUR + 10 * MINUTE) == "2 hours 10 minutes"
        assert length(3 * DAY + 5 * HOUR) == "3 days"
        assert length(-MINUTE) == "0 minutes"
        at = Article().updated_at
        assert waiting(at, at + SECOND) == "waits since just now"
