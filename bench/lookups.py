"""What people look for in a photo library, and how long each takes."""

from datetime import date, timedelta
from functools import partial
from statistics import median
from time import perf_counter, process_time

from django.utils import timezone

from bench import shelves
from photos import alike, library
from photos.models import Likeness, Photo

FIND = {
    "the newest": {},
    "words: rare": {"words": "{rare}"},
    "words: common": {"words": "{common}"},
    "words: two common ones": {"words": "{common} {other}"},
    "words: two common ones that never meet": {"words": "Ủy M’nông"},
    "words: six": {"words": "{common} {other} tỉnh huyện xã phường"},
    "words: none has it": {"words": "khongco"},
    "credit": {"credit": "v.thành"},
    "place": {"place": "Hòn Rơm"},
    "place that is a common word": {"place": "tỉnh"},
    "credit and place that never meet": {"credit": "bích vân", "place": "bích"},
    "rights: usable": {"rights": "usable"},
    "rights: ending": {"rights": "ending"},
    "rights: ended": {"rights": "ended"},
    "rights: embargoed": {"rights": "embargoed"},
    "rights: one_use": {"rights": "one_use"},
    "rights: ending, portrait": {"rights": "ending", "orientation": "portrait"},
    "rights: ending, portrait, common word": {
        "rights": "ending", "orientation": "portrait", "words": "{common}"
    },
    "one_use, square, used, missing: credit": {
        "rights": "one_use", "orientation": "square", "use": "used", "missing": "credit"
    },
    "orientation: square": {"orientation": "square"},
    "never used": {"use": "never"},
    "used": {"use": "used"},
    "used, portrait, common word": {
        "use": "used", "orientation": "portrait", "words": "{common}"
    },
    "taken on a day": {"taken_from": "day", "taken_to": "day"},
    "taken in ten years": {"taken_from": "long ago", "taken_to": "day"},
    "taken since a year, one_use": {"taken_from": "year", "rights": "one_use"},
    "uploaded on a day": {"uploaded_from": "day", "uploaded_to": "day"},
    "uploaded in ten years, square": {
        "uploaded_from": "long ago", "uploaded_to": "day", "orientation": "square"
    },
    "mine": {"uploaded_by": 30},
    "mine, common word": {"uploaded_by": 60, "words": "{common}"},
    "a collection": {"collection": 1},
    "a collection, common word": {"collection": 1, "words": "{common}"},
    "missing: alt_text": {"missing": "alt_text"},
    "missing: credit": {"missing": "credit"},
    "missing: caption": {"missing": "caption"},
    "missing: credit, AI": {"missing": "credit", "ai": "edited"},
    "missing: credit, AI, square": {"missing": "credit", "ai": True, "orientation": "square"},
    "AI": {"ai": True},
    "AI generated (none)": {"ai": "generated"},
    "AI, embargoed": {"ai": True, "rights": "embargoed"},
    "trash": {"trash": True},
    "trash, square": {"trash": True, "orientation": "square"},
    "trash, common word": {"trash": True, "words": "{common}"},
    "preparing": {"preparing": True},
    "common word, AI": {"words": "{common}", "ai": True},
    "common word, ended, used, square": {
        "words": "{common}", "rights": "ended", "use": "used", "orientation": "square"
    },
}  # fmt: skip


def measured(times):
    """Return for each look-up its name, how many rows it found, and its times in ms."""
    at = timezone.now()
    for name, asked in FIND.items():
        find = partial(library.find, library.Criteria(**_filled(asked)), at=at)
        yield _row(name, lambda find=find: find().photos, times)
    deep = partial(library.find, library.Criteria(words=_words()["common"]), at=at)
    half = Photo.objects.order_by("-pk").values_list("pk", flat=True).first() // 2
    yield _row("words: common, at the middle", lambda: deep(below=half).photos, times)
    yield from _alike(times)


def _alike(times):
    newest = Likeness.objects.order_by("-photo")
    counts = {}
    for pk in newest.values_list("photo_id", flat=True)[:2_000]:
        counts[pk] = counts.get(pk, 0) + 1
    for count in (1, 3, 5):
        photo = Photo.objects.get(pk=next(pk for pk, found in counts.items() if found == count))
        hashes = alike.hashes_of([photo.pk])[photo.pk]
        # As it would come back after somebody saved it anew: three bits are different.
        resaved = [number ^ 0x0001_0000_0100_0010 for number in hashes]
        yield _row(f"alike: {count} hashes, saved anew", partial(alike.alike, resaved), times)
    yield _row("alike: a black frame", partial(alike.alike, [shelves.FRAME]), times)
    frames = [shelves.FRAME ^ (1 << bit) for bit in (20, 30, 40, 50, 60)]
    yield _row("alike: five black frames", partial(alike.alike, frames), times)


def _row(name, ask, times):
    # The best of them and the CPU of this process tell what the machine's other work hides.
    taken, worked = [], []
    for _time in range(times):
        start, start_of_work = perf_counter(), process_time()
        found = ask()
        taken.append((perf_counter() - start) * 1_000)
        worked.append((process_time() - start_of_work) * 1_000)
    figures = (median(taken), max(taken), min(taken), median(worked))
    return name, len(found), *(f"{figure:.1f}" for figure in figures)


def _words():
    common, other, rare = shelves.common_and_rare()
    return {"common": common, "other": other, "rare": rare}


def _filled(asked):
    day = timezone.localdate() - timedelta(days=2_000)
    days = {
        "day": day,
        "year": timezone.localdate() - timedelta(days=365),
        "long ago": date(day.year - 10, 1, 1),
    }
    filled = {}
    for name, value in asked.items():
        if isinstance(value, str):
            value = days.get(value) or value.format(**_words())
        filled[name] = value
    return filled
