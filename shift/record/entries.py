"""One line of the record, and its place among the others."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from people.sent import number

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
# Of the year 5138, far from the last one that Python knows.
LAST_MICROSECOND = 10**17


@dataclass(frozen=True, order=True)
class Place:
    """Where an entry stands: by time, then by source, then by row. The newest is the greatest."""

    at: datetime
    source: int
    pk: int

    def __str__(self):
        return f"{(self.at - EPOCH) // MICROSECOND}.{self.source}.{self.pk}"

    @classmethod
    def read(cls, text):
        """Return the place that an address names, or None where it names none."""
        parts = [number(part) for part in text.split(".")]
        if len(parts) != 3 or None in parts:
            return None
        micro, source, pk = parts
        if micro >= LAST_MICROSECOND:
            return None
        return cls(EPOCH + MICROSECOND * micro, source, pk)


@dataclass(frozen=True)
class Entry:
    """Who did what with which thing when, in words."""

    place: Place
    kind: str
    actor: str
    what: str
    thing: str = ""
    url: str = ""
    story_id: int | None = None
    reason: str = ""
    details: list = field(default_factory=list)

    is_alert: bool = False

    @property
    def at(self):
        return self.place.at
