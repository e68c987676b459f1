"""{{ moment|date_line }}, |clock, |iso, {{ count|number }} and {{ text|truncate:130 }}."""

from django import template
from django.utils import timezone
from django.utils.formats import number_format

from vietnamese import dates, text

register = template.Library()

register.filter("date_line", dates.date_line, expects_localtime=False)
register.filter("spoken_date", dates.spoken_date, expects_localtime=False)
register.filter("truncate", text.truncate)


@register.filter
def clock(moment):
    """Print a moment as the desk speaks of it now."""
    return dates.clock(moment, timezone.now())


@register.filter
def iso(moment):
    """Print a moment for machines: <time datetime>, JSON-LD, Open Graph."""
    return dates.in_newsroom(moment).isoformat(timespec="seconds")


@register.filter
def number(value):
    """Print a quantity with grouped thousands, 1.003; years and ids are no quantities."""
    return number_format(value, force_grouping=True)
