"""The record as a table for a spreadsheet: streamed, and nothing in it is taken for a formula."""

import csv
from dataclasses import replace
from datetime import timedelta

from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from shift.models import Export
from shift.record.asked import KINDS
from shift.record.reading import every_entry
from spreadsheet import BYTE_ORDER_MARK, as_text
from vietnamese.moments import zoned

AT_ONCE = 500
# Without a first day the last month; more than a year is taken in pieces.
USUAL, LONGEST = timedelta(days=31), timedelta(days=366)


class TooLong(Exception):
    """Raised for more days than one export holds; says so in a sentence."""

    def __init__(self):
        super().__init__(
            _("One export holds at most %(days)d days: choose the days from and to.")
            % {"days": LONGEST.days}
        )


def capped(asked, now):
    """Return what is asked for with both ends, the later one not after now; raise `TooLong`."""
    until = min(asked.until or now, now)
    since = asked.since or until - USUAL
    if until - since > LONGEST:
        raise TooLong
    return replace(asked, since=since, until=until)


def keep(asked, actor, at):
    """Record that the person takes a copy, and of what."""
    facts = {
        "person": asked.person and asked.person.pk,
        "kind": ":".join(filter(None, [asked.kind, asked.verb])),
        "since": asked.since.isoformat(),
        "until": asked.until.isoformat(),
        "words": " ".join(asked.words),
        "story": asked.story,
    }
    told = {name: value for name, value in facts.items() if value}
    return Export.objects.create(actor=actor, at=at, asked=told)


def lines(asked, user, language):
    """Yield the table as text, page by page, in the language of whoever asked."""
    with translation.override(language):
        head = _written([_head()])
    yield BYTE_ORDER_MARK + head
    pages = every_entry(asked, user, count=AT_ONCE)
    while True:
        # The language is set anew for each piece: between two of them the server does other work.
        with translation.override(language):
            entries = next(pages, None)
            text = _written(map(_row, entries)) if entries else ""
        if entries is None:
            return
        if text:
            yield text


def _head():
    return [
        _("When"),
        _("Exactly"),
        _("Who"),
        _("Where"),
        _("What"),
        _("Which thing"),
        _("Story number"),
        _("Reason"),
        _("Details"),
    ]


def _row(entry):
    return [
        zoned(entry.at),
        localtime(entry.at).isoformat(),
        entry.actor,
        str(KINDS[entry.kind]),
        entry.what,
        entry.thing,
        "" if entry.story_id is None else str(entry.story_id),
        entry.reason,
        "; ".join(entry.details),
    ]


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text):
        return text


def _written(rows):
    writer = csv.writer(_Echo())
    return "".join(writer.writerow([as_text(cell) for cell in row]) for row in rows)
