"""What a library answers is what reading every photo would answer, on every page."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import get_default_timezone

from photos import library
from photos.library import Criteria
from photos.licence import WARNED_AHEAD
from photos.models import Collection, Photo
from tests.factories.people import PersonFactory
from tests.photos.factories import PhotoFactory
from vietnamese.text import exact, fold

pytestmark = pytest.mark.django_db
NOON = datetime(2031, 5, 1, 5, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SYLLABLES = [
    *["ban", "bán", "bàn", "nam", "năm", "cảng", "cá", "ghe", "tàu", "hòa", "hoà", "thuý", "uỷ"],
    *["lễ", "hội", "TP.HCM", "covid-19", "M’nông"],
]
SHAPES = [(2400, 1600), (1600, 2400), (2000, 2000), (1990, 2000)]
MOMENTS = [None, *(NOON + days * DAY for days in (-900, -40, -1, 0, 1, 6, 7, 8, 90))]
FOUND_IN = ["headline", "caption", "alt_text", "byline", "credit", "source", "keywords", "place"]


def a_library(random, size):
    """Return so many photos that differ in everything."""
    people = PersonFactory.create_batch(3)
    collections = [Collection.objects.create(name=f"{n}", created_by=people[0]) for n in range(2)]
    photos = [PhotoFactory(**some_photo(random, people)) for _number in range(size)]
    for photo in photos:
        photo.collections.set(random.sample(collections, random.choice([0, 0, 1, 2])))
    return photos, people, collections


def some_photo(random, people):
    width, height = random.choice(SHAPES)
    licence_until = random.choice(MOMENTS)
    embargo_until = random.choice([None, None, *MOMENTS])
    if licence_until and embargo_until and embargo_until >= licence_until:
        embargo_until = None
    return {
        **{name: some_words(random) for name in FOUND_IN},
        "width": width,
        "height": height,
        "licence_until": licence_until,
        "embargo_until": embargo_until,
        "taken_at": random.choice(MOMENTS),
        "uploaded_at": random.choice(MOMENTS[1:]),
        "used_at": random.choice(MOMENTS[:4]),
        "trashed_at": random.choice([None, None, None, NOON]),
        "one_use_only": random.random() < 0.2,
        "ai_origin": random.choice(["", "", "edited", "generated"]),
        "edition": random.choice(["", "0123456789"]),
        "uploaded_by": random.choice(people),
    }


def some_words(random):
    return " ".join(random.choices(SYLLABLES, k=random.choice([0, 1, 1, 2, 4])))


def some_criteria(random, people, collections):
    """Return criteria of which one, two or four are asked at once."""
    day = (NOON - random.choice([0, 1, 40, 900]) * DAY).astimezone(get_default_timezone()).date()
    asked = {
        "words": " ".join(random.sample(SYLLABLES, random.choice([1, 1, 2]))),
        "credit": random.choice(SYLLABLES),
        "place": random.choice(SYLLABLES),
        "taken_from": day,
        "taken_to": day + random.choice([0, 1, 60, 900]) * DAY,
        "uploaded_from": day,
        "uploaded_to": day,
        "rights": random.choice(["usable", "ending", "ended", "embargoed", "one_use"]),
        "orientation": random.choice(["landscape", "portrait", "square"]),
        "use": random.choice(["never", "used"]),
        "uploaded_by": random.choice(people).pk,
        "collection": random.choice(collections).pk,
        "missing": random.choice(["alt_text", "credit", "caption"]),
        "ai": random.choice([True, "edited", "generated"]),
        "trash": True,
        "preparing": True,
    }
    names = random.sample(sorted(asked), random.choice([1, 1, 2, 4]))
    return Criteria(**{name: asked[name] for name in names})


def is_wanted(photo, asked):
    """Tell whether the photo meets the criteria, by reading it."""
    credit = " \n ".join([photo.byline, photo.credit, photo.source])
    return all(
        [
            bool(photo.trashed_at) == asked.trash,
            holds(" \n ".join(getattr(photo, name) for name in FOUND_IN), asked.words),
            holds(credit, fold(asked.credit)),
            holds(photo.place, fold(asked.place)),
            lies_on(photo.taken_at, asked.taken_from, asked.taken_to),
            lies_on(photo.uploaded_at, asked.uploaded_from, asked.uploaded_to),
            has_rights(photo, asked.rights),
            asked.orientation in ("", photo.orientation),
            {"": True, "never": not photo.used_at, "used": photo.used_at}[asked.use],
            asked.uploaded_by in (None, photo.uploaded_by_id),
            not asked.collection or photo.collections.filter(pk=asked.collection).exists(),
            not asked.missing or not getattr(photo, asked.missing),
            not asked.ai or asked.ai == photo.ai_origin or (asked.ai is True and photo.ai_origin),
            not asked.preparing or not photo.edition,
        ]
    )


def holds(text, typed):
    """Tell whether all that is typed is in the text, and with its marks where it has any."""
    return all(
        f" {fold(word)} " in f" {fold(text)} "
        and (fold(word) == exact(word) or f" {exact(word)} " in f" {exact(text)} ")
        for word in typed.split()
    )


def lies_on(moment, first, last):
    day = moment and moment.astimezone(get_default_timezone()).date()
    if first or last:
        return bool(day) and (first or date.min) <= day <= (last or date.max)
    return True


def has_rights(photo, rights):
    until, since = photo.licence_until, photo.embargo_until
    return {
        "": True,
        "usable": photo.is_usable(at=NOON),
        "ending": until and NOON < until <= NOON + WARNED_AHEAD,
        "ended": until and until <= NOON,
        "embargoed": since and since > NOON,
        "one_use": photo.one_use_only,
    }[rights]


def leaf(asked, size):
    """Yield the pages, from the newest to the oldest."""
    below = None
    while True:
        page = library.find(asked, at=NOON, below=below, size=size)
        yield page.photos
        below = page.older
        if below is None:
            return


@pytest.mark.parametrize("many", [0, 3, 5_000])
def test_answers_are_those_of_reading_every_photo(many, monkeypatch):
    monkeypatch.setattr(library, "WORDS", replace(library.WORDS, many=many))
    random = Random(many)
    photos, people, collections = a_library(random, 150)
    asked_with_answers = 0
    for _time in range(100):
        asked = some_criteria(random, people, collections)
        answer = [photo.pk for photo in photos[::-1] if is_wanted(photo, asked)]
        pages = [[photo.pk for photo in page] for page in leaf(asked, size=13)]
        assert sum(pages, []) == answer, asked
        assert all(len(page) == 13 for page in pages[:-1])
        asked_with_answers += bool(answer)
    assert asked_with_answers > 30


def test_pages_part_the_whole_library():
    photos = PhotoFactory.create_batch(23)
    pages = list(leaf(Criteria(), size=5))
    assert [len(page) for page in pages] == [5, 5, 5, 5, 3]
    assert sum(pages, []) == photos[::-1]


def test_a_full_last_page_is_the_last():
    PhotoFactory.create_batch(10)
    assert [len(page) for page in leaf(Criteria(), size=5)] == [5, 5]


def test_photos_that_arrive_or_go_while_somebody_leafs_repeat_and_drop_nothing():
    photos = PhotoFactory.create_batch(12)
    seen = []
    for page in leaf(Criteria(words="hòn rớ"), size=4):
        seen += page
        PhotoFactory.create_batch(3)
        Photo.objects.filter(pk=page[-1].pk).update(trashed_at=NOON)
    assert seen == photos[::-1]


def test_days_are_those_of_the_calendar_here():
    late = PhotoFactory(taken_at=datetime(2031, 4, 30, 17, 0, tzinfo=UTC))
    early = PhotoFactory(taken_at=datetime(2031, 4, 30, 16, 59, tzinfo=UTC))
    first = Criteria(taken_from=date(2031, 5, 1), taken_to=date(2031, 5, 1))
    assert library.find(first, at=NOON).photos == [late]
    assert library.find(Criteria(taken_to=date(2031, 4, 30)), at=NOON).photos == [early]


@pytest.mark.parametrize("day", [date.min, date.max, date(1800, 1, 1), date(9000, 1, 1)])
@pytest.mark.parametrize("name", ["taken_from", "taken_to", "uploaded_from", "uploaded_to"])
def test_no_day_is_too_far_away(name, day):
    PhotoFactory(taken_at=NOON)
    is_met = (day.year < 2031) == name.endswith("from")
    assert len(library.find(Criteria(**{name: day}), at=NOON).photos) == is_met


@pytest.mark.parametrize(
    ("asked", "queries"),
    [
        (Criteria(), 2),
        (Criteria(rights="usable", orientation="landscape", use="never"), 2),
        (Criteria(words="ghe cá", credit="đặng", rights="usable"), 3),
        (Criteria(words="không có"), 1),
    ],
    ids=["the newest", "filters", "words", "nothing found"],
)
def test_a_page_takes_so_many_queries(asked, queries):
    PhotoFactory.create_batch(5)
    with CaptureQueriesContext(connection) as asked_for:
        library.find(asked, at=NOON, size=3)
    assert len(asked_for) == queries
    sql = " ".join(query["sql"] for query in asked_for).upper()
    assert "OFFSET" not in sql
