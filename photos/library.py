"""Find photos by their words, with and without marks, and by all else that is known of them.

Always the newest first, and at any depth for the price of the first page.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from photos import findable
from photos.licence import WARNED_AHEAD
from photos.models import AIOrigin, Photo
from vietnamese.dates import midnight
from vietnamese.text import exact, fold, normalise
from wordindex import WordIndex, terms

# Words in 5,000 of 500,000 photos: 60 photos with them are among the newest 6,000.
WORDS = WordIndex("photos", Photo._meta.db_table, many=5_000)
LONGEST = 200
ONE_DAY = timedelta(days=1)
LONG_SPAN = timedelta(days=100)
# What lies outside has no photos, and no moment in every time zone.
FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(9000, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """What is looked for; what is empty is not looked at.

    Syllables typed with marks in `words` are meant so, the others match with any marks; `credit`
    and `place` match with any marks. The second day of a pair belongs to what is wanted.
    """

    words: str = ""
    credit: str = ""
    place: str = ""
    taken_from: date | None = None
    taken_to: date | None = None
    uploaded_from: date | None = None
    uploaded_to: date | None = None
    rights: str = ""
    orientation: str = ""
    use: str = ""
    uploaded_by: int | None = None
    collection: int | None = None
    missing: str = ""
    ai: str | bool = ""
    trash: bool = False
    preparing: bool = False


@dataclass(frozen=True)
class Page:
    """Some photos, and the id below which the next page begins (None: the end)."""

    photos: list
    older: int | None


def find(criteria, *, at, below=None, size=60):
    """Return a page of the photos that meet all the criteria at the moment.

    Two queries, and one more where words are looked for. Nothing is counted and nothing skipped.
    """
    photos = _with_words(_narrowed(criteria, at), criteria)
    if below:
        photos = photos.filter(pk__lt=below)
    # The ids alone first: they are read from an index, and the photos by their ids.
    ids = list(photos.order_by("-pk").values_list("pk", flat=True)[: size + 1])
    found = Photo.objects.in_bulk(ids[:size])
    older = ids[size - 1] if len(ids) > size else None
    return Page([found[pk] for pk in ids[:size] if pk in found], older)


def _narrowed(criteria, at):
    conditions = [
        Q(trashed_at__isnull=not criteria.trash),
        _rights(at).get(criteria.rights),
        USES.get(criteria.use),
        MISSING.get(criteria.missing),
        _days("taken_at", criteria.taken_from, criteria.taken_to),
        _days("uploaded_at", criteria.uploaded_from, criteria.uploaded_to),
        criteria.orientation and Q(orientation=criteria.orientation),
        criteria.uploaded_by and Q(uploaded_by=criteria.uploaded_by),
        criteria.collection and Q(collections=criteria.collection),
        criteria.preparing and Q(edition=""),
        criteria.ai and _made_by_ai(criteria.ai),
    ]
    usable = criteria.rights == "usable"
    photos = Photo.objects.usable(at=at) if usable else Photo.objects.all()
    return photos.filter(*filter(None, conditions))


def _rights(at):
    return {
        "ending": Q(licence_until__gt=at, licence_until__lte=at + WARNED_AHEAD),
        "ended": Q(licence_until__lte=at),
        "embargoed": Q(embargo_until__gt=at),
        "one_use": Q(one_use_only=True),
    }


USES = {"never": Q(used_at__isnull=True), "used": Q(used_at__isnull=False)}
MISSING = {name: Q(**{name: ""}) for name in ("alt_text", "credit", "caption")}


def _made_by_ai(how):
    # Not "other than nothing": PostgreSQL looks no such thing up in an index.
    return Q(ai_origin=how) if how in AIOrigin.values else Q(ai_origin__gt="")


def _days(field, first, last):
    """Return the condition that the moment lies on the days, as the calendar here has them."""
    since = Q(**{f"{field}__gte": _midnight(first)}) if first else Q()
    if not last:
        return since
    end = _midnight(min(last, LAST_DAY) + ONE_DAY)
    if first and last - first > LONG_SPAN:
        # SQLite takes every span for a short one, and would sort 400,000 photos of ten years. The
        # end of a span it does not see in these words, and goes through the newest.
        return since & ~Q(**{f"{field}__gte": end})
    return since & Q(**{f"{field}__lt": end})


def _midnight(day):
    return midnight(min(max(day, FIRST_DAY), LAST_DAY + ONE_DAY))


def _with_words(photos, criteria):
    wanted = _wanted(criteria)
    return WORDS.contained_in(photos, wanted) if any(wanted.values()) else photos


def _wanted(criteria):
    """Return for each text of a photo the terms that it must contain."""
    words = _bounded(criteria.words)
    credit, place = terms(_bounded(criteria.credit), fold), terms(_bounded(criteria.place), fold)
    # "khánh vinh" is somebody in a hurry, and "năm" is not "nam": a mark that is there is meant.
    marked = [syllable for syllable in exact(words).split() if fold(syllable) not in ("", syllable)]
    implied = set(map(fold, marked))
    return {
        "search_exact": list(dict.fromkeys(marked)),
        "search_folded": [
            *(term for term in terms(words, fold) if term not in implied),
            *(findable.signed(findable.CREDIT, term) for term in credit),
            *(findable.signed(findable.PLACE, term) for term in place),
        ],
    }


def _bounded(text):
    return normalise(text[: LONGEST * 4])[:LONGEST]
