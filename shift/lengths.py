"""How long something takes, in the newsroom's words."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def length(delta):
    """Return "35 minutes", "2 hours 10 minutes", "3 days"."""
    if delta < HOUR:
        return _minutes(max(delta, timedelta(0)) // MINUTE)
    if delta < DAY:
        hours, rest = divmod(delta, HOUR)
        minutes = rest // MINUTE
        return f"{_hours(hours)} {_minutes(minutes)}" if minutes else _hours(hours)
    days = delta // DAY
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def waiting(since, now):
    """Return "waits 35 minutes"."""
    if now - since < MINUTE:
        return _("waits since just now")
    return _("waits %(length)s") % {"length": length(now - since)}


def distance(moment, now):
    """Return "in 2 hours" of what comes, "2 hours ago" of what was."""
    if abs(moment - now) < MINUTE:
        return _("now")
    if moment > now:
        return _("in %(length)s") % {"length": length(moment - now)}
    return _("%(length)s ago") % {"length": length(now - moment)}


def _hours(count):
    return ngettext("%(count)d hour", "%(count)d hours", count) % {"count": count}


def _minutes(count):
    return ngettext("%(count)d minute", "%(count)d minutes", count) % {"count": count}
