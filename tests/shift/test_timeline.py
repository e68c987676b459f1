"""What went live and what goes live, to the second."""

from datetime import timedelta

import pytest

from articles.changes import ChangeNote
from frontpage.models import Banner, Placement
from people.roles import Role
from publishing.models import Bundle, BundleItem, ItemKind
from tests.factories.people import PersonFactory
from tests.factories.stories import SectionFactory
from tests.shift.conftest import HOUR

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


@pytest.fixture
def scheduled(newsroom):
    """A story that goes live in five hours; returns it and the moment."""
    article = newsroom.approved(headline="Sáng mai lên trang")
    go_live = newsroom.now + 5 * HOUR
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=go_live)
    return article, go_live


def test_a_story_comes_until_its_second_and_has_come_from_it_on(newsroom, shift, scheduled):
    _article, go_live = scheduled
    story = ("first", "Sáng mai lên trang")
    assert shift(newsroom.thu, at=go_live - SECOND).moments == ([story], [])
    assert shift(newsroom.thu, at=go_live).moments == ([], [story])
    assert shift(newsroom.thu, at=go_live + SECOND).moments == ([], [story])


def test_the_timeline_reaches_24_hours_ahead_and_24_back(newsroom, shift, scheduled):
    _article, go_live = scheduled
    for at, is_there in [
        (go_live - DAY - SECOND, False),
        (go_live - DAY, True),
        (go_live + DAY, True),
        (go_live + DAY + SECOND, False),
    ]:
        assert any(shift(newsroom.thu, at=at).moments) is is_there, at


def test_what_was_called_off_is_not_on_the_timeline(newsroom, shift, scheduled):
    article, _go_live = scheduled
    newsroom.do("unschedule", article, newsroom.hanh)
    assert shift(newsroom.thu).moments == ([], [])


def test_the_timeline_tells_a_first_text_from_an_update_and_a_correction(newsroom, shift):
    article = newsroom.live(headline="Đèo thông xe")
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Đèo đã thông xe"))
    newsroom.do("update", article, newsroom.hanh, note=ChangeNote(kind="update"))
    copy = newsroom.copy(headline="Đèo đã thông xe", source="Sở GTVT")
    newsroom.do("save", article, newsroom.hanh, copy=copy)
    note = ChangeNote(kind="correction", wrong_text="bốn giờ chiều", right_text="5 giờ sáng")
    newsroom.do("update", article, newsroom.hanh, note=note)
    _coming, past = shift(newsroom.thu).moments
    assert [kind for kind, _words in past] == ["correction", "update", "first"]


def test_a_withdrawal_and_a_retraction_are_told_apart(newsroom, shift):
    withdrawn = newsroom.live(headline="Gỡ vì sai địa danh")
    newsroom.do("withdraw", withdrawn, newsroom.thu, reason="sai địa danh")
    retracted = newsroom.live(headline="Rút bài")
    newsroom.do(
        "retract", retracted, newsroom.thu, reason="không có thật", public_reason="Không có thật."
    )
    _coming, past = shift(newsroom.thu).moments
    assert ("gone", "Gỡ vì sai địa danh") in past
    assert ("retraction", "Rút bài") in past
    assert sum(words == "Rút bài" for _kind, words in past) == 2  # it went live, and it is gone


def test_placements_and_banners_begin_and_end_on_the_timeline(newsroom, shift):
    article = newsroom.live(headline="Bài chính")
    now = newsroom.now
    Placement.objects.create(article=article, visible_from=now - HOUR, visible_until=now + HOUR)
    Banner.objects.create(
        text="Bão số 9", visible_from=now + 2 * HOUR, visible_until=now + 3 * HOUR
    )
    coming, past = shift(newsroom.thu).moments
    assert coming == [
        ("unplaced", "Bài chính"),
        ("banner", "Bão số 9"),
        ("banner-end", "Bão số 9"),
    ]
    assert ("placed", "Bài chính") in past


def test_a_bundle_stands_at_its_time_also_before_it_is_released(newsroom, shift):
    Bundle.objects.create(
        name="Khai mạc SEA Games", go_live_at=newsroom.now + HOUR, created_by=newsroom.thu
    )
    assert shift(newsroom.thu).moments == ([("bundle", "Khai mạc SEA Games")], [])
    assert shift(newsroom.lan).moments == ([], [])


def test_the_name_of_a_bundle_is_hidden_from_whoever_may_not_see_a_story_in_it(newsroom, shift):
    """Even its name may tell what comes; the list of bundles leaves it out, too."""
    other = SectionFactory(name="Thể thao", slug="the-thao")
    article = newsroom.approved(headline="Bí mật thể thao", section_id=other.pk)
    bundle = Bundle.objects.create(
        name="Bí mật thể thao", go_live_at=newsroom.now + HOUR, created_by=newsroom.thu
    )
    BundleItem.objects.create(
        bundle=bundle,
        kind=ItemKind.STORY,
        article=article,
        article_version=article.version,
    )
    assert shift(newsroom.thu).moments == ([("bundle", "Bí mật thể thao")], [])
    assert shift(newsroom.duc).moments == ([], [])


def test_a_head_sees_nothing_of_other_sections_on_the_timeline(newsroom, shift):
    other = SectionFactory(name="Thể thao", slug="the-thao")
    article = newsroom.approved(headline="Bí mật thể thao", section_id=other.pk)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=newsroom.now + HOUR)
    Placement.objects.create(article=article, visible_from=newsroom.now + HOUR)
    Banner.objects.create(
        text="Bí mật trên băng tin", article=article, visible_from=newsroom.now + HOUR
    )
    assert shift(newsroom.duc).moments == ([], [])
    assert len(shift(newsroom.thu).moments[0]) == 3


def test_a_banner_to_come_without_a_story_is_for_those_who_may_raise_one(newsroom, shift):
    Banner.objects.create(text="Sắp có tin lớn", visible_from=newsroom.now + HOUR)
    photo_desk = PersonFactory(username="anh", role=Role.PHOTO_DESK)
    assert shift(newsroom.thu).moments[0] == [("banner", "Sắp có tin lớn")]
    assert shift(photo_desk).moments == ([], [])
    at = newsroom.now + 2 * HOUR
    assert shift(photo_desk, at=at).moments[1] == [("banner", "Sắp có tin lớn")]


def test_the_filters_hold_for_the_timeline_too(newsroom, shift, scheduled):
    other = SectionFactory(name="Thể thao", slug="the-thao")
    assert shift(newsroom.thu, section=other).moments == ([], [])
    assert shift(newsroom.thu, section=newsroom.section).moments[0]
    assert shift(newsroom.thu, person=newsroom.binh).moments == ([], [])
    assert shift(newsroom.thu, person=newsroom.lan).moments[0]
