"""A story is taken back before readers, with a reason that they read."""

from datetime import timedelta

import pytest

from articles.changes import ChangeNote
from articles.models import Correction, Event, Publication
from articles.refusals import NoReason, NotAllowed, NotReady

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
REASONS = {"reason": "Nguồn tin nhận là bịa.", "public_reason": "Bài dựa trên tài liệu giả."}
pytestmark = pytest.mark.usefixtures("clock")


def retract(newsroom, article, by=None, **changes):
    return newsroom.do("retract", article, by or newsroom.thu, **REASONS | changes)


@pytest.fixture
def page(client, clock):
    """Ask for a page as of a moment."""

    def ask(address, at):
        clock.at = at
        return client.get(address)

    return ask


def address_of(article):
    return article.publications.order_by("number").first().get_absolute_url()


def test_retracting_is_for_chiefs_and_asks_for_both_reasons(newsroom):
    article = newsroom.live()
    with pytest.raises(NotAllowed):
        retract(newsroom, article, newsroom.hanh)
    with pytest.raises(NoReason):
        retract(newsroom, article, reason=" ")
    with pytest.raises(NotReady):
        retract(newsroom, article, public_reason=" ")
    assert Publication.objects.visible(at=newsroom.now).exists()
    assert not Correction.objects.exists()


def test_story_taken_down_in_silence_is_retracted_the_day_after(newsroom, page):
    article = newsroom.live()
    newsroom.do("withdraw", article, newsroom.thu, reason="Đang kiểm tra")
    address, headline = address_of(article), article.headline
    notice = retract(newsroom, article)
    assert notice.work == headline
    gone = page(address, newsroom.now)
    assert gone.status_code == 410
    assert REASONS["public_reason"] in gone.text
    with pytest.raises(NotAllowed):
        retract(newsroom, article)


def test_story_that_nobody_reads_cannot_be_retracted(newsroom):
    with pytest.raises(NotAllowed):
        retract(newsroom, newsroom.approved())


def test_reader_finds_the_dated_reason_where_the_story_stood(newsroom, page):
    article = newsroom.live()
    address = address_of(article)
    notice = retract(newsroom, article, apology="Tòa soạn xin lỗi bạn đọc.")
    gone = page(address, newsroom.now)
    assert gone.status_code == 410
    assert REASONS["public_reason"] in gone.text
    assert "Tòa soạn xin lỗi bạn đọc." in gone.text
    assert article.headline in gone.text
    assert f"{notice.visible_from:%d/%m/%Y}" in gone.text
    assert "noindex" in gone.text
    assert REASONS["reason"] not in gone.text
    assert "những chuyến xe đầu tiên" not in gone.text
    other = page(f"/thoi-su/tit-cu-{article.pk}/", newsroom.now)
    assert (other.status_code, REASONS["public_reason"] in other.text) == (410, True)


def test_headline_is_not_shown_where_it_is_the_harm(newsroom, page):
    article = newsroom.live()
    retract(newsroom, article, hides_headline=True)
    for address in (address_of(article), "/cai-chinh/"):
        text = page(address, newsroom.now).text
        assert REASONS["public_reason"] in text
        assert article.headline not in text
        assert "Thời sự" in text


def test_address_tells_what_is_true_at_each_moment(newsroom, page):
    article = newsroom.live()
    address, live_from = address_of(article), newsroom.now
    retracted_at = retract(newsroom, article).visible_from
    newsroom.now += HOUR
    back_at = newsroom.do("restore", article, newsroom.thu).visible_from
    assert page(address, live_from - SECOND).status_code == 404
    assert page(address, live_from).status_code == 200
    assert page(address, retracted_at - SECOND).status_code == 200
    assert REASONS["public_reason"] in page(address, retracted_at).text
    assert page(address, back_at - SECOND).status_code == 410
    assert page(address, back_at).status_code == 200
    assert REASONS["public_reason"] not in page("/cai-chinh/", back_at).text


def test_retracted_story_is_on_no_list(newsroom, page):
    article = newsroom.live()
    retract(newsroom, article)
    for address in ("/thoi-su/", "/rss/", "/news-sitemap.xml", "/tim-kiem/?q=khanh+vinh"):
        assert article.headline not in page(address, newsroom.now).text, address
    # The front names it among the corrections, and leads nowhere.
    assert address_of(article) not in page("/", newsroom.now).text


def test_nothing_of_a_retracted_story_is_lost(newsroom):
    article = newsroom.live()
    retract(newsroom, article)
    publication = article.publications.get()
    assert publication.body
    assert article.revisions.exists()
    event = Event.objects.get(article=article, verb="retract")
    assert event.reason == REASONS["reason"]
    notice = article.corrections.get()
    assert event.details["notice"] == notice.pk
    assert (notice.work, notice.work_published_at) == (
        publication.headline,
        publication.published_at,
    )


def test_what_was_to_come_is_called_off_with_its_notice(newsroom):
    article = newsroom.live()
    note = ChangeNote(right_text="Thêm lời nhân chứng.")
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=newsroom.now + HOUR, note=note)
    retract(newsroom, article)
    later = newsroom.now + 2 * HOUR
    assert not Publication.objects.visible(at=later).exists()
    assert [notice.kind for notice in article.corrections.visible(at=later)] == ["retraction"]


def test_only_chiefs_show_a_retracted_story_again(newsroom):
    article = newsroom.live()
    retract(newsroom, article)
    with pytest.raises(NotAllowed):
        newsroom.do("publish", article, newsroom.hanh)
    again = newsroom.do("publish", article, newsroom.thu)
    assert again.corrections == []
    assert not article.corrections.visible(at=newsroom.now).exists()


def test_reason_stands_until_the_scheduled_minute_and_longer_if_that_is_called_off(newsroom):
    article = newsroom.live()
    retract(newsroom, article)
    go_live = newsroom.now + HOUR
    newsroom.do("schedule", article, newsroom.thu, go_live_at=go_live)
    notices = article.corrections
    assert notices.visible(at=go_live - SECOND).exists()
    assert not notices.visible(at=go_live).exists()
    newsroom.do("unschedule", article, newsroom.thu)
    assert notices.visible(at=go_live).exists()


def test_withdrawing_stays_the_quiet_one(newsroom, page):
    article = newsroom.live()
    newsroom.do("withdraw", article, newsroom.thu, reason="Chờ xác minh nguồn.")
    gone = page(address_of(article), newsroom.now)
    assert gone.status_code == 410
    assert "Chờ xác minh nguồn." not in gone.text
    assert article.headline not in gone.text
    assert not Correction.objects.exists()
