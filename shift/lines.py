"""One line of these screens: what it says of a story."""

from datetime import timedelta

from django.utils.translation import gettext as _

from articles.states import State
from shift.lengths import distance, length, waiting

SOON = timedelta(hours=1)
# Where a passed deadline troubles nobody any more.
DONE = {State.APPROVED, State.SPIKED}


class Line:
    """A story as a line of a list at a moment."""

    # On the calendar: why the person may not give it another day.
    why_fixed = ""

    def __init__(self, story, now):
        self.story, self.now = story, now
        self.pk, self.version, self.state = story.pk, story.version, story.state
        self.state_label = story.get_state_display()
        self.headline, self.url = story.headline, story.get_desk_url()
        self.section, self.writer, self.handler = story.section, story.created_by, story.handler
        self.deadline, self.planned, self.embargo = (
            story.deadline_at,
            story.planned_date,
            story.embargo_until,
        )

    @property
    def since(self):
        """Since when it is where it is; stories from before that was kept: since the last save."""
        return self.story.waits_since or self.story.updated_at

    @property
    def waits(self):
        return waiting(self.since, self.now)

    @property
    def saved_ago(self):
        return distance(self.story.updated_at, self.now)

    @property
    def is_late(self):
        return bool(self.deadline and self.deadline <= self.now and self.state not in DONE)

    @property
    def late_words(self):
        return _("late by %(length)s") % {"length": length(self.now - self.deadline)}

    @property
    def is_due_soon(self):
        return bool(
            self.deadline and self.state not in DONE and self.now < self.deadline <= self.now + SOON
        )

    @property
    def is_embargoed(self):
        return bool(self.embargo and self.embargo > self.now)
