"""The start page names the photos that will soon be gone from live stories."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from people.roles import Role
from photos.models import Photo
from tests.factories.people import PersonFactory
from tests.factories.stories import SectionFactory
from tests.photos.factories import PhotoFactory

DAY = timedelta(days=1)
TITLE = "desk-licences"


def photo_ending(newsroom, ends_in, **changes):
    """A live story with a photo whose licence ends after so long from now, or before."""
    photo = PhotoFactory()
    article = newsroom.live(**newsroom.with_photos(photo), **changes)
    Photo.objects.filter(pk=photo.pk).update(licence_until=timezone.now() + ends_in)
    return photo, article


def listed(client, person):
    client.force_login(person)
    return client.get("/desk/").context["ending_licences"]


def test_editors_are_told_which_photos_of_live_stories_end_soon(client, newsroom):
    later, _story = photo_ending(newsroom, 6 * DAY)
    sooner, article = photo_ending(newsroom, DAY)
    photo_ending(newsroom, 8 * DAY)
    photo_ending(newsroom, -DAY)
    assert [row["photo"] for row in listed(client, newsroom.hanh)] == [sooner, later]
    page = client.get("/desk/").content.decode()
    assert TITLE in page
    assert article.get_desk_url() in page
    assert reverse("admin:photos_photo_change", args=[sooner.pk]) in page


def test_photos_of_stories_that_readers_do_not_see_are_not_named(client, newsroom):
    _photo, article = photo_ending(newsroom, DAY)
    newsroom.do("withdraw", article, newsroom.thu, reason="Chờ xác minh")
    newsroom.approved(**newsroom.with_photos(PhotoFactory(licence_until=timezone.now() + DAY)))
    assert listed(client, newsroom.hanh) == []


def test_desk_head_is_told_of_the_stories_of_their_own_desk(client, newsroom):
    own, _story = photo_ending(newsroom, DAY)
    photo_ending(newsroom, DAY, section_id=SectionFactory(name="Thể thao", slug="the-thao").pk)
    assert [row["photo"] for row in listed(client, newsroom.duc)] == [own]


@pytest.mark.parametrize("role", [Role.PHOTO_DESK, Role.MANAGING_EDITOR, Role.EDITOR_IN_CHIEF])
def test_photo_desk_and_chiefs_are_told(client, newsroom, role):
    photo_ending(newsroom, DAY)
    assert len(listed(client, PersonFactory(role=role))) == 1


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REPORTER, Role.ADMINISTRATOR])
def test_others_have_no_such_list(client, newsroom, role):
    photo_ending(newsroom, DAY)
    assert listed(client, PersonFactory(role=role)) is None
    assert TITLE not in client.get("/desk/").content.decode()
