"""Photos that look like another are found by a few numbers, however many photos there are."""

from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from darkroom import likeness
from photos import alike
from photos.models import Likeness, Photo
from tests.photos.factories import PhotoFactory

pytestmark = pytest.mark.django_db
PICTURE = 0x0F1E_2D3C_4B5A_6978
# Hashes that differ in so many bits have a band in which they differ in one bit at most.
SURE = 7


def looking_like(*hashes, **words):
    """Return a photo of the library that has these hashes."""
    photo = PhotoFactory(**words)
    alike.remember(photo, hashes)
    return photo


def changed(number, random, bits):
    """Return the hash with so many of its bits turned over."""
    for bit in random.sample(range(64), bits):
        number ^= 1 << bit
    return number


def crowd(*hashes):
    """Fill the table with hashes of one photo, quicker than with thousands of photos."""
    photo = PhotoFactory()
    Likeness.objects.bulk_create(
        Likeness(photo=photo, position=position, hash=f"{number:016x}", **alike.by_band(number))
        for position, number in enumerate(hashes)
    )
    return photo


def test_the_same_picture_is_found():
    photo = looking_like(PICTURE)
    looking_like(PICTURE ^ 0xFFFF_FFFF_FFFF_FFFF)
    assert alike.alike((PICTURE,)) == [(photo, 0)]


@pytest.mark.parametrize("bits", range(min(likeness.ALIKE, SURE) + 1))
def test_picture_saved_anew_is_found_whichever_bits_that_changes(bits):
    random = Random(bits)
    photo = looking_like(PICTURE)
    for _time in range(10):
        assert alike.alike((changed(PICTURE, random, bits),)) == [(photo, bits)]


@pytest.mark.parametrize("bits", [likeness.ALIKE + 1, 32, 64])
def test_another_picture_is_not_found(bits):
    looking_like(PICTURE)
    assert alike.alike((changed(PICTURE, Random(1), bits),)) == []


def test_nearest_come_first_and_of_equals_the_newest():
    far = looking_like(PICTURE ^ 0b111)
    twin, same = looking_like(PICTURE), looking_like(PICTURE)
    near = looking_like(PICTURE ^ 1)
    assert alike.alike((PICTURE,)) == [(same, 0), (twin, 0), (near, 1), (far, 3)]
    assert alike.alike((PICTURE,), limit=2) == [(same, 0), (twin, 0)]


def test_photo_is_not_like_itself_and_like_nothing_in_the_trash():
    photo, other = looking_like(PICTURE), looking_like(PICTURE)
    looking_like(PICTURE, trashed_at=timezone.now())
    assert alike.alike_to(photo) == [(other, 0)]
    assert alike.alike((PICTURE,), without=photo) == [(other, 0)]


def test_trash_full_of_the_same_hides_nothing(monkeypatch):
    photo = looking_like(PICTURE ^ 1)
    for _number in range(5):
        looking_like(PICTURE, trashed_at=timezone.now())
    monkeypatch.setattr(alike, "MOST_COMPARED", 3)
    assert alike.alike((PICTURE,)) == [(photo, 1)]


def test_photo_of_which_no_hash_is_known_is_like_nothing():
    assert alike.alike_to(PhotoFactory()) == alike.alike(()) == []


def test_what_is_remembered_replaces_what_was():
    photo = looking_like(1, 2, 3)
    alike.remember(photo, (2**64 - 1, 0))
    rows = Likeness.objects.order_by("position").values_list("hash", "band_0", "band_3")
    assert [*rows] == [("f" * 16, 0xFFFF, 0xFFFF), ("0" * 16, 0, 0)]
    photo.delete()
    assert not Likeness.objects.exists()


@pytest.mark.parametrize("seed", range(5))
def test_answers_are_those_of_comparing_with_every_photo(seed):
    random = Random(seed)
    pictures = [random.getrandbits(64) for _number in range(6)]
    hashes = {}
    for _number in range(120):
        parts = [
            changed(random.choice(pictures), random, random.choice([0, 1, 2, 3, 25, 30]))
            for _part in range(random.randint(1, 5))
        ]
        hashes[looking_like(*parts).pk] = tuple(parts)
    for pk, ours in list(hashes.items())[:25]:
        others = {other: likeness.distance(ours, its) for other, its in hashes.items()}
        answer = sorted(
            (far, -other) for other, far in others.items() if far <= likeness.ALIKE and other != pk
        )
        found = alike.alike_to(Photo.objects.get(pk=pk), limit=200)
        assert [(far, -photo.pk) for photo, far in found] == answer


def test_ten_thousand_black_frames_hide_no_photo():
    random = Random(3)
    crowd(*((PICTURE & 0xFFFF) | (random.getrandbits(48) << 16) for _number in range(10_000)))
    photo = looking_like(changed(PICTURE, random, 2))
    assert (photo, 2) in alike.alike((PICTURE,))


@pytest.mark.parametrize("count", [1, 5])
def test_so_much_is_asked_and_read_however_many_share_a_band(count):
    random = Random(4)
    frames = [changed(PICTURE, random, 3) for _number in range(10_000)]
    crowd(*frames)
    with CaptureQueriesContext(connection) as asked:
        alike.alike(tuple(frames[:count]))
    assert len(asked) <= 9 * count + 3
    read = sum(len(list(alike.sharing_a_band(number))) for number in frames[:1])
    assert read <= 5 * alike.MOST_SAME + 4 * alike.MOST_NEAR
