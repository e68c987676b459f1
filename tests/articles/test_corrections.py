"""How changes to a live story are filed, and what readers are told of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from articles.changes import ChangeNote
from articles.models import Correction, Event, Publication
from articles.refusals import NeedsSecondLook, NotReady
from articles.snapshot import snapshot
from tests.photos.factories import PhotoFactory

TYPO = ChangeNote(kind="typo")
LOOKED = ChangeNote(kind="typo", looked_twice=True)
WRONG, RIGHT = "<p>Cảng cá dài 210 m.</p>", "<p>Cảng cá dài 120 m.</p>"
CORRECTION = ChangeNote(
    kind="correction",
    wrong_text="Cảng cá dài 210 m.",
    right_text="Cảng cá dài 120 m.",
    apology="Tòa soạn xin lỗi bạn đọc.",
    authority_document="Công văn 12/SNN, 12-4-2021",
)
HOUR = timedelta(hours=1)


@pytest.fixture
def story(newsroom):
    """A live story whose desk copy Hạnh has mended."""
    article = newsroom.live(body=WRONG)
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(body=RIGHT))
    return article


def notices(article, at):
    return list(article.corrections.visible(at=at))


def test_typo_that_touches_a_number_needs_a_second_look(newsroom, story):
    with pytest.raises(NeedsSecondLook, match="210 → 120") as refusal:
        newsroom.do("update", story, newsroom.thu, note=TYPO)
    assert refusal.value.may_look
    assert story.publications.count() == 1


def test_second_look_is_that_of_somebody_else(newsroom, story):
    with pytest.raises(NeedsSecondLook) as refusal:
        newsroom.do("update", story, newsroom.hanh, note=LOOKED)
    assert not refusal.value.may_look
    publication = newsroom.do("update", story, newsroom.thu, note=LOOKED)
    assert publication.change_kind == "typo"


def test_second_look_may_be_ones_own_where_two_pairs_of_eyes_are_not_asked_for(
    newsroom, story, settings
):
    settings.FOUR_EYES = False
    with pytest.raises(NeedsSecondLook) as refusal:
        newsroom.do("update", story, newsroom.hanh, note=TYPO)
    assert refusal.value.may_look
    newsroom.do("update", story, newsroom.hanh, note=LOOKED)


def test_record_says_who_looked_again_and_at_what(newsroom, story):
    newsroom.do("update", story, newsroom.thu, note=LOOKED)
    details = Event.objects.filter(article=story, verb="update").get().details
    assert details["second_look"] == {
        "by": newsroom.thu.pk,
        "name": str(newsroom.thu),
        "changes": [["number", "210", "120"]],
        "count": 1,
    }
    assert details["kind"] == "typo"


def test_typo_of_words_alone_is_filed_by_whoever_mended_it(newsroom):
    article = newsroom.live(body="<p>Xe khách đả qua đèo.</p>")
    mended = newsroom.copy(body="<p>Xe khách đã qua đèo.</p>")
    newsroom.do("save", article, newsroom.hanh, copy=mended)
    publication = newsroom.do("update", article, newsroom.hanh, note=TYPO)
    assert publication.updated_at is None
    assert not Correction.objects.exists()
    assert "second_look" not in article.events.first().details


def test_who_saved_before_the_live_text_was_taken_may_look_again(newsroom, story):
    # Hạnh's text goes live; the next one is Thư's, and Hạnh looks at it.
    newsroom.do("update", story, newsroom.hanh)
    newsroom.do("save", story, newsroom.thu, copy=newsroom.copy(body=WRONG))
    publication = newsroom.do("update", story, newsroom.hanh, note=LOOKED)
    assert publication.change_kind == "typo"


def test_scheduled_typo_needs_a_second_look_too(newsroom, story):
    go_live = newsroom.now + HOUR
    with pytest.raises(NeedsSecondLook):
        newsroom.do("schedule", story, newsroom.thu, go_live_at=go_live, note=TYPO)
    publication = newsroom.do("schedule", story, newsroom.thu, go_live_at=go_live, note=LOOKED)
    assert publication.updated_at is None
    assert publication.change_kind == "typo"


def test_correction_freezes_the_work_as_readers_knew_it(newsroom, story):
    copy = newsroom.copy(headline="Tít sau khi sửa", body=RIGHT)
    newsroom.do("save", story, newsroom.hanh, copy=copy)
    live = story.publications.get()
    publication = newsroom.do("update", story, newsroom.hanh, note=CORRECTION)
    notice = story.corrections.get()
    assert notice.work == live.headline != publication.headline
    assert notice.work_section == "Thời sự"
    assert notice.work_published_at == live.published_at
    assert notice.visible_from == publication.visible_from == publication.updated_at
    (printed,) = publication.corrections
    assert printed["apology"] == "Tòa soạn xin lỗi bạn đọc."
    assert printed["document"] == "Công văn 12/SNN, 12-4-2021"
    assert publication.change_kind == "correction"


@pytest.mark.parametrize("part", ["headline", "standfirst", "body", "caption"])
def test_correction_is_refused_while_the_wrong_words_stand_anywhere(newsroom, part):
    photo = PhotoFactory()
    placed = newsroom.with_photos(photo)
    wrong = "Cảng cá dài 210 m"
    if part == "caption":
        changes = placed | {"captions": (replace(placed["captions"][0], caption=wrong),)}
    else:
        changes = {part: f"<p>{wrong}</p>" if part == "body" else wrong}
    article = newsroom.live(**changes)
    with pytest.raises(NotReady, match="210 m"):
        newsroom.do("update", article, newsroom.hanh, note=CORRECTION)
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "note",
    [
        ChangeNote(kind="correction", wrong_text="210 m"),
        ChangeNote(kind="correction", right_text="120 m"),
        ChangeNote(kind="clarification"),
        ChangeNote(kind="typo", right_text="120 m"),
        ChangeNote(kind="update", apology="Xin lỗi"),
        ChangeNote(kind="retraction", right_text="Bịa"),
        ChangeNote(kind="gì đó"),
    ],
)
def test_note_that_lacks_something_or_says_too_much_is_refused(newsroom, story, note):
    with pytest.raises(NotReady):
        newsroom.do("update", story, newsroom.thu, note=note)
    assert story.publications.count() == 1


def test_update_may_say_what_is_new_or_nothing(newsroom, story):
    newsroom.do("update", story, newsroom.hanh, note=ChangeNote(right_text="Thêm lời ngư dân."))
    newsroom.reword(story)
    newsroom.do("update", story, newsroom.hanh)
    assert [notice.right_text for notice in story.corrections.all()] == ["Thêm lời ngư dân."]


def test_scheduled_notice_is_read_with_its_text_and_not_a_second_earlier(newsroom, story):
    go_live = newsroom.now + HOUR
    publication = newsroom.do("schedule", story, newsroom.hanh, go_live_at=go_live, note=CORRECTION)
    assert notices(story, go_live - timedelta(seconds=1)) == []
    assert len(notices(story, go_live)) == 1
    assert len(publication.corrections) == 1
    # What is made of the desk copy before knows nothing of it.
    now = newsroom.now
    assert snapshot(story, visible_from=now, published_at=now).corrections == []


def test_notice_goes_with_the_scheduled_text_that_is_called_off(newsroom, story):
    go_live = newsroom.now + HOUR
    newsroom.do("schedule", story, newsroom.hanh, go_live_at=go_live, note=CORRECTION)
    newsroom.do("unschedule", story, newsroom.hanh)
    assert notices(story, go_live + HOUR) == []
    assert not Correction.objects.ever_visible().exists()


def test_text_sent_at_once_takes_the_place_of_the_scheduled_one_and_its_notice(newsroom, story):
    go_live = newsroom.now + HOUR
    newsroom.do("schedule", story, newsroom.hanh, go_live_at=go_live, note=CORRECTION)
    publication = newsroom.do("update", story, newsroom.hanh)
    assert publication.corrections == []
    assert notices(story, go_live + HOUR) == []
    assert Publication.objects.visible(at=go_live + HOUR).get() == publication


def test_scheduling_again_for_the_same_minute_keeps_one_notice(newsroom, story):
    go_live = newsroom.now + HOUR
    for _time in range(2):
        newsroom.do("schedule", story, newsroom.hanh, go_live_at=go_live, note=CORRECTION)
    assert len(notices(story, go_live)) == 1


def test_withdrawing_takes_what_was_to_be_said_back_and_lets_stand_what_was_said(newsroom, story):
    newsroom.do("update", story, newsroom.hanh, note=CORRECTION)
    later = ChangeNote(kind="clarification", right_text="Bến dài 120 m, kè dài 300 m.")
    newsroom.do("schedule", story, newsroom.hanh, go_live_at=newsroom.now + HOUR, note=later)
    newsroom.do("withdraw", story, newsroom.thu, reason="chờ xác minh")
    assert [notice.kind for notice in notices(story, newsroom.now + 2 * HOUR)] == ["correction"]


def test_notices_stay_with_a_story_that_comes_back(newsroom, story):
    newsroom.do("update", story, newsroom.hanh, note=CORRECTION)
    newsroom.do("withdraw", story, newsroom.thu, reason="chờ xác minh")
    again = newsroom.do("restore", story, newsroom.thu)
    assert [notice["kind"] for notice in again.corrections] == ["correction"]
    assert again.change_kind is None


def test_notices_stay_with_a_story_that_follows_its_photo(newsroom):
    photo = PhotoFactory()
    article = newsroom.live(**newsroom.with_photos(photo, photo))
    newsroom.do("update", article, newsroom.hanh, note=CORRECTION)
    later = ChangeNote(right_text="Có thêm ảnh.")
    go_live = newsroom.now + HOUR
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=go_live, note=later)
    newsroom.change(photo, ai_origin="edited")
    live = Publication.objects.visible(at=newsroom.now).get()
    coming = Publication.objects.visible(at=go_live).get()
    assert live.change_kind == "picture"
    assert [notice["kind"] for notice in live.corrections] == ["correction"]
    # What comes is still an update when it comes.
    assert coming.change_kind == "update"
    assert [notice["kind"] for notice in coming.corrections] == ["correction", "update"]
    newsroom.do("unschedule", article, newsroom.hanh)
    assert len(notices(article, go_live)) == 1


def test_first_publication_is_no_change(newsroom):
    assert newsroom.live().publications.get().change_kind is None


def test_note_is_not_asked_for_while_nobody_reads_the_story(newsroom):
    article = newsroom.approved()
    go_live = newsroom.now + HOUR
    publication = newsroom.do(
        "schedule", article, newsroom.hanh, go_live_at=go_live, note=CORRECTION
    )
    assert publication.change_kind is None
    assert not Correction.objects.exists()
