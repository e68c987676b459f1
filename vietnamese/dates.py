"""Dates as a Vietnamese paper prints them, in the newsroom's time zone whoever asks."""

from datetime import datetime, time, timedelta

from django.utils.dateformat import format as write
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vietnamese.moments import zone

SPOKEN_FORMATS = {"vi": r"l, \n\g\à\y j/n/Y", "en": "l, j F Y"}


def date_line(moment):
    """Return the line above an article: "Thứ Hai, 12/04/2021, 21:13 [GMT+7]"."""
    local = in_newsroom(moment)
    return f"{write(local, 'l, d/m/Y, H:i')} [{zone(local)}]"


def iso(moment):
    """Return a moment for machines: <time datetime>, JSON-LD, Open Graph."""
    return in_newsroom(moment).isoformat(timespec="seconds")


def spoken_date(moment):
    """Return the day as it is said: "Thứ Hai, ngày 12/4/2021" or "Monday, 12 April 2021"."""
    return write(in_newsroom(moment), SPOKEN_FORMATS.get(get_language(), SPOKEN_FORMATS["en"]))


def clock(moment, now):
    """Return a moment as the desk speaks of it at `now`: "Hôm nay 21:13", "12/04 21:13"."""
    local, today = in_newsroom(moment), in_newsroom(now).date()
    return f"{_day(local.date(), today)} {write(local, 'H:i')}"


def in_newsroom(moment):
    """Return an aware datetime on the newsroom's clock (settings.TIME_ZONE)."""
    return localtime(moment, get_default_timezone())


def midnight(day):
    """Return the moment at which a day begins in the newsroom."""
    return datetime.combine(day, time.min, tzinfo=get_default_timezone())


def _day(day, today):
    distance = day - today
    if distance == timedelta(days=-1):
        return _("Yesterday")
    if distance == timedelta(0):
        return _("Today")
    if distance == timedelta(days=1):
        return _("Tomorrow")
    return write(day, "d/m" if day.year == today.year else "d/m/Y")
