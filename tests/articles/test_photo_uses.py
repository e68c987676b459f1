"""Where a photo stands and stood, as everybody at the desk may know it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from frontpage.models import Placement
from photos.models import Photo
from photos.uses import uses_of
from tests.photos.factories import PhotoFactory

HOUR = timedelta(hours=1)


@pytest.fixture
def photo(db):
    return PhotoFactory()


def told(newsroom, photo):
    with override("en"):
        return uses_of([photo.pk], at=newsroom.now)[photo.pk]


def used_at(photo):
    return Photo.objects.values_list("used_at", flat=True).get(pk=photo.pk)


def test_photo_of_a_live_story_tells_where_and_since_when(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(PhotoFactory(), photo))
    publication = article.publications.get()
    (use,) = told(newsroom, photo)
    assert (use.headline, use.place, use.is_live) == (article.headline, "in the text", True)
    assert (use.since, use.until) == (publication.visible_from, None)
    assert use.desk_url == article.get_desk_url()
    assert use.public_url == publication.get_absolute_url()
    assert used_at(photo) == publication.visible_from


def test_photo_in_two_places_of_a_story_is_told_twice_whatever_the_versions(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(photo, PhotoFactory(), photo, photo))
    since = newsroom.now
    newsroom.reword(article)
    newsroom.do("update", article, newsroom.hanh)
    newsroom.change(photo, ai_origin="edited")
    uses = told(newsroom, photo)
    assert sorted(use.place for use in uses) == ["above the story", "gallery"]
    assert {use.since for use in uses} == {since}
    assert used_at(photo) == since


def test_story_that_is_not_public_tells_no_word_of_itself(newsroom, photo):
    newsroom.draft(headline="Chuyện mật", **newsroom.with_photos(photo))
    coming = newsroom.approved(headline="Chuyện mật", **newsroom.with_photos(photo))
    newsroom.do("schedule", coming, newsroom.hanh, go_live_at=newsroom.now + HOUR)
    live = newsroom.live(headline="Chuyện ai cũng biết")
    copy = newsroom.copy(headline="Chuyện mật", **newsroom.with_photos(photo))
    newsroom.do("save", live, newsroom.hanh, copy=copy)
    uses = told(newsroom, photo)
    assert sorted(use.headline for use in uses) == [
        "A scheduled story",
        "A story in work",
        "A story in work",
    ]
    assert not any(use.public_url for use in uses)
    assert [use.since for use in uses if use.since] == [coming.publications.get().visible_from]


def test_scheduled_update_does_not_tell_its_headline_before_its_time(newsroom, photo):
    article = newsroom.live(headline="Tít cũ", **newsroom.with_photos(photo))
    copy = newsroom.copy(headline="Tít mật", **newsroom.with_photos(photo))
    newsroom.do("save", article, newsroom.hanh, copy=copy)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=newsroom.now + HOUR)
    (use,) = told(newsroom, photo)
    assert (use.headline, use.until, use.is_live) == ("Tít cũ", None, True)
    newsroom.now += 2 * HOUR
    assert [use.headline for use in told(newsroom, photo)] == ["Tít mật"]


def test_withdrawn_story_tells_from_when_until_when(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(photo))
    since = newsroom.now
    newsroom.do("withdraw", article, newsroom.thu, reason="Chờ xác minh")
    seen, at_the_desk = told(newsroom, photo)
    assert (seen.since, seen.until, seen.is_live) == (since, newsroom.now, False)
    # Who may see the story may follow the link; nobody else learns its words from the photo.
    assert (seen.public_url, seen.headline) == ("", "A withdrawn story")
    assert at_the_desk.since is None
    newsroom.do("restore", article, newsroom.thu)
    (use,) = told(newsroom, photo)
    assert (use.since, use.is_live) == (newsroom.now, True)
    assert used_at(photo) == newsroom.now


def test_photo_that_an_update_took_out_was_used_until_then(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(photo))
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy())
    newsroom.do("update", article, newsroom.hanh)
    (use,) = told(newsroom, photo)
    assert (use.until, use.is_live) == (newsroom.now, False)


def test_photo_of_a_schedule_that_was_called_off_was_never_used(newsroom, photo):
    article = newsroom.approved(**newsroom.with_photos(photo))
    go_live_at = newsroom.now + HOUR
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=go_live_at)
    assert used_at(photo) == go_live_at
    newsroom.do("unschedule", article, newsroom.hanh)
    assert used_at(photo) is None
    assert [use.since for use in told(newsroom, photo)] == [None]


def test_photo_of_a_called_off_schedule_was_last_used_where_it_was_before(newsroom, photo):
    newsroom.live(**newsroom.with_photos(photo))
    before = used_at(photo)
    article = newsroom.approved(**newsroom.with_photos(photo))
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=newsroom.now + 5 * HOUR)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=newsroom.now + HOUR)
    assert used_at(photo) > before
    newsroom.do("unschedule", article, newsroom.hanh)
    assert used_at(photo) == before


def test_front_page_is_a_place_of_the_photo_on_the_storys_card(newsroom, photo):
    inside = PhotoFactory()
    article = newsroom.live(**newsroom.with_photos(photo, inside))
    start, end = newsroom.now + HOUR, newsroom.now + 3 * HOUR
    Placement.objects.create(article=article, visible_from=start, visible_until=end)
    assert [use.place for use in told(newsroom, photo)] == ["above the story"]
    newsroom.now = start
    front, story = sorted(told(newsroom, photo), key=lambda use: use.place, reverse=True)
    assert (front.place, front.since, front.until, front.is_live) == (
        "front page",
        start,
        end,
        True,
    )
    assert story.place == "above the story"
    newsroom.now = end + HOUR
    assert [use.is_live for use in told(newsroom, photo)] == [True, False]
    assert [use.place for use in told(newsroom, inside)] == ["in the text"]


def test_every_front_is_a_place_of_its_own(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(photo))
    now = newsroom.now
    Placement.objects.create(article=article, visible_from=now)
    Placement.objects.create(front=newsroom.section, article=article, visible_from=now)
    places = {use.place for use in told(newsroom, photo)}
    assert places == {"front page", "front of “Thời sự”", "above the story"}


def test_story_that_was_placed_before_readers_saw_it_was_not_on_the_front(newsroom, photo):
    now = newsroom.now
    Placement.objects.create(
        article=newsroom.live(**newsroom.with_photos(photo)),
        visible_from=now - HOUR,
        visible_until=now,
    )
    assert "front page" not in [use.place for use in told(newsroom, photo)]


def test_sixty_photos_ask_as_little_as_one(newsroom):
    photos = PhotoFactory.create_batch(60)
    for start in range(0, 60, 20):
        article = newsroom.live(**newsroom.with_photos(*photos[start : start + 20]))
        Placement.objects.create(article=article, visible_from=newsroom.now)
        newsroom.draft(**newsroom.with_photos(*photos[start : start + 20]))

    def asked(some):
        with CaptureQueriesContext(connection) as queries:
            uses_of([photo.pk for photo in some], at=newsroom.now)
        return len(queries)

    assert asked(photos) == asked(photos[:1]) == 8


def test_photo_is_public_from_the_first_story_that_shows_it_and_stays_so(newsroom, photo):
    """From then on its files are given to readers, and not one second before."""

    def public_from():
        photo.refresh_from_db()
        return photo.public_from

    article = newsroom.approved(**newsroom.with_photos(photo))
    assert public_from() is None
    later, sooner = newsroom.now + timedelta(days=2), newsroom.now + timedelta(days=1)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=later)
    assert public_from() == later
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=sooner)
    assert public_from() == sooner
    newsroom.do("unschedule", article, newsroom.hanh)
    assert public_from() is None
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=later)
    other = newsroom.live(**newsroom.with_photos(photo))
    since = other.publications.get().visible_from
    assert public_from() == since < later
    newsroom.do("unschedule", article, newsroom.hanh)
    newsroom.do("withdraw", other, newsroom.thu, reason="nhầm")
    newsroom.do("restore", other, newsroom.thu)
    newsroom.change(photo, credit="Ảnh: LK")
    assert public_from() == since
