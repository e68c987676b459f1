"""What waits for whom and since when; what is late; who is in which story."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Publication
from articles.states import State
from shift.lines import Line
from shift.seen import COUNTED, among, first_ids, light

SHOWN = 12
# What was approved, or was due, before that is no business of this shift.
LATELY = timedelta(days=30)
# Whoever saved within this time is taken to be still at it.
AT_IT = timedelta(minutes=15)
EMBARGO_AHEAD = timedelta(hours=24)
UNAPPROVED = (
    State.DRAFT,
    State.SUBMITTED,
    State.EDITING,
    State.PROOFS,
    State.PROOFED,
    State.SENT_BACK,
)


@dataclass
class Queue:
    """A list with its beginning shown and the rest counted, up to `COUNTED`."""

    name: str
    title: str
    nothing: str
    ids: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    # Where all of it is: the query of the list of stories.
    all_of_it: str = ""
    # Whether that has older ones, which are not counted here.
    has_older: bool = False

    @property
    def number(self):
        """How many there are, "100+" where there are more than are counted."""
        return f"{COUNTED}+" if len(self.ids) > COUNTED else str(len(self.ids))

    @property
    def more(self):
        """How many are not shown; None where they are more than are counted."""
        return None if len(self.ids) > COUNTED else len(self.ids) - len(self.lines)

    @property
    def has_more(self):
        return len(self.ids) > len(self.lines)


WAITING = {
    State.SUBMITTED: (_("Waiting for an editor"), _("No story is waiting.")),
    State.EDITING: (_("Being edited"), _("No story is being edited.")),
    State.PROOFS: (_("With the proof-reader"), _("No story is with the proof-reader.")),
    State.PROOFED: (_("Proof-read, to be approved"), _("No proof-read story waits for approval.")),
}


def queues(stories, now):
    """Return every list of the shift in the order in which a shift works them off."""
    found = [
        _queue(state, *words, among(stories, state=state).order_by("waits_since", "pk"))
        for state, words in WAITING.items()
    ]
    approved = _queue(
        State.APPROVED,
        _("Approved, not on its way"),
        _("Every approved story is published or scheduled."),
        not_on_its_way(stories, now),
    )
    approved.all_of_it, approved.has_older = "state=approved&life=never", True
    found.append(approved)
    # The newest first: what nobody took up again for years is no news.
    sent_back = among(stories, state=State.SENT_BACK).order_by("-updated_at")
    words = _("Sent back to the writers"), _("No story is sent back.")
    return [*found, _queue(State.SENT_BACK, *words, sent_back)]


def _queue(state, title, nothing, stories):
    return Queue(str(state), title, nothing, first_ids(stories), all_of_it=f"state={state}")


def not_on_its_way(stories, now):
    """Return the stories approved lately that readers never saw and will not see by themselves."""
    # Each asks for its own publications, newest first: a million approved stories are not read.
    known = Publication.objects.ever_visible().filter(article=OuterRef("pk"))
    lately = {"state": State.APPROVED, "updated_at__gt": now - LATELY}
    return among(stories, ~Exists(known), **lately).order_by("-updated_at")


def late(stories, now):
    """Return what should have been done: the deadline passed and the story is not approved."""
    due = among(stories, state__in=UNAPPROVED, deadline_at__lte=now, deadline_at__gt=now - LATELY)
    due = due.order_by("deadline_at", "pk")
    return Queue("late", _("Late"), _("Nothing is late."), first_ids(due))


def embargoes(stories, now):
    """Return the stories whose embargo ends soon, the next one first."""
    soon = {"embargo_until__gt": now, "embargo_until__lte": now + EMBARGO_AHEAD}
    ending = among(stories, ~Q(state=State.SPIKED), **soon)
    found = first_ids(ending.order_by("embargo_until", "pk"))
    return Queue("embargo", _("Embargo ends soon"), _("No embargo ends soon."), found)


def at_it(stories, now):
    """Return the stories that somebody saved within the last minutes, the latest first."""
    lately = among(stories, updated_at__gt=now - AT_IT).order_by("-updated_at")
    words = _("In work right now"), _("Nobody saved anything lately.")
    return Queue("at-it", *words, first_ids(lately))


def fill(lists, now):
    """Give every list its first lines, of all of them in one query."""
    found = light({pk for each in lists for pk in each.ids[:SHOWN]})
    for each in lists:
        each.lines = [Line(found[pk], now) for pk in each.ids[:SHOWN] if pk in found]
