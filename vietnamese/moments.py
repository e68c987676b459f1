"""Moments on the newsroom's clock: printed with their zone, and read without guessing.

Twice a year the clocks of many countries are changed: one hour does not exist then, another one
happens twice. What was typed for such a time is refused with the reason.
"""

from datetime import UTC, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateformat import format as write
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# The first photograph is of 1826. PostgreSQL would keep the year 1 and nobody could read it back.
FIRST_YEAR, LAST_YEAR = 1800, 9000
SECOND = timedelta(seconds=1)


def zoned(moment):
    """Return a moment with its zone, "21:13, 12/04/2021 (GMT+7)"; nothing where there is none."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{write(local, 'H:i, d/m/Y')} ({zone(local)})"


def zone(local):
    """Return "GMT+7"; papers print the offset, and Python knows Vietnam's zone as "+07"."""
    minutes = local.utcoffset() // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"GMT{sign}{hours}:{rest:02}" if rest else f"GMT{sign}{hours}"


def zones(year=None):
    """Return in which zone times are typed: "GMT+7", "Europe/Berlin, GMT+1 or GMT+2"."""
    here = timezone.get_current_timezone()
    year = year or timezone.localtime().year
    months = (datetime(year, month, 1, tzinfo=here) for month in range(1, 13))
    offsets = sorted({month.utcoffset(): zone(month) for month in months}.items())
    if len(offsets) == 1:
        return offsets[0][1]
    return _("%(place)s, %(winter)s or %(summer)s by the date") % {
        "place": timezone.get_current_timezone_name() if not hasattr(here, "key") else here.key,
        "winter": offsets[0][1],
        "summer": offsets[-1][1],
    }


def possible(moment):
    """Refuse a moment that is a slip of the keyboard; a validator of model and form fields."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValidationError(
            gettext_lazy("Give a year from %(first)d to %(last)d."),
            code="impossible_year",
            params={"first": FIRST_YEAR, "last": LAST_YEAR},
        )


def refuse_unclear(typed):
    """Raise `ValidationError` for a naive time that does not exist here, or exists twice."""
    here = timezone.get_current_timezone()
    before, after = (typed.replace(tzinfo=here, fold=fold).utcoffset() for fold in (0, 1))
    if before == after:
        return
    change = _change_between(typed - max(before, after), typed - min(before, after), here)
    words = {
        "time": write(typed, "H:i"),
        "day": write(typed, "d/m/Y"),
        "old": _on_the_day(change + before, typed),
        "new": _on_the_day(change + after, typed),
        "first": zone(typed.replace(tzinfo=here, fold=0)),
        "second": zone(typed.replace(tzinfo=here, fold=1)),
    }
    raise ValidationError((_skipped if after > before else _repeated)() % words, code="unclear")


def _skipped():
    return _(
        "%(time)s on %(day)s does not exist here: clocks go forward from %(old)s to %(new)s. "
        "Choose another time."
    )


def _repeated():
    return _(
        "%(time)s on %(day)s happens twice: once at %(first)s and again at %(second)s, because "
        "clocks go back from %(old)s to %(new)s. Choose another minute: before %(new)s, or from "
        "%(old)s on."
    )


def _change_between(start, end, here):
    """Return the first second, as a naive UTC time, at which the clocks of the zone are others."""
    offset_before = _offset(start, here)
    while end - start > SECOND:
        middle = (start + (end - start) / 2).replace(microsecond=0)
        if middle <= start:
            break
        if _offset(middle, here) == offset_before:
            start = middle
        else:
            end = middle
    return end


def _offset(naive_utc, here):
    return naive_utc.replace(tzinfo=UTC).astimezone(here).utcoffset()


def _on_the_day(local, typed):
    """Return a time of day, with its day where that is another one (Samoa left one out)."""
    return write(local, "H:i" if local.date() == typed.date() else "H:i, d/m/Y")
