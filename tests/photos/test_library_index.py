"""The index of words of photos is kept by the database itself, whoever writes the rows."""

from random import Random

import pytest
from django.db import connection, transaction

from photos import findable, library
from photos.library import Criteria
from photos.models import Photo
from tests.photos.factories import PhotoFactory
from tests.photos.test_library_criteria import NOON, SYLLABLES, some_words
from vietnamese.text import fold

pytestmark = pytest.mark.django_db


def holding(words):
    """Return the ids that the index has for the words, without a look at the texts."""
    with connection.cursor() as cursor:
        cursor.execute(*library.WORDS.asked(words.split(), 1_000))
        return sorted(row[0] for row in cursor.fetchall())


def test_words_of_many_photos_written_at_once_are_known():
    photos = [PhotoFactory.build(uploaded_by=PhotoFactory().uploaded_by, caption="Vịnh Vân Phong")]
    for photo in photos:
        photo.search_exact, photo.search_folded = findable.texts(photo)
    [photo] = Photo.objects.bulk_create(photos)
    assert holding("vân phong") == holding("van phong") == [photo.pk]
    assert library.find(Criteria(words="van phong"), at=NOON).photos == [photo]


def test_words_changed_past_the_model_are_known_and_the_old_ones_forgotten():
    photo = PhotoFactory(caption="Cảng mới")
    Photo.objects.update(search_exact=" bến sông ", search_folded=" ben song ")
    assert holding("cang") == []
    assert holding("ben song") == [photo.pk]
    Photo.objects.bulk_update([photo], ["search_exact", "search_folded"])
    assert holding("cang") == [photo.pk]


def test_words_of_deleted_photos_are_forgotten():
    photo = PhotoFactory(caption="Cảng mới")
    Photo.objects.filter(pk=photo.pk).delete()
    assert holding("cang") == []


def test_a_change_that_is_taken_back_is_none():
    photo = PhotoFactory(caption="Cảng mới")
    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert holding("cang") == [photo.pk]


def change_and_fail():
    with transaction.atomic():
        Photo.objects.update(search_exact=" a ", search_folded=" a ")
        raise ZeroDivisionError


def test_index_agrees_with_the_texts_after_everything_that_happens_to_photos():
    random = Random(7)
    PhotoFactory.create_batch(30)
    for _time in range(40):
        photos = list(Photo.objects.order_by("?")[:4])
        photos[0].caption = some_words(random)
        photos[0].save()
        photos[1].delete()
        Photo.objects.filter(pk=photos[2].pk).update(
            search_folded=f" {fold(random.choice(SYLLABLES))} "
        )
        PhotoFactory(caption=some_words(random), place=some_words(random))
    texts = Photo.objects.values_list("pk", "search_exact", "search_folded")
    known = {pk: {*marked.split(), *plain.split()} for pk, marked, plain in texts}
    for word in set().union(*known.values()):
        assert holding(word) == sorted(pk for pk, words in known.items() if word in words)


def test_a_photo_with_as_many_words_as_it_can_hold_is_found():
    caption = " ".join(f"tu{number}" for number in range(50_000)) + " " + "x" * 5_000
    photo = PhotoFactory(caption=caption)
    assert library.find(Criteria(words="tu1 tu49999"), at=NOON).photos == [photo]


def test_a_database_without_the_index_gives_the_same_answers(monkeypatch):
    monkeypatch.setattr("wordindex.index.INDEXED", set())
    photo = PhotoFactory(caption="Cảng TP.HCM", place="Nha Trang")
    PhotoFactory(caption="Cang TP HCM", place="")
    assert library.find(Criteria(words="cảng tp.hcm", place="nha"), at=NOON).photos == [photo]
