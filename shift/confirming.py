"""Before a move that is decided story by story: what was ticked as it stands, and what would come.

Nothing is done here: the move is carried out for real, in a transaction that is rolled back.
"""

from dataclasses import dataclass, field

from django.db import transaction

from articles.models import Event
from shift.lines import Line
from shift.seen import light
from shift.together import carry_out

ASKED_FIRST = {"approve"}


@dataclass
class Asking:
    """The ticked stories, apart: those that would go along, and those that would be refused."""

    verb: str
    passing: list = field(default_factory=list)  # lines
    refused: list = field(default_factory=list)  # (line, sentences)
    # Some are gone, or are not for the person: not even their headline is said.
    has_unknown: bool = False


def ask(verb, chosen, *, actor, at, asked):
    """Return the `Asking` for a move with stories, given as `(id, version)`."""
    with transaction.atomic():
        outcome = carry_out(verb, chosen, actor=actor, at=at, asked=asked)
        transaction.set_rollback(True)
    asking = Asking(verb, has_unknown=len(outcome.refused) > len(outcome.reasons))
    for line in _lines(chosen, outcome.seen, at):
        if line.pk in outcome.reasons:
            asking.refused.append((line, outcome.reasons[line.pk]))
        else:
            asking.passing.append(line)
    return asking


def _lines(chosen, seen, at):
    stories = light(seen)
    notes = _notes(stories)
    for pk, version in chosen:
        if pk in stories:
            line = Line(stories[pk], at)
            # The one that was looked at, should somebody save it before the answer.
            line.version, line.note = version, notes.get(pk, "")
            yield line


def _notes(stories):
    """Return by story the note with which it was put into the hands that hold it."""
    events = Event.objects.filter(article__in=stories, verb="hand_over").order_by("at", "pk")
    last = {event.article_id: event for event in events}
    return {
        pk: event.reason
        for pk, event in last.items()
        if event.details.get("hands", [None])[-1] == stories[pk].handler_id
    }
