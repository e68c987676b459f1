"""Bring publications that wait into the index; may be repeated and interrupted at any time.

After each publication a few are added to the open segment; very many, as after an import, become
sorted segments of their own. What waits is found all the same: see `reading.py`.
"""

from array import array
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import F

from articles.models import AuthorListing, Publication, SectionListing
from search import phrases, terms
from search.bits import bits_of, mapped, packed, slots_of, unpacked
from search.gathering import Gathered
from search.models import Document, Learned, Posting, Segment, Waiting
from search.writing import insert

# Slots of a segment; what an open one takes before the next is begun; what is sorted at once.
SLOTS, OPEN, MANY = 32_768, 2_048, 1_024
AT_ONCE = 500
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# A span that ends is written a little later than it ends.
OVERLAP = timedelta(hours=1)


def learn(*, at, most=None):
    """Learn what waits and readers can see by now; return how many publications it were.

    At most so many, and whoever finds another one at it leaves it to that one. Without a limit:
    what fits into a segment, after whoever else is at it.
    """
    if not Waiting.objects.exists() and not Segment.objects.exists():
        return 0
    with transaction.atomic():
        held = hold(waits=most is None)
        if held is None:
            return 0
        count = _write(_next(at, most or SLOTS), at)
        _note_ended(held, at)
    return count


def look_again(article_id, *, at):
    """Note of the story's publications which readers see no more, and which they see again."""
    documents = Document.objects.filter(publication_id__in=_of_story(article_id).values("pk"))
    if not documents.exists():
        return
    with transaction.atomic():
        hold(waits=True)
        ended = _of_story(article_id).filter(visible_until__lte=at).values("pk")
        _mark(documents.filter(publication_id__in=ended), is_ended=True)
        _mark(documents.exclude(publication_id__in=ended), is_ended=False)


def hold(*, waits):
    """Lock the index until the transaction ends; None where somebody has it and nobody waits."""
    Learned.objects.get_or_create(id=1)
    return Learned.objects.select_for_update(skip_locked=not waits).filter(id=1).first()


def _of_story(article_id):
    return Publication.objects.filter(article_id=article_id)


def microseconds(moment):
    return (moment - EPOCH) // timedelta(microseconds=1)


def _next(at, most):
    """Return the ids of those that wait and have begun, the oldest first."""
    # Asked of those that wait alone: each publication would read the whole archive for it.
    never_shown = _of_waiting(Waiting.objects.all()).filter(visible_until=F("visible_from"))
    Waiting.objects.filter(publication_id__in=never_shown.values("pk")).delete()
    begun = _of_waiting(Waiting.objects.filter(is_too_long=False)).filter(visible_from__lte=at)
    # Those that wait for long and are many are a new archive: from its beginning.
    return list(begun.order_by("published_at", "id").values_list("pk", flat=True)[:most])


def _of_waiting(waiting):
    return Publication.objects.filter(pk__in=waiting.values("publication_id"))


def _write(ids, at):
    """Write these publications, as many as can be held at once; return how many they were."""
    if not ids:
        return 0
    is_sorted = len(ids) >= MANY
    segment = _new(is_sorted) if is_sorted else _open(len(ids))
    first = segment.size
    gathered = Gathered()
    moments, documents = array("q", bytes(segment.moments)), []
    ended, too_long, done = [], [], []
    counted = phrases.Counted()
    for publication, labels in _read(ids):
        if gathered.is_full():
            break
        done.append(publication.pk)
        slot = len(moments)
        if not gathered.add(slot, publication, labels):
            too_long.append(publication.pk)
            continue
        moments.append(microseconds(publication.published_at))
        documents.append((segment.pk * SLOTS + slot, publication.pk))
        if publication.visible_until and publication.visible_until <= at:
            ended.append(slot)
        else:
            counted.add(publication)
    _postings(segment, gathered.postings(), is_new=first == 0)
    insert("search_document", ["place", "publication_id"], documents)
    counted.write(is_many=is_sorted)
    if moments:
        segment.size, segment.moments = len(moments), moments.tobytes()
        segment.oldest, segment.newest = min(moments), max(moments)
        segment.ended = mapped(unpacked(segment.ended) | bits_of(ended))
        segment.save()
    known = Document.objects.filter(publication_id__in=done).values("publication_id")
    Waiting.objects.filter(publication_id__in=known).delete()
    Waiting.objects.filter(publication_id__in=too_long).update(is_too_long=True)
    return len(done)


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
    _mark(Document.objects.filter(publication_id__in=ended.values("pk")), is_ended=True)
    held.swept_until = at
    held.save()


def _mark(documents, *, is_ended):
    """Note that readers see these no more, or again; their phrases go with them."""
    by_segment, changed = {}, []
    for place in documents.values_list("place", flat=True).iterator():
        by_segment.setdefault(place // SLOTS, []).append(place % SLOTS)
    for segment in Segment.objects.filter(pk__in=by_segment).only("ended"):
        before, slots = unpacked(segment.ended), bits_of(by_segment[segment.pk])
        after = before | slots if is_ended else before & ~slots
        if after != before:
            segment.ended = mapped(after)
            segment.save(update_fields=["ended"])
            changed += [segment.pk * SLOTS + slot for slot in slots_of(before ^ after)]
    for start in range(0, len(changed), AT_ONCE):
        places = Document.objects.filter(place__in=changed[start : start + AT_ONCE])
        counted = phrases.Counted()
        rows = Publication.objects.filter(pk__in=places.values("publication_id"))
        for publication in rows.only("headline", "bylines", "topics"):
            counted.add(publication)
        if is_ended:
            counted.take_away()
        else:
            counted.write(is_many=False)
