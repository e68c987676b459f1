"""Text and dates as readers' templates print them, by the names that Django's filters have."""

from datetime import datetime

from django.template import defaultfilters
from django.utils import timezone
from django.utils.dateformat import format as write
from django.utils.text import capfirst

from vietnamese import dates, text


def date(moment, form):
    """Return a day, or a moment on the clock of the page, in one of Django's date formats."""
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        moment = timezone.localtime(moment)
    return write(moment, form)


FILTERS = {
    "capfirst": capfirst,
    "date": date,
    "date_line": dates.date_line,
    "iso": dates.iso,
    "linebreaks": defaultfilters.linebreaks_filter,
    "linebreaksbr": defaultfilters.linebreaksbr,
    "truncate": text.truncate,
}
