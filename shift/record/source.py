"""How a page of the record is read from one table: its newest rows before a place."""

from dataclasses import dataclass

from django.db.models import Q

from shift.record.entries import Entry, Place

# Rows without words of their own in the database are looked through in Python, so many a page.
LOOKED_THROUGH = 1_000


@dataclass
class Found:
    """What a source has: its entries, and the place down to which they are all of them."""

    entries: list
    complete_to: Place | None = None  # None: to the very end


class Source:
    """A table of the record; `number` orders entries of one moment."""

    number: int
    kind: str
    at_field = "at"
    actor_field = "actor"
    kinds = ()
    # Whether the words are looked for by the database.
    has_words_in_sql = False

    def rows(self, asked, user):
        """Return the rows with all that an entry says, narrowed to what is asked for."""
        raise NotImplementedError

    def entries(self, rows, user):
        """Return the entries of rows, in their order."""
        raise NotImplementedError

    def wanted(self, asked):
        return not asked.kind or asked.kind in (self.kind, *self.kinds)

    def found(self, asked, user, *, before, count):
        """Return `Found` with the newest `count` entries before the place."""
        rows = self._narrowed(asked, user, before)
        if not asked.words or self.has_words_in_sql:
            return self._page(rows, user, count)
        return self._looked_through(rows, asked, user, count)

    def _narrowed(self, asked, user, before):
        rows = self.rows(asked, user)
        if asked.person:
            rows = rows.filter(**{self.actor_field: asked.person})
        if asked.since:
            rows = rows.filter(**{f"{self.at_field}__gte": asked.since})
        if asked.until:
            rows = rows.filter(**{f"{self.at_field}__lt": asked.until})
        if before:
            rows = self._before(rows, before)
        return rows.order_by(f"-{self.at_field}", "-pk")

    def _before(self, rows, place):
        at = self.at_field
        if self.number > place.source:
            return rows.filter(**{f"{at}__lt": place.at})
        rows = rows.filter(**{f"{at}__lte": place.at})
        if self.number == place.source:
            rows = rows.exclude(Q(**{at: place.at}, pk__gte=place.pk))
        return rows

    def _page(self, rows, user, count):
        found = list(rows[:count])
        entries = self.entries(found, user)
        return Found(entries, entries[-1].place if len(found) == count else None)

    def _looked_through(self, rows, asked, user, count):
        looked_at = list(rows[:LOOKED_THROUGH])
        holding = [
            entry
            for entry in self.entries(looked_at, user)
            if asked.found_in(entry.thing, *entry.details)
        ]
        if len(holding) >= count:
            return Found(holding[:count], holding[count - 1].place)
        complete = len(looked_at) < LOOKED_THROUGH
        return Found(holding, None if complete else self._place(looked_at[-1]))

    def _place(self, row):
        return Place(getattr(row, self.at_field), self.number, row.pk)

    def _entry(self, row, kind="", **facts):
        actor = getattr(row, self.actor_field)
        return Entry(
            place=self._place(row), kind=kind or self.kind, actor=str(actor or ""), **facts
        )
