"""A photo library of any size, written straight into the tables, and what the photos look like."""

from datetime import timedelta
from random import Random

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from bench import words
from people.models import User
from photos import alike, findable
from photos.models import Collection, Likeness, Photo

BATCH, SERIES = 2_400, 12
PEOPLE, COLLECTIONS = 60, 200
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BETWEEN = 15 * 365 * DAY
ONSETS = """
b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x
""".split()  # noqa: SIM905 two dozen quotes would not read better
RIMES = """
a à á ả ã ạ an àn án ạn ang àng áng ạng anh ành ánh âm ấm ăn ắn ây ấy e è é ê ế ên ến i ì í ị iên
iến inh ình ính o ó ọ ong óng ô ố ộ ông ống ơ ờ ớ ơi ới u ú ụ ung úng ư ừ ứ ương ướng
""".split()  # noqa: SIM905 seventy quotes would not read better
# The words of bench.words are in thousands of captions each; of these the last are in a few.
RARER = [onset + rime for rime in RIMES for onset in ONSETS]
OFTEN = [1 / rank for rank in range(1, len(RARER) + 1)]
PLACES = [
    f"{first} {second}"
    for first in ("Cửa", "Bến", "Hòn", "Suối", "Tân")
    for second in ("Đợi", "Sứ", "Rơm", "Mận", "Lộc", "Thành", "Vĩnh", "Trang", "Hải", "Lâm")
]
NAMES = ["Đặng Ủy", "V.THÀNH", "Hoài Giang", "Bích Vân", "Quang Huy", "Thanh Tùng", "Y M’nông"]
WIDTHS = {shape: [320, 480, 640, 960, 1280, 1600] for shape in ("whole", "wide", "square", "tall")}
SHAPES = [("landscape", 2400, 1600), ("portrait", 1600, 2400), ("square", 2000, 2000)]
# Frames of videos, black with a logo: they share two bands.
FRAME, FRAMES = 0x0000_0000_0000_FFFF, 10_000


def fill(size):
    """Write the photos, a dozen of an occasion as photographers bring them."""
    call_command("migrate", interactive=False, verbosity=0)
    random, now = Random(2021), timezone.now()
    people = [User.objects.create(username=f"nguoi{number}") for number in range(PEOPLE)]
    for start in range(0, size, BATCH):
        photos = []
        for first in range(start, min(start + BATCH, size), SERIES):
            photos += _series(random, range(first, min(first + SERIES, size)), size, now, people)
        _write(photos, random)
    _collections(random, size, people[0])
    if connection.vendor == "postgresql":
        # What the server does by itself after a while. SQLite never does, and is measured so.
        _execute("VACUUM ANALYZE")


def sizes():
    """Return the sizes of tables and indexes in MB, the largest first."""
    sql = "SELECT name, sum(pgsize) FROM dbstat WHERE name LIKE 'photos%' GROUP BY 1"
    if connection.vendor == "postgresql":
        sql = (
            "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relname LIKE 'photos%'"
        )
        sql += " AND relkind IN ('r', 'i')"
    rows = sorted(_execute(sql), key=lambda row: row[1], reverse=True)
    return [(name, f"{size / 1e6:.1f}") for name, size in rows if size > 1e6]


def common_and_rare():
    """Return words that tens of thousands of photos have, and one that a few have."""
    return words.WORDS[0], words.WORDS[1], RARER[-40]


def _series(random, numbers, size, now, people):
    """Return the photos of one occasion, which differ little."""
    taken = now - BETWEEN * (1 - numbers[0] / size)
    shared = {
        "headline": f"{words.headline(random)} {' '.join(_rarer(random, 3))}",
        "caption": f"{words.standfirst(random)} {' '.join(_rarer(random, 8))}",
        "byline": random.choice(NAMES),
        "credit": "Ảnh: Báo Cửa Đợi" if random.random() < 0.97 else "",
        "place": random.choice(PLACES) if random.random() < 0.7 else "",
        "keywords": ", ".join(_rarer(random, 5)),
        "uploaded_by": random.choices(people, [1 / rank for rank in range(1, PEOPLE + 1)])[0],
        "licence_until": _licence(random, taken),
        "one_use_only": random.random() < 0.02,
        "alt_text": "" if random.random() < 0.4 else words.headline(random),
    }
    texts = findable.texts(Photo(**shared))
    return [_photo(random, number, taken, now, shared, texts, size) for number in numbers]


def _photo(random, number, taken, now, shared, texts, size):
    orientation, width, height = random.choices(SHAPES, [70, 25, 5])[0]
    embargo = now + DAY if number > size - 50_000 and random.random() < 0.001 else None
    if embargo and shared["licence_until"]:
        embargo = None
    return Photo(
        **shared, token=f"{number:024x}", original=f"{number:032x}.jpeg", sha256=f"{number:064x}",
        format="JPEG", width=width, height=height, orientation=orientation, widths=WIDTHS,
        taken_at=taken, uploaded_at=taken + HOUR, search_exact=texts[0], search_folded=texts[1],
        embargo_until=embargo, ai_origin="edited" if random.random() < 0.003 else "",
        used_at=taken + DAY if random.random() < 0.12 else None,
        trashed_at=now if random.random() < 0.005 else None,
        edition="" if number > size - 30 else "0123456789",
    )  # fmt: skip


def _licence(random, taken):
    """A quarter is bought for one to ten years."""
    return taken + random.randint(365, 3650) * DAY if random.random() < 0.25 else None


def _rarer(random, count):
    return random.choices(RARER, OFTEN, k=count)


def _write(photos, random):
    Photo.objects.bulk_create(photos)
    Likeness.objects.bulk_create(
        Likeness(photo=photo, position=position, hash=f"{number:016x}", **alike.by_band(number))
        for photo in photos
        for position, number in enumerate(_hashes(random))
    )


def _hashes(random):
    """One of the whole picture, and up to four of its parts."""
    if random.random() < 0.02:
        yield FRAME ^ (1 << random.randrange(16, 64)) ^ (1 << random.randrange(16, 64))
    yield from (random.getrandbits(64) for _part in range(random.randint(1, 5)))


def _collections(random, size, owner):
    through = Collection.photos.through
    for number in range(COLLECTIONS):
        collection = Collection.objects.create(name=f"Bộ ảnh {number}", created_by=owner)
        count = min(size // 10, 5_000 // (number + 1) + 5)
        ids = random.sample(range(1, size + 1), count)
        through.objects.bulk_create(through(collection=collection, photo_id=pk) for pk in ids)


def _execute(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []
