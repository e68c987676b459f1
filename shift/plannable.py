"""Which stories a person may give a day to, and why not the others."""

from django.utils.translation import gettext as _

from articles.workflow import WRITING, may


def why_fixed(user, story):
    """Return why the person may not set the dates of the story, as a sentence; "" if they may."""
    if may(user, "plan", story):
        return ""
    if story.state in WRITING:
        return _("Before it is handed in, its writer (%(name)s) sets its day.") % {
            "name": story.created_by
        }
    return _("It is handed in: the editors of its section set its day.")


def mark(lines, user):
    """Tell each line of the calendar why its story cannot be moved, if so."""
    for line in lines:
        line.why_fixed = why_fixed(user, line.story)
