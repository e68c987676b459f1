"""What the rights in a photo forbid is refused when a story becomes public, and said before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Event, Publication
from articles.refusals import NotReady
from photos.models import Photo
from tests.photos.factories import PhotoFactory

HOUR = timedelta(hours=1)


def with_photo(newsroom, **rights):
    """A passed story with a photo that got its rights afterwards."""
    photo = PhotoFactory()
    article = newsroom.approved(**newsroom.with_photos(photo))
    Photo.objects.filter(pk=photo.pk).update(**rights)
    return article, photo


def refuses(newsroom, verb, article, **arguments):
    """The sentences with which the verb is refused; nothing is left of it."""
    before = Publication.objects.count(), Event.objects.count()
    with pytest.raises(NotReady) as refusal:
        newsroom.do(verb, article, newsroom.thu, **arguments)
    assert (Publication.objects.count(), Event.objects.count()) == before
    return refusal.value.sentences


FORBIDDEN = {
    "over": lambda now: {"licence_until": now},
    "not begun": lambda now: {"embargo_until": now + HOUR},
    "in the trash": lambda now: {"trashed_at": now},
    "not prepared": lambda now: {"edition": ""},
    "broken": lambda now: {"edition": "", "trouble": "broken"},
}


@pytest.mark.parametrize("rights", FORBIDDEN.values(), ids=FORBIDDEN)
def test_story_is_not_published_with_a_photo_that_readers_may_not_see(newsroom, rights):
    article, photo = with_photo(newsroom, **rights(newsroom.now))
    (sentence,) = refuses(newsroom, "publish", article)
    assert str(photo) in sentence


@pytest.mark.parametrize("rights", FORBIDDEN.values(), ids=FORBIDDEN)
def test_live_story_is_not_updated_with_a_photo_that_readers_may_not_see(newsroom, rights):
    photo = PhotoFactory()
    article = newsroom.live()
    copy = newsroom.copy(**newsroom.with_photos(photo))
    newsroom.do("save", article, newsroom.hanh, copy=copy)
    Photo.objects.filter(pk=photo.pk).update(**rights(newsroom.now))
    (sentence,) = refuses(newsroom, "update", article)
    assert str(photo) in sentence


@pytest.mark.parametrize("rights", FORBIDDEN.values(), ids=FORBIDDEN)
def test_withdrawn_story_is_not_brought_back_with_such_a_photo(newsroom, rights):
    photo = PhotoFactory()
    article = newsroom.live(**newsroom.with_photos(photo))
    newsroom.do("withdraw", article, newsroom.thu, reason="Chờ xác minh")
    # What comes back is what readers saw, whatever stands in the desk copy by now.
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy())
    Photo.objects.filter(pk=photo.pk).update(**rights(newsroom.now))
    (sentence,) = refuses(newsroom, "restore", article)
    assert str(photo) in sentence


def test_scheduled_story_is_measured_by_the_moment_at_which_it_goes_live(newsroom):
    six = newsroom.now + 9 * HOUR
    article, photo = with_photo(newsroom, licence_until=six)
    assert refuses(newsroom, "schedule", article, go_live_at=six)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=six - HOUR)
    Photo.objects.filter(pk=photo.pk).update(licence_until=None, embargo_until=six)
    assert refuses(newsroom, "schedule", article, go_live_at=six - HOUR)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=six)


def test_all_that_is_wrong_with_its_photos_is_said_at_once(newsroom):
    photos = [PhotoFactory(), PhotoFactory(), PhotoFactory()]
    article = newsroom.approved(**newsroom.with_photos(*photos, photos[0]))
    Photo.objects.filter(pk__in=[photos[0].pk, photos[2].pk]).update(licence_until=newsroom.now)
    assert len(refuses(newsroom, "publish", article)) == 2


@pytest.mark.parametrize("life", ["live", "withdrawn", "scheduled"])
def test_photo_for_one_story_only_is_not_published_in_a_second_one(newsroom, life):
    photo = PhotoFactory(one_use_only=True)
    first = newsroom.approved(**newsroom.with_photos(photo))
    if life == "scheduled":
        newsroom.do("schedule", first, newsroom.hanh, go_live_at=newsroom.now + HOUR)
    else:
        newsroom.do("publish", first, newsroom.hanh)
    if life == "withdrawn":
        newsroom.do("withdraw", first, newsroom.thu, reason="Chờ xác minh")
    second = newsroom.approved(**newsroom.with_photos(photo))
    (sentence,) = refuses(newsroom, "publish", second)
    assert str(photo) in sentence


def test_photo_for_one_story_only_stays_usable_for_that_story(newsroom):
    article = newsroom.live(**newsroom.with_photos(PhotoFactory(one_use_only=True)))
    newsroom.reword(article)
    newsroom.do("update", article, newsroom.hanh)
    newsroom.do("withdraw", article, newsroom.thu, reason="Chờ xác minh")
    newsroom.do("restore", article, newsroom.thu)


def test_photo_for_one_story_only_is_free_again_when_its_story_is_called_off(newsroom):
    photo = PhotoFactory(one_use_only=True)
    first = newsroom.approved(**newsroom.with_photos(photo))
    newsroom.do("schedule", first, newsroom.hanh, go_live_at=newsroom.now + HOUR)
    newsroom.do("unschedule", first, newsroom.hanh)
    newsroom.live(**newsroom.with_photos(photo))


def test_story_may_be_handed_in_and_passed_before_its_photo_may_be_shown(newsroom):
    photo = PhotoFactory(edition="", embargo_until=newsroom.now + HOUR)
    newsroom.approved(**newsroom.with_photos(photo))


def test_form_says_what_to_know_about_the_photos_also_of_a_live_story(client, newsroom):
    ending = PhotoFactory(caption="Sắp hết hạn")
    over = PhotoFactory(caption="Đã hết hạn")
    article = newsroom.live(**newsroom.with_photos(ending, over))
    now = timezone.now()
    Photo.objects.filter(pk=ending.pk).update(licence_until=now + 24 * HOUR)
    Photo.objects.filter(pk=over.pk).update(licence_until=now - HOUR)
    client.force_login(newsroom.hanh)
    form = client.get(article.get_desk_url())
    first, second = form.context["desk_copy"]["picture_notices"]
    assert "Đã hết hạn" in first
    assert "Sắp hết hạn" in second
    assert first in form.content.decode()


def test_form_of_a_story_without_trouble_says_nothing(client, newsroom):
    article = newsroom.live(**newsroom.with_photos(PhotoFactory()))
    client.force_login(newsroom.hanh)
    form = client.get(article.get_desk_url())
    assert form.context["desk_copy"]["picture_notices"] == []
    assert "picture-notices-title" not in form.content.decode()
