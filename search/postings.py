"""The newsroom's own engine: sets of stories in tables, on SQLite and on PostgreSQL alike.

A question reads one small row for each of its terms and segments, meets the sets, and looks up the
few stories of one page: a word that stands in all of a million costs what a rare one costs.
"""

from datetime import timedelta
from itertools import groupby

from django.db.models import OuterRef, Subquery

from articles.models import Publication
from articles.prepared import Prepared
from search import narrowing, reading, segments
from search.corrections import corrected
from search.engine import MOST, Answer
from search.learning import SLOTS, learn, look_again, microseconds
from search.listed import as_text, listed
from search.models import Document
from search.ranking import tiers

# Above, it is "more than".
COUNTED = 10_000
# Of so many the words are read, where the index alone cannot tell.
READ = 300
# Looked up beyond a page, as a few may have ended this very minute.
SPARE = 5
# A moment further back than this is another one than now: what has ended since was there.
ANSWERING = timedelta(minutes=1)


class Postings:
    """Answers from the tables of `search.models`; see `search.engine.Engine`."""

    def find(self, query, *, at, start, size):
        if not query.folded:
            return Answer([], 0)
        wanted, groups = tiers(query), narrowing.groups(query)
        terms = _all_terms(wanted, groups)
        index, waiting = segments.asked(terms, at=at), []
        if index.is_waiting:
            waiting = reading.waiting(query, at=at)
            # What was learned meanwhile waits no more: it stands in the index as it is now.
            index = segments.asked(terms, at=at)
        is_past = index.swept_until is not None and at < index.swept_until - ANSWERING
        matched = _matched(index.segments, wanted, groups, _span(query, at, is_past=is_past))
        if is_past or _needs_reading(query):
            return _by_reading(matched, waiting, query, at, start, size)
        return _by_sets(matched, waiting, at, start, size)

    def learn(self, *, at, most=None):
        return learn(at=at, most=most)

    def look_again(self, article_id, *, at):
        look_again(article_id, at=at)

    def corrected(self, words):
        return corrected(words)


def _needs_reading(query):
    """Tell whether pairs of neighbours do not say enough: of three words that stand together."""
    return any(term.count(" ") > 1 for term in query.folded)


def _all_terms(wanted, groups):
    terms = dict.fromkeys(term for tier in wanted for term in tier.terms)
    return list(terms | dict.fromkeys(term for group in groups for term in group))


def _span(query, at, *, is_past):
    """Return from when to when a story must be; the end counts for another moment than now only."""
    since = query.since(at)
    return (microseconds(since) if since else None), (microseconds(at) if is_past else None)


def _matched(all_segments, wanted, groups, span):
    """Return `(tier, segment, slots)` of all that is found, each story in its best tier."""
    _since, until = span
    found = []
    for segment in all_segments:
        left = segment.between(*span)
        if until is None:
            left &= ~segment.ended
        for group in groups:
            left &= segment.any_of(group)
        for tier in wanted:
            if not left:
                break
            if slots := left & segment.all_of(tier.terms):
                found.append((tier.number, segment, slots))
                left ^= slots
    # sorted() keeps the order of equals, and segments come newest first.
    return sorted(found, key=lambda row: row[0])


def _by_sets(matched, waiting, at, start, size):
    """Answer by the sets alone: only the stories of the page are looked up."""
    in_sets = sum(slots.bit_count() for _tier, _segment, slots in matched)
    count, most = in_sets + len(waiting), start + size + 1 + SPARE
    while True:
        places = _best(matched, most)
        found = _looked_up(places, at)
        # Those that readers do not see take places from others, which are not here yet.
        if len(places) >= in_sets or most - (len(places) - len(found)) > start + size:
            break
        most *= 2
    ranked = _ordered([*found, *waiting])
    return Answer(
        ids=[pk for _tier, _moment, pk in ranked[:MOST][start : start + size]],
        count=min(count, COUNTED),
        is_counted=count <= COUNTED and len(waiting) < MOST,
        has_more=len(ranked[:MOST]) > start + size,
    )


def _by_reading(matched, waiting, query, at, start, size):
    """Answer by the words of the best so many."""
    count = sum(slots.bit_count() for _tier, _segment, slots in matched)
    places = _best(matched, READ)
    ids = [pk for _tier, _moment, pk in _looked_up(places, at)]
    ranked = _ordered([*reading.read(Publication.objects.filter(pk__in=ids), query), *waiting])
    return Answer(
        ids=[pk for _tier, _moment, pk in ranked[:MOST][start : start + size]],
        count=len(ranked),
        is_counted=count <= len(places),
        has_more=len(ranked[:MOST]) > start + size,
    )


def _best(matched, most):
    """Return `{place: tier}` of at least the best so many; of each tier the newest.

    Segments are taken from the newest on, until no older one can hold a newer story.
    """
    places = {}
    for number, rows in groupby(matched, key=lambda row: row[0]):
        wanted, taken, oldest = most - len(places), 0, None
        if wanted <= 0:
            break
        for _tier, segment, slots in rows:
            if taken >= wanted and segment.newest < oldest:
                break
            newest = segment.newest_of(slots, wanted)
            places |= {segment.pk * SLOTS + slot: number for slot in newest}
            taken += len(newest)
            oldest = segment.oldest if oldest is None else min(oldest, segment.oldest)
    return places


def _public(at, places):
    """Return `(place, published_at, id)` of those places that readers see at the moment."""
    documents = Document.objects.filter(publication_id=OuterRef("pk"))
    ids = Document.objects.filter(place__in=listed(places)).values("publication_id")
    public = Publication.objects.visible(at=at).filter(pk__in=ids)
    return public.values_list(Subquery(documents.values("place")), "published_at", "pk")


_PUBLIC = Prepared(_public, moments=["at"], texts=["places"])


def _looked_up(places, at):
    """Return `(tier, published_at, id)` of those places that readers see at the moment."""
    if not places:
        return []
    found = _PUBLIC(at=at, places=as_text(places))
    return [(places[place], moment, pk) for place, moment, pk in found]


def _ordered(found):
    """Return what was found, each story once, the best first, among equals the newest."""
    newest = sorted({row[-1]: row for row in found}.values(), key=lambda row: row[1:], reverse=True)
    return sorted(newest, key=lambda row: row[0])
