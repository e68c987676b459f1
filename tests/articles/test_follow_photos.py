"""What is changed in the photo library is changed for readers, in the same moment."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.actions.follow_photos import follow_photos
from articles.events import printed_verb
from articles.models import Article, Event, Publication, PublishedPhoto, SectionListing
from articles.models.publication import AuthorListing, TopicListing
from photos.models import Photo
from photos.refusals import PhotoRefused
from photos.signals import pictures_changed
from tests.factories.people import AuthorFactory
from tests.factories.stories import TopicFactory
from tests.photos.factories import PhotoFactory

HOUR = timedelta(hours=1)
MICROSECOND = timedelta(microseconds=1)


@pytest.fixture
def photo(db):
    return PhotoFactory()


def spans(article):
    """The texts that readers saw, see and will see, in their order."""
    return list(article.publications.ever_visible().order_by("visible_from"))


def pictures(publication):
    return [placed["picture"] for placed in publication.pictures]


def test_live_story_shows_the_photo_as_it_is_now_and_kept_how_it_was(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(photo, photo))
    newsroom.change(photo, ai_origin="edited")
    before, now = spans(article)
    assert before.visible_until == now.visible_from == newsroom.now
    assert now.visible_until is None
    assert [picture["ai"] for picture in pictures(before)] == ["", ""]
    photo.refresh_from_db()
    assert pictures(now) == [photo.picture(), photo.picture()]


def test_text_dates_and_lists_of_the_story_stay_as_they_were(newsroom, photo):
    author, topic = AuthorFactory(), TopicFactory()
    article = newsroom.live(**newsroom.with_photos(photo), topic_ids=(topic.pk,))
    # The desk copy has gone on meanwhile, and stays at the desk.
    copy = newsroom.copy(headline="Chưa ai duyệt", **newsroom.with_photos(photo))
    newsroom.do("save", article, newsroom.hanh, copy=copy)
    AuthorListing.objects.create(
        publication=article.publications.get(), author=author, published_at=newsroom.now
    )
    newsroom.change(photo, ai_origin="edited")
    before, now = spans(article)
    same = {field.name for field in Publication._meta.fields}
    same -= {"id", "number", "visible_from", "visible_until", "pictures", "created_by"}
    same -= {"change_kind"}
    assert now.change_kind == "picture"
    for name in same:
        assert getattr(before, name) == getattr(now, name), name
    assert (now.number, now.created_by) == (2, newsroom.mai)
    for listing in (SectionListing, TopicListing, AuthorListing):
        rows = [
            sorted(
                tuple(value for name, value in row.items() if name not in ("id", "publication_id"))
                for row in listing.objects.filter(publication=publication).values()
            )
            for publication in (before, now)
        ]
        assert rows[0] == rows[1] != []
    assert PublishedPhoto.objects.filter(publication=now, photo=photo).exists()


def test_scheduled_story_follows_at_its_own_moment(newsroom, photo):
    article = newsroom.approved(**newsroom.with_photos(photo))
    six = newsroom.now + 9 * HOUR
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=six)
    newsroom.change(photo, licence_until=six + HOUR)
    (coming,) = spans(article)
    assert (coming.visible_from, coming.visible_until) == (six, None)
    assert coming.as_of(six).lead_picture
    assert coming.as_of(six + HOUR).lead_picture is None
    assert not Publication.objects.visible(at=six - MICROSECOND).exists()


def test_live_story_and_its_scheduled_update_both_follow(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(photo))
    copy = newsroom.copy(headline="Tối nay cấm đèo", **newsroom.with_photos(photo))
    newsroom.do("save", article, newsroom.hanh, copy=copy)
    evening = newsroom.now + 2 * HOUR
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=evening)
    newsroom.change(photo, ai_origin="edited")
    _before, live, coming = spans(article)
    assert (live.visible_from, live.visible_until) == (newsroom.now, evening)
    assert (coming.visible_from, coming.headline) == (evening, "Tối nay cấm đèo")
    assert pictures(live)[0]["ai"] == pictures(coming)[0]["ai"] == "edited"
    newsroom.do("unschedule", article, newsroom.hanh)
    assert [p.headline for p in spans(article)] == [live.headline, live.headline]
    assert spans(article)[-1].visible_until is None


def test_withdrawn_story_is_left_alone_and_comes_back_with_the_photo_of_now(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(photo))
    newsroom.do("withdraw", article, newsroom.thu, reason="Chờ xác minh")
    newsroom.change(photo, licence_until=newsroom.now + 3 * HOUR)
    assert article.publications.count() == 1
    back = newsroom.do("restore", article, newsroom.thu)
    assert back.as_of(newsroom.now).lead_picture
    assert back.as_of(newsroom.now + 3 * HOUR).lead_picture is None


def test_story_without_the_photo_is_left_alone(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(PhotoFactory()))
    at_the_desk = newsroom.draft(**newsroom.with_photos(photo))
    newsroom.change(photo, ai_origin="edited")
    assert article.publications.count() == 1
    assert at_the_desk.publications.count() == 0
    assert not Event.objects.filter(verb="picture").exists()


def test_photo_that_left_the_story_changes_nothing_any_more(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(photo))
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy())
    newsroom.do("update", article, newsroom.hanh)
    newsroom.change(photo, ai_origin="edited")
    assert article.publications.count() == 2


def test_record_says_who_changed_which_photo_and_nobodys_form_is_stale(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(photo))
    version = article.version
    newsroom.change(photo, ai_origin="edited")
    event = Event.objects.get(article=article, verb="picture")
    assert (event.actor, event.at, event.version) == (newsroom.mai, newsroom.now, version)
    assert event.details == {"photos": [photo.pk], "publications": [2]}
    assert printed_verb("picture") != "picture"
    article.refresh_from_db()
    assert article.version == version
    # Whoever had the form open before saves it as if nothing had been.
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Tít mới"))


def test_library_is_told_which_places_became_others(newsroom, photo):
    live = newsroom.live(**newsroom.with_photos(photo, photo))
    coming = newsroom.approved(headline="Chưa ai biết", **newsroom.with_photos(photo))
    newsroom.do("schedule", coming, newsroom.hanh, go_live_at=newsroom.now + HOUR)
    newsroom.draft(**newsroom.with_photos(photo))
    touched = newsroom.change(photo, ai_origin="edited").touched
    assert sorted((use.is_live, use.desk_url) for use in touched) == [
        (False, coming.get_desk_url()),
        (True, live.get_desk_url()),
        (True, live.get_desk_url()),
    ]
    assert newsroom.change(photo, caption="Không ai thấy").touched == []


def test_same_picture_again_makes_no_new_publication(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(photo))
    pictures_changed.send(sender=Photo, photos=[photo], actor=newsroom.mai, at=newsroom.tick())
    assert article.publications.count() == 1


def test_photo_whose_files_are_not_made_yet_keeps_those_that_readers_have(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(photo))
    shown = pictures(spans(article)[0])[0]
    Photo.objects.filter(pk=photo.pk).update(edition="", widths={})
    end = newsroom.now + HOUR
    newsroom.change(photo, licence_until=end)
    assert pictures(spans(article)[-1])[0] == shown | {"until": end.isoformat()}


def test_many_photos_of_one_story_make_one_publication(newsroom):
    photos = PhotoFactory.create_batch(5)
    article = newsroom.live(**newsroom.with_photos(*photos))
    Photo.objects.update(licence_until=newsroom.now + HOUR)
    follow_photos(photos=list(Photo.objects.all()), actor=newsroom.mai, at=newsroom.tick())
    assert article.publications.count() == 2
    assert len(Event.objects.get(verb="picture").details["photos"]) == 5


def test_several_photos_changed_at_once_leave_one_text_at_every_moment(newsroom):
    photos = PhotoFactory.create_batch(3)
    article = newsroom.live(**newsroom.with_photos(*photos))
    newsroom.change(*photos, ai_origin="edited")
    before, now = spans(article)
    assert before.visible_until == now.visible_from
    assert {picture["ai"] for picture in pictures(now)} == {"edited"}


def test_change_that_a_story_cannot_follow_is_not_made(newsroom, photo, monkeypatch):
    newsroom.live(**newsroom.with_photos(photo))

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("articles.reissue.list_like", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        newsroom.change(photo, ai_origin="edited")
    photo.refresh_from_db()
    assert photo.ai_origin == ""
    assert Publication.objects.count() == 1


def test_refused_change_touches_no_story(newsroom, photo):
    article = newsroom.live(**newsroom.with_photos(photo))
    with pytest.raises(PhotoRefused):
        newsroom.change(photo, by=newsroom.binh, ai_origin="edited")
    assert article.publications.count() == 1


def asked(newsroom, photo, value):
    with CaptureQueriesContext(connection) as queries:
        newsroom.change(photo, ai_origin=value)
    return len(queries)


def test_photo_of_three_hundred_live_stories_asks_no_more_than_one_of_three(newsroom):
    few, many = PhotoFactory(), PhotoFactory()
    for _number in range(3):
        newsroom.live(**newsroom.with_photos(few))
    _multiply(newsroom.live(**newsroom.with_photos(many)), 300, many)
    # What a process asks once (content types, roles) is not what a story costs.
    asked(newsroom, PhotoFactory(), "edited")
    at_few, at_many = asked(newsroom, few, "edited"), asked(newsroom, many, "edited")
    showing = Publication.objects.visible(at=newsroom.now).filter(pictures__0__picture__ai="edited")
    assert showing.count() == 3 + 300
    assert at_few < 40
    # Two bundles of stories instead of one.
    assert at_many <= 2 * at_few


def _multiply(article, times, photo):
    """Write the same story many times, past the verbs."""
    seen = article.publications.get()
    stories = Article.objects.bulk_create(
        Article(
            headline=f"Tin số {number}",
            section=article.section,
            state="approved",
            created_by=article.created_by,
            updated_by=article.updated_by,
        )
        for number in range(1, times)
    )
    columns = [f.attname for f in Publication._meta.fields if f.name not in ("id", "article")]
    values = {name: getattr(seen, name) for name in columns}
    copies = Publication.objects.bulk_create(Publication(article=s, **values) for s in stories)
    SectionListing.objects.bulk_create(
        SectionListing(publication=p, section=p.section, published_at=p.published_at)
        for p in copies
    )
    PublishedPhoto.objects.bulk_create(PublishedPhoto(publication=p, photo=photo) for p in copies)
