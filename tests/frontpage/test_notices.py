"""Corrections and retractions of the last days stand on the site's front."""

from datetime import timedelta

import pytest

from articles.changes import ChangeNote
from publishing.as_of import page_as_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CORRECTION = ChangeNote(
    kind="correction", wrong_text="dài 210 m", right_text="dài 120 m", apology="Xin lỗi bạn đọc."
)
UPDATE = ChangeNote(kind="update", right_text="Thêm lời ngư dân.")
WHY = {"reason": "tài liệu giả", "public_reason": "Bài dựa trên một tài liệu giả."}
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(newsroom):
    return newsroom.live(headline="Mở cảng cá", body="<p>Cảng cá dài 210 m.</p>")


def mend(newsroom, story, verb="update", **arguments):
    right = newsroom.copy(headline="Mở cảng cá", body="<p>Cảng cá dài 120 m.</p>")
    newsroom.do("save", story, newsroom.hanh, copy=right)
    return newsroom.do(verb, story, newsroom.thu, **arguments)


@pytest.fixture
def box(newsroom, client, clock):
    """Ask for what readers see among the corrections of the front, or nothing."""

    def ask():
        clock.at = newsroom.now
        text = client.get("/").text
        start = text.find('class="front-corrections"')
        return text[start : text.index("</section>", start)] if start > 0 else ""

    return ask


def test_correction_stands_on_the_front_with_a_link_to_its_story(newsroom, story, box):
    mend(newsroom, story, note=CORRECTION)
    shown = box()
    assert "dài 210 m" in shown
    assert "dài 120 m" in shown
    assert f'href="{story.publications.last().get_absolute_url()}"' in shown


def test_retraction_stands_on_the_front_and_leads_nowhere(newsroom, story, box):
    newsroom.do("retract", story, newsroom.thu, **WHY)
    shown = box()
    assert "Bài dựa trên một tài liệu giả." in shown
    assert "<cite>Mở cảng cá</cite>" in shown
    assert story.publications.get().get_absolute_url() not in shown


def test_retraction_that_must_not_name_the_headline_does_not_on_the_front(newsroom, story, box):
    newsroom.do("retract", story, newsroom.thu, hides_headline=True, **WHY)
    shown = box()
    assert "Bài dựa trên một tài liệu giả." in shown
    assert "Mở cảng cá" not in shown


def test_notices_before_a_retraction_that_must_not_name_the_headline_go(newsroom, story, box):
    mend(newsroom, story, note=CORRECTION)
    assert "dài 120 m" in box()
    newsroom.do("retract", story, newsroom.thu, hides_headline=True, **WHY)
    shown = box()
    assert "dài 120 m" not in shown
    assert "Bài dựa trên một tài liệu giả." in shown


def test_retraction_leaves_the_front_when_the_story_is_shown_again(newsroom, story, box):
    newsroom.do("retract", story, newsroom.thu, **WHY)
    assert box()
    newsroom.tick()
    newsroom.do("restore", story, newsroom.thu)
    assert box() == ""


def test_update_admits_no_error_on_the_front(newsroom, story, box):
    mend(newsroom, story, note=UPDATE)
    assert box() == ""


def test_scheduled_correction_comes_with_its_text_and_goes_when_called_off(newsroom, story, box):
    go_live = newsroom.now + HOUR
    mend(newsroom, story, "schedule", go_live_at=go_live, note=CORRECTION)
    assert box() == ""
    newsroom.now = go_live
    assert "dài 120 m" in box()


def test_correction_that_is_called_off_never_comes_to_the_front(newsroom, story, box):
    go_live = newsroom.now + HOUR
    mend(newsroom, story, "schedule", go_live_at=go_live, note=CORRECTION)
    newsroom.do("unschedule", story, newsroom.thu)
    newsroom.now = go_live
    assert box() == ""


def test_notice_leaves_the_front_at_the_midnight_after_three_days(newsroom, story, box):
    mend(newsroom, story, note=CORRECTION)
    begun = newsroom.now
    newsroom.now = begun + 3 * DAY
    assert box()
    newsroom.now = begun + 4 * DAY
    assert box() == ""


def test_notice_stands_on_the_front_of_the_past_as_it_did_then(newsroom, story):
    before = newsroom.now
    newsroom.tick()
    newsroom.do("retract", story, newsroom.thu, **WHY)
    retracted = newsroom.now
    newsroom.tick()
    newsroom.do("restore", story, newsroom.thu)
    assert "tài liệu giả" in page_as_of("/", at=retracted).text
    assert "tài liệu giả" not in page_as_of("/", at=before).text
    assert "tài liệu giả" not in page_as_of("/", at=newsroom.now).text
