"""Photos that look like another: sent twice, saved anew, made smaller, cut.

Two hashes that differ in few bits are the same, or nearly, in one of their four bands of 16 bits:
an index finds those with such a band, and only they are compared (multi-index hashing).
"""

from heapq import nsmallest
from itertools import islice

from darkroom import likeness
from photos.models import Likeness, Photo

NAMES = ("band_0", "band_1", "band_2", "band_3")
# One bit may differ in the band. So all are found that differ in 7 bits, 96 of 100 that differ in
# 8 and 78 of those that differ in 10; with two bits all would be, and six times as much be read.
WITHIN = 1
# Black frames and title cards share a band with thousands; nobody needs more than a few of them.
# Among 1,500,000 hashes as chance makes them 25 have the same band, and 370 nearly the same.
MOST_SAME, MOST_NEAR, MOST_READ = 300, 1_500, 15_000
# So many of the nearest may lie in the trash; of so many that do not, all hashes are compared.
MOST_LOOKED_UP, MOST_COMPARED = 2_000, 300


def remember(photo, hashes):
    """Write down what the photo looks like, in place of what was known before."""
    Likeness.objects.filter(photo=photo).delete()
    Likeness.objects.bulk_create(
        Likeness(photo=photo, position=position, hash=f"{number:016x}", **by_band(number))
        for position, number in enumerate(hashes)
    )


def alike_to(photo, *, limit=12):
    """Return what `alike` finds for a photo of the library."""
    return alike(hashes_of([photo.pk]).get(photo.pk, ()), without=photo, limit=limit)


def alike(hashes, *, without=None, limit=12):
    """Return `(photo, distance)` of the photos that look like it, the nearest first.

    `hashes` is what the darkroom made of it. What lies in the trash is left out.
    """
    hashes = tuple(hashes)
    near = {
        pk: likeness.distance(hashes, theirs)
        for pk, theirs in hashes_of(_nearest(hashes, without)).items()
    }
    found = sorted((distance, -pk) for pk, distance in near.items() if distance <= likeness.ALIKE)
    photos = Photo.objects.in_bulk([-pk for _distance, pk in found[:limit]])
    return [(photos[-pk], distance) for distance, pk in found[:limit] if -pk in photos]


def _nearest(hashes, without):
    """Return the ids of the photos that have one of the hashes nearest to one of these."""
    far = {}
    for pk, bits in islice(_compared(hashes), MOST_READ):
        if bits <= likeness.ALIKE:
            far[pk] = min(bits, far.get(pk, bits))
    far.pop(without and without.pk, None)
    near = nsmallest(MOST_LOOKED_UP, far, key=lambda pk: (far[pk], -pk))
    kept = set(Photo.objects.in_library().filter(pk__in=near).values_list("pk", flat=True))
    return [pk for pk in near if pk in kept][:MOST_COMPARED]


def _compared(hashes):
    """Yield `(photo_id, bits that differ)` for what shares a band, the whole picture first."""
    for number in dict.fromkeys(hashes):
        for pk, digits in sharing_a_band(number):
            yield pk, (number ^ int(digits, 16)).bit_count()


def sharing_a_band(number):
    """Yield `(photo_id, hash)` of hashes with a band like this one's, a bounded number of them."""
    rows = Likeness.objects.values_list("photo_id", "hash")
    bands = by_band(number)
    yield from rows.filter(**bands)[:MOST_SAME]
    for name, value in bands.items():
        yield from rows.filter(**{name: value})[:MOST_SAME]
        others = set(likeness.near(value, WITHIN)) - {value}
        yield from rows.filter(**{f"{name}__in": others})[:MOST_NEAR]


def hashes_of(ids):
    """Return the hashes of each photo, the one of the whole photo first."""
    found = {}
    rows = Likeness.objects.filter(photo__in=ids).order_by("photo", "position")
    for pk, digits in rows.values_list("photo_id", "hash"):
        found.setdefault(pk, []).append(int(digits, 16))
    return {pk: tuple(numbers) for pk, numbers in found.items()}


def by_band(number):
    return dict(zip(NAMES, likeness.bands(number), strict=True))
