"""The segments as a question sees them: their sets, and how far back they reach."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import connections

from search.bits import bits_of, highest, slots_of, unpacked
from search.models import Posting, Segment

# With the segments, what else a question must know: whether anything waits that readers see, and
# until when it was noted which spans have ended. What waits is looked up story by story: of a join,
# SQLite reads the publications first, all of them for each question.
FACTS = """
SELECT EXISTS(
    SELECT 1 FROM search_waiting w WHERE (
        SELECT p.visible_from <= %s AND (p.visible_until IS NULL OR p.visible_until > %s)
        FROM articles_publication p WHERE p.id = w.publication_id
    )
), (SELECT swept_until FROM search_learned WHERE id = 1),
id, size, is_sorted, oldest, newest, ended, CASE WHEN is_sorted THEN NULL ELSE moments END
FROM (SELECT 1 AS one) AS always LEFT JOIN search_segment ON size > 0
ORDER BY newest DESC, id DESC
"""
STORED = "SELECT segment_id, term, slots FROM search_posting WHERE term IN ({blanks})"
# Postings of a question, far more than a reader types; see `ranking`.
TOGETHER = 200


@dataclass
class Asked:
    """A segment, with the sets of the terms that are asked for."""

    pk: int
    size: int
    is_sorted: bool
    oldest: int
    newest: int
    ended: int
    moments: array | None = None
    sets: dict = field(default_factory=dict)

    @property
    def full(self):
        return (1 << self.size) - 1

    def all_of(self, terms):
        """Return the slots in which all the terms stand."""
        left = self.full
        for term in terms:
            left &= self.sets.get(term, 0)
            if not left:
                break
        return left

    def any_of(self, terms):
        left = 0
        for term in terms:
            left |= self.sets.get(term, 0)
        return left

    def between(self, since, until):
        """Return the slots of a span of time, both ends included; None is open."""
        if (since is None or since <= self.oldest) and (until is None or until >= self.newest):
            return self.full
        if (since or self.newest) > self.newest or (until or self.oldest) < self.oldest:
            return 0
        moments = self._all_moments()
        if not self.is_sorted:
            return bits_of(
                [
                    slot
                    for slot, moment in enumerate(moments)
                    if (since is None or moment >= since) and (until is None or moment <= until)
                ]
            )
        first = 0 if since is None else bisect_left(moments, since)
        end = self.size if until is None else bisect_left(moments, until + 1)
        return ((1 << end) - 1) >> first << first

    def newest_of(self, bits, most):
        """Return the newest slots of a set."""
        if self.is_sorted:
            return highest(bits, most)
        slots = slots_of(bits)
        slots.sort(key=self.moments.__getitem__, reverse=True)
        return _with_ties(slots, self.moments, most)

    def _all_moments(self):
        if self.moments is None:
            self.moments = _moments(
                Segment.objects.values_list("moments", flat=True).get(pk=self.pk)
            )
        return self.moments


@dataclass(frozen=True)
class Standing:
    """How the index stands at a moment: its segments, newest first, and what it does not know."""

    is_waiting: bool
    swept_until: datetime | None
    segments: list


def asked(terms, *, at):
    """Return the `Standing`, its segments with their sets of the terms: two queries."""
    # Of the database from which the page is read.
    connection = connections[Posting.objects.all().db]
    moment = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(FACTS, [moment, moment])
        rows = cursor.fetchall()
        found = {row[2]: _segment(row[2:]) for row in rows if row[2] is not None}
        for start in range(0, len(terms), TOGETHER):
            some = terms[start : start + TOGETHER]
            cursor.execute(STORED.format(blanks=", ".join(["%s"] * len(some))), some)
            for pk, term, slots in cursor.fetchall():
                if pk in found:
                    found[pk].sets[term] = unpacked(slots)
    return Standing(bool(rows[0][0]), _with_zone(rows[0][1]), list(found.values()))


def _with_zone(moment):
    # SQLite keeps none: Django writes UTC.
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)


def _segment(row):
    *facts, ended, moments = row
    moments = None if moments is None else _moments(moments)
    return Asked(*facts, ended=unpacked(ended), moments=moments)


def _moments(stored):
    return array("q", bytes(stored))


def _with_ties(slots, moments, most):
    # Of two with one date the greater id comes first, and slots do not know ids.
    end = most
    while 0 < end < len(slots) and moments[slots[end]] == moments[slots[end - 1]]:
        end += 1
    return slots[:end]
