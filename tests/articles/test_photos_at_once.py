"""A photo is changed while a story with it becomes public: neither misses the other."""

import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from articles import actions
from articles.models import Publication
from articles.refusals import NotReady
from photos.models import Photo
from tests.photos.factories import PhotoFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # SQLite lets one writer in at a time, from the beginning of its transaction.
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL locks rows"),
]
HOUR = timedelta(hours=1)


class Aside(threading.Thread):
    """Somebody else's request, which may have to wait for ours."""

    def __init__(self, work):
        super().__init__()
        self.work, self.error = work, None
        self.start()

    def run(self):
        try:
            self.work()
        except (DatabaseError, NotReady) as error:
            self.error = error
        finally:
            connection.close()

    def done(self):
        self.join(10)
        assert not self.is_alive(), "it waits for ever"
        return self.error


@contextmanager
def while_held(work):
    """Yield how to begin somebody else's work while we hold the rows; then let it go on."""
    begun = []

    def begin():
        begun.append(Aside(work))
        _waits(begun[0])

    with transaction.atomic():
        yield begin
    assert begun[0].done() is None


def _waits(aside):
    aside.join(0.4)
    assert aside.is_alive(), "it did not wait for us"


@pytest.fixture
def photo(db):
    return PhotoFactory()


def lead(article, at):
    return Publication.objects.visible(at=at).get(article=article).as_of(at).lead_picture


def test_story_that_is_published_during_a_change_shows_what_was_changed(newsroom, photo):
    article = newsroom.approved(**newsroom.with_photos(photo))
    assert newsroom.hanh
    end = newsroom.now + HOUR
    with while_held(lambda: newsroom.do("publish", article, newsroom.hanh)) as begin:
        newsroom.change(photo, licence_until=end)
        begin()
    assert lead(article, end - timedelta(seconds=1))
    assert lead(article, end) is None


def test_change_during_a_publication_reaches_the_story(newsroom, photo):
    article = newsroom.approved(**newsroom.with_photos(photo))
    assert newsroom.mai
    end = newsroom.now + HOUR
    with while_held(lambda: newsroom.change(photo, licence_until=end)) as begin:
        newsroom.do("publish", article, newsroom.hanh)
        begin()
    assert lead(article, end - timedelta(seconds=1))
    assert lead(article, end) is None


def test_saving_and_updating_a_live_story_during_a_change_waits_and_does_not_block(newsroom, photo):
    """The form saves and updates in one transaction; the change needs the same story's row."""
    article = newsroom.live(**newsroom.with_photos(photo))
    copy = newsroom.copy(headline="Tít mới", **newsroom.with_photos(photo, PhotoFactory()))
    begun, go_on = threading.Event(), threading.Event()
    end = newsroom.now + HOUR

    def save_and_update():
        with transaction.atomic():
            newsroom.do("save", article, newsroom.hanh, copy=copy)
            begun.set()
            assert go_on.wait(5)
            newsroom.do("update", article, newsroom.hanh)

    assert newsroom.mai
    form = Aside(save_and_update)
    assert begun.wait(5)
    change = Aside(lambda: newsroom.change(photo, licence_until=end))
    _waits(change)
    go_on.set()
    assert (form.done(), change.done()) == (None, None)
    seen = Publication.objects.visible(at=newsroom.now).get(article=article)
    assert seen.headline == "Tít mới"
    assert lead(article, end - timedelta(seconds=1))["picture"]["photo"] == photo.pk
    placed = lead(article, end)
    assert placed is None or placed["picture"]["photo"] != photo.pk


def test_photo_for_one_story_only_is_published_once_by_two_at_once(newsroom, photo):
    Photo.objects.update(one_use_only=True)
    first = newsroom.approved(**newsroom.with_photos(photo))
    second = newsroom.approved(**newsroom.with_photos(photo))
    hanh, at = newsroom.hanh, newsroom.tick()

    def publish(story):
        actions.publish(article_id=story.pk, version=story.version, actor=hanh, at=at)

    with transaction.atomic():
        publish(first)
        other = Aside(lambda: publish(second))
        _waits(other)
    assert isinstance(other.done(), NotReady)
    assert Publication.objects.count() == 1
