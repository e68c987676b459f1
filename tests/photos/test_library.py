"""The photo library as rows: what is found, what is used, what goes with a deleted photo."""

import unicodedata
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from articles.models import ImageCaption
from photos.ingest import ingest
from photos.models import Photo
from tests.factories.people import PersonFactory
from tests.photos import pictures
from tests.photos.factories import PhotoFactory

pytestmark = pytest.mark.django_db


NFD = partial(unicodedata.normalize, "NFD")


@pytest.mark.parametrize(
    "query", ["Đặng Ủy", "dang uy", "ĐẶNG UỶ", NFD("Đặng Ủy"), "bến hòn rớ", "ben  ghe", ""]
)
def test_photo_is_found_with_and_without_marks(query):
    photo = PhotoFactory(caption="Ghe cá về bến Hòn Rớ", credit="Ảnh: Đặng Ủy")
    PhotoFactory(caption="Lễ hội Tháp Bà", credit="V.THÀNH", alt_text="")
    assert photo in Photo.objects.matching(query)


def test_photo_is_not_found_by_words_of_another():
    PhotoFactory(caption="Ghe cá", credit="Đặng Ủy")
    PhotoFactory(caption="Tháp Bà", credit="V.THÀNH", alt_text="Tháp")
    assert Photo.objects.matching("ghe thành").count() == 0


def test_changed_words_are_found_even_when_only_they_are_saved():
    photo = PhotoFactory(caption="Chưa rõ")
    photo.caption = "Vịnh Vân Phong"
    photo.save(update_fields=["caption"])
    assert Photo.objects.matching("van phong").get() == photo


def test_words_are_stored_composed():
    assert PhotoFactory(caption=NFD("Tháp Bà")).caption == "Tháp Bà"


def test_photo_without_words_is_named_by_its_number():
    photo = PhotoFactory(caption="", alt_text="")
    assert str(photo.pk) in str(photo)


def test_focal_point_lies_inside_the_picture():
    with pytest.raises(IntegrityError), transaction.atomic():
        PhotoFactory(focal_x=1.5)


def test_photo_in_a_story_is_used(newsroom):
    photo = PhotoFactory()
    assert not photo.is_used()
    ImageCaption.objects.create(article=newsroom.draft(), photo=photo, key="k3f9a2c1")
    assert photo.is_used()


def test_files_of_a_deleted_photo_go_once_that_is_sure(
    public_files, private_files, django_capture_on_commit_callbacks
):
    photo = ingest(pictures.sent(pictures.jpeg()), uploaded_by=PersonFactory())
    with django_capture_on_commit_callbacks() as callbacks:
        photo.delete()
    assert public_files()
    for callback in callbacks:
        callback()
    assert public_files() == private_files() == []
