"""{{ moment|date_line }}, |zoned, |clock, |iso and {{ count|number }};

{% zones %} is the zone in which the desk's clock runs.
"""

from django import template
from django.utils import timezone
from django.utils.formats import number_format

from vietnamese import dates, moments

register = template.Library()

register.filter("date_line", dates.date_line, expects_localtime=False)
register.filter("iso", dates.iso, expects_localtime=False)
register.filter("spoken_date", dates.spoken_date, expects_localtime=False)


@register.filter(expects_localtime=False)
def zoned(moment):
    """Print a moment with its zone, 21:13, 12/04/2021 (GMT+7); nothing where there is none."""
    return moments.zoned(moment or None)


@register.filter(expects_localtime=False)
def zoned_clock(moment):
    """Print a moment within a sentence as the desk speaks of it: today 21:13 (GMT+7)."""
    local = dates.in_newsroom(moment)
    return f"{dates.clock(moment, timezone.now()).lower()} ({moments.zone(local)})"


@register.simple_tag
def zones():
    """Print the zone of the desk's times, once for a table or a form."""
    return moments.zones()


@register.filter
def clock(moment):
    """Print a moment as the desk speaks of it now."""
    return dates.clock(moment, timezone.now())


@register.filter
def number(value):
    """Print a quantity with grouped thousands, 1.003; years and ids are no quantities."""
    return number_format(value, force_grouping=True)
