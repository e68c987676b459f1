"""Bring publications that wait into the index; may be repeated and interrupted at any time.

After each publication a few are added to the open segment; very many, as after an import, become
sorted segments of their own. What waits is found all the same: see `waiting.py`.
"""

from array import array
from collections import defaultdict
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import F

from articles.models import AuthorListing, Publication, SectionListing
from search import phrases, terms
from search.bits import bits_of, mapped, packed, slots_of, unpacked
from search.models import Document, Learned, Posting, Segment, Waiting
from search.writing import insert

# Slots of a segment; what an open one takes before the next is begun; what is sorted at once.
SLOTS, OPEN, MANY = 32_768, 2_048, 1_024
# A megabyte of different words is no story: it would be half a million rows.
MOST_TERMS = 60_000
AT_ONCE = 500
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# A span that ends is written a little later than it ends.
OVERLAP = timedelta(hours=1)


def learn(*, at, most):
    """Learn what waits and readers can see by now; return how many publications it were.

    Whoever finds another one at it leaves it to that one.
    """
    if not Waiting.objects.exists() and not Segment.objects.exists():
        return 0
    Learned.objects.get_or_create(id=1)
    with transaction.atomic():
        held = Learned.objects.select_for_update(skip_locked=True).filter(id=1).first()
        if held is None:
            return 0
        ids = _next(at, most)
        _write(ids, at)
        _note_ended(held, at)
    return len(ids)


def microseconds(moment):
    return (moment - EPOCH) // timedelta(microseconds=1)


def _next(at, most):
    """Return the ids of those that wait and have begun, the oldest first."""
    Waiting.objects.filter(
        publication_id__in=Publication.objects.filter(visible_until=F("visible_from")).values("pk")
    ).delete()
    waiting = Waiting.objects.filter(is_too_long=False).values("publication_id")
    begun = Publication.objects.filter(pk__in=waiting, visible_from__lte=at)
    # Those that wait for long and are many are a new archive: from its beginning.
    return list(begun.order_by("published_at", "id").values_list("pk", flat=True)[:most])


def _write(ids, at):
    if not ids:
        return
    is_sorted = len(ids) >= MANY
    segment = _new(is_sorted) if is_sorted else _open(len(ids))
    first = segment.size
    postings = defaultdict(lambda: array("H"))
    moments, documents = array("q", bytes(segment.moments)), []
    ended, too_long = [], []
    counted = phrases.Counted()
    for publication, labels in _read(ids):
        found = terms.of_publication(publication)
        if len(found) > MOST_TERMS:
            too_long.append(publication.pk)
            continue
        slot = len(moments)
        for term in found | labels:
            postings[term].append(slot)
        moments.append(microseconds(publication.published_at))
        documents.append((segment.pk * SLOTS + slot, publication.pk))
        if publication.visible_until and publication.visible_until <= at:
            ended.append(slot)
        counted.add(publication)
    _postings(segment, postings, is_new=first == 0)
    insert("search_document", ["place", "publication_id"], documents)
    counted.write()
    if moments:
        segment.size, segment.moments = len(moments), moments.tobytes()
        segment.oldest, segment.newest = min(moments), max(moments)
        segment.ended = mapped(unpacked(segment.ended) | bits_of(ended))
        segment.save()
    Waiting.objects.filter(publication_id__in=_known(ids)).delete()
    Waiting.objects.filter(publication_id__in=too_long).update(is_too_long=True)


def _known(ids):
    return Document.objects.filter(publication_id__in=ids).values("publication_id")


def _new(is_sorted):
    return Segment.objects.create(is_sorted=is_sorted)


def _open(count):
    """Return the segment that takes the next few."""
    last = Segment.objects.filter(is_sorted=False, size__lte=OPEN - count).order_by("-pk").first()
    return last or _new(is_sorted=False)


def _read(ids):
    """Yield each publication with the terms of its lists, in the order of the ids."""
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        labels = {pk: set() for pk in some}
        for model, column, sign in (
            (SectionListing.objects.filter(is_own=True), "section_id", terms.section),
            (AuthorListing.objects.all(), "author_id", terms.author),
        ):
            for pk, value in model.filter(publication__in=some).values_list(
                "publication_id", column
            ):
                labels[pk].add(sign(value))
        rows = Publication.objects.only(
            *("search_exact", "search_folded", "headline", "kind", "bylines", "topics"),
            *("published_at", "visible_until"),
        ).in_bulk(some)
        for pk in some:
            yield rows[pk], labels[pk] | {terms.kind(rows[pk].kind)}


def _postings(segment, postings, *, is_new):
    if not is_new:
        for term, stored in _stored(segment, list(postings)):
            postings[term] = array("H", [*slots_of(unpacked(stored)), *postings[term]])
    rows = (
        (term, segment.pk, len(postings[term]), packed(postings[term])) for term in sorted(postings)
    )
    insert(
        "search_posting",
        ["term", "segment_id", "count", "slots"],
        rows,
        on_conflict=(
            "ON CONFLICT (term, segment_id) DO UPDATE SET count = excluded.count,"
            " slots = excluded.slots"
        ),
    )


def _stored(segment, asked):
    for start in range(0, len(asked), 5_000):
        known = Posting.objects.filter(segment_id=segment.pk, term__in=asked[start : start + 5_000])
        yield from known.values_list("term", "slots")


def _note_ended(held, at):
    """Note whose span has ended since the last time."""
    ended = Publication.objects.filter(visible_until__lte=at)
    if held.swept_until:
        ended = ended.filter(visible_until__gt=held.swept_until - OVERLAP)
    places = Document.objects.filter(publication_id__in=ended.values("pk"))
    by_segment = {}
    for place in places.values_list("place", flat=True).iterator():
        by_segment.setdefault(place // SLOTS, []).append(place % SLOTS)
    for segment in Segment.objects.filter(pk__in=by_segment).only("ended"):
        slots = by_segment[segment.pk]
        segment.ended = mapped(unpacked(segment.ended) | bits_of(slots))
        segment.save(update_fields=["ended"])
    held.swept_until = at
    held.save()
