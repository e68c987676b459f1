"""What people do to photos: who may, what it changes, what it refuses."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django_tasks import task_backends

from articles.models import ImageCaption
from people.roles import Role
from photos import actions, editions, shapes
from photos.ingest import ingest
from photos.models import Collection, Photo
from photos.refusals import PhotoRefused
from photos.signals import pictures_changed
from tests.factories.people import PersonFactory
from tests.photos import pictures
from tests.photos.factories import PhotoFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2031, 5, 1, 17, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def desk(db):
    """Somebody of the photo desk."""
    return PersonFactory(role=Role.PHOTO_DESK)


@pytest.fixture
def asked_for():
    """Return the ids of the photos that the queue was asked to print."""
    queue = task_backends["default"]
    queue.clear()
    return lambda: [row.args[0] for row in queue.results]


def change(photos, actor, **changes):
    return actions.change(
        photo_ids=[photo.pk for photo in photos], changes=changes, actor=actor, at=NOW
    )


# -- words and rights


def test_many_photos_are_changed_together(desk):
    photos = PhotoFactory.create_batch(3)
    assert len(change(photos, desk, credit="TTXVN", owner="TTXVN").photos) == 3
    assert set(Photo.objects.values_list("credit", "owner")) == {("TTXVN", "TTXVN")}


def test_reporter_changes_their_own_photos_and_no_others(lan):
    own, other = PhotoFactory(uploaded_by=lan), PhotoFactory()
    change([own], lan, caption="Bến Hòn Rớ")
    with pytest.raises(PhotoRefused):
        change([own, other], lan, caption="Bến khác")
    assert Photo.objects.filter(caption="Bến khác").count() == 0


def test_what_is_changed_is_found(desk):
    [photo] = change([PhotoFactory()], desk, place="Vịnh Vân Phong").photos
    assert " van phong " in Photo.objects.get(pk=photo.pk).search_folded


def test_licence_cannot_end_before_it_begins(desk):
    photo = PhotoFactory()
    with pytest.raises(PhotoRefused):
        change([photo], desk, embargo_until=NOW + DAY, licence_until=NOW)
    photo.refresh_from_db()
    assert photo.licence_until is None


def test_words_too_long_are_refused_and_nothing_is_changed(desk):
    photos = PhotoFactory.create_batch(2)
    with pytest.raises(PhotoRefused):
        change(photos, desk, owner="Hãng", credit="dài " * 100)
    assert not Photo.objects.filter(owner="Hãng").exists()


@pytest.mark.parametrize("year", [1, 1799, 9001])
@pytest.mark.parametrize("name", ["taken_at", "embargo_until", "licence_until"])
def test_moment_that_no_database_could_give_back_is_refused(desk, name, year):
    photo = PhotoFactory()
    with pytest.raises(PhotoRefused):
        change([photo], desk, **{name: datetime(year, 1, 1, tzinfo=UTC)})
    photo.refresh_from_db()
    assert getattr(photo, name) is None


def test_change_is_on_record(desk):
    [photo] = change([PhotoFactory()], desk, credit="TTXVN").photos
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (desk, str(photo.pk))


def test_change_that_changes_nothing_leaves_no_trace(desk, asked_for):
    photo = PhotoFactory(credit="TTXVN")
    Photo.objects.update(edition=editions.wanted(photo))
    assert change([photo], desk, credit="TTXVN").photos == []
    assert (LogEntry.objects.count(), asked_for()) == (0, [])


def test_another_credit_asks_for_other_files(desk, asked_for):
    photo = PhotoFactory()
    change([photo], desk, credit="TTXVN")
    assert asked_for() == [photo.pk]


@pytest.mark.parametrize(
    ("changes", "heard"),
    [({"licence_until": NOW}, 1), ({"embargo_until": NOW}, 1), ({"caption": "Khác"}, 0)],
)
def test_pages_hear_once_for_all_of_rights_and_not_of_words(desk, changes, heard):
    told = []

    def listen(sender, photos, actor, at, **kwargs):
        told.append([photo.pk for photo in photos])
        return []

    pictures_changed.connect(listen)
    try:
        change(PhotoFactory.create_batch(3), desk, **changes)
    finally:
        pictures_changed.disconnect(listen)
    assert [len(photos) for photos in told] == [3] * heard


# -- crops


def cut(photo, actor, focus=(0.5, 0.5), **crops):
    return actions.cut(photo_id=photo.pk, focus=focus, crops=crops, actor=actor)


def test_crop_of_a_place_is_kept_and_files_are_asked_for(desk, asked_for):
    photo = PhotoFactory()
    cut(photo, desk, focus=(0.2, 0.3), square=[0.1, 0.1, 0.4, 0.6])
    photo.refresh_from_db()
    assert photo.box("square") == shapes.Box(0.1, 0.1, 0.4, 0.6)
    assert (photo.focal_x, photo.focal_y) == (0.2, 0.3)
    assert asked_for() == [photo.pk]


@pytest.mark.parametrize(
    ("focus", "crops"),
    [
        ((1.2, 0.5), {}),
        ((0.5, 0.5), {"square": [0.8, 0.1, 0.4, 0.6]}),
        ((0.5, 0.5), {"square": [-0.1, 0.1, 0.4, 0.6]}),
        ((0.5, 0.5), {"square": [0.1, 0.1, 0.4, 0.4]}),
        ((0.5, 0.5), {"square": [0.1, 0.1, 0, 0]}),
        ((0.5, 0.5), {"full": [0, 0, 1, 1]}),
        ((0.5, 0.5), {"nowhere": [0, 0, 1, 1]}),
        ((float("nan"), 0.5), {}),
        ((0.5, 0.5), {"square": [float("nan"), 0.1, 0.4, 0.6]}),
    ],
)
def test_senseless_crop_is_refused(desk, focus, crops):
    photo = PhotoFactory()
    with pytest.raises(PhotoRefused):
        cut(photo, desk, focus, **crops)
    photo.refresh_from_db()
    assert photo.crops == {}


def test_reporter_does_not_cut_what_others_took(lan):
    with pytest.raises(PhotoRefused):
        cut(PhotoFactory(), lan, focus=(0, 0))


# -- trash


def test_photo_goes_into_the_trash_and_comes_back(desk):
    photo = PhotoFactory()
    actions.trash(photo_ids=[photo.pk], actor=desk, at=NOW)
    assert not Photo.objects.in_library().exists()
    actions.untrash(photo_ids=[photo.pk], actor=desk)
    assert Photo.objects.in_library().get() == photo


def test_photo_in_a_story_cannot_be_thrown_away(desk, newsroom):
    photo = PhotoFactory()
    ImageCaption.objects.create(article=newsroom.draft(), photo=photo, key="k3f9a2c1")
    with pytest.raises(PhotoRefused):
        actions.trash(photo_ids=[photo.pk], actor=desk, at=NOW)
    assert Photo.objects.in_library().exists()


def test_reporter_throws_away_only_what_is_theirs(lan):
    own, other = PhotoFactory(uploaded_by=lan), PhotoFactory()
    with pytest.raises(PhotoRefused):
        actions.trash(photo_ids=[own.pk, other.pk], actor=lan, at=NOW)
    assert Photo.objects.in_library().count() == 2
    actions.trash(photo_ids=[own.pk], actor=lan, at=NOW)
    assert Photo.objects.in_library().get() == other


def test_trash_is_emptied_after_thirty_days_files_and_all(
    desk, private_files, django_capture_on_commit_callbacks
):
    photo = ingest(pictures.sent(pictures.jpeg()), uploaded_by=desk)
    actions.trash(photo_ids=[photo.pk], actor=desk, at=NOW)
    assert actions.empty_trash(at=NOW + 29 * DAY) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.empty_trash(at=NOW + 30 * DAY) == 1
    assert not Photo.objects.exists()
    assert private_files() == []


def test_trash_keeps_what_a_story_took_meanwhile(desk, newsroom):
    photo = PhotoFactory(trashed_at=NOW, trashed_by=desk)
    ImageCaption.objects.create(article=newsroom.draft(), photo=photo, key="k3f9a2c1")
    assert actions.empty_trash(at=NOW + 31 * DAY) == 0
    assert Photo.objects.exists()


def test_file_sent_again_takes_its_photo_up_again_and_says_who(lan, desk):
    photo = PhotoFactory(trashed_at=NOW, trashed_by=desk)
    assert actions.take_up_again(photo_id=photo.pk, actor=lan) == photo
    assert Photo.objects.in_library().get() == photo
    assert LogEntry.objects.get().user == lan
    assert actions.take_up_again(photo_id=photo.pk + 1, actor=lan) is None


# -- collections


def test_photos_are_put_together_and_taken_apart(lan):
    photos = PhotoFactory.create_batch(3)
    ids = [photo.pk for photo in photos]
    collection = actions.collect(photo_ids=ids, actor=lan, name="Bão số 12")
    assert collection.photos.count() == 3
    actions.collect(photo_ids=ids, actor=lan, collection_id=collection.pk)
    actions.uncollect(photo_ids=ids[:1], actor=lan, collection_id=collection.pk)
    assert collection.photos.count() == 2
    assert Photo.objects.in_library().count() == 3


def test_collection_needs_a_name_or_must_be_there(lan):
    for arguments in ({"name": "  "}, {"collection_id": 999}):
        with pytest.raises(PhotoRefused):
            actions.collect(photo_ids=[], actor=lan, **arguments)
    assert not Collection.objects.exists()
