"""Read the record page by page, newest first, across all its sources."""

from dataclasses import dataclass

from shift.record.entries import Place
from shift.record.sources import SOURCES

PAGE = 50


@dataclass
class Page:
    """Entries, newest first, and the place before which the next page begins (None: the end)."""

    entries: list
    next_place: Place | None
    # Nothing older was found yet, but not all of it was looked through.
    is_unfinished: bool = False


def page(asked, user, *, before=None, count=PAGE):
    """Return the `Page` of entries before the place.

    Each source is asked for one page of its own and the pages are merged by time: entries older
    than the place down to which every source is complete wait for the next page.
    """
    found = [
        source.found(asked, user, before=before, count=count)
        for source in SOURCES
        if source.wanted(asked)
    ]
    floor = max((each.complete_to for each in found if each.complete_to), default=None)
    entries = sorted(
        (entry for each in found for entry in each.entries if not floor or entry.place >= floor),
        key=lambda entry: entry.place,
        reverse=True,
    )
    if len(entries) > count or (floor and len(entries) == count):
        return Page(entries[:count], entries[count - 1].place)
    return Page(entries, floor, is_unfinished=floor is not None)


def every_entry(asked, user, *, count):
    """Yield page after page of entries until the end, never holding more than one of them."""
    before, is_more = None, True
    while is_more:
        found = page(asked, user, before=before, count=count)
        yield found.entries
        before = found.next_place
        is_more = before is not None
