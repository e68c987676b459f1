"""Moments as XMP, IPTC and EXIF write them, brought to ISO 8601."""

import re
from datetime import datetime

# 2024-05-06T07:08:09.12+07:00 (XMP), 2024:05:06 07:08:09 (EXIF); the clock may be missing.
MOMENT = re.compile(
    r"(?P<day>[0-9]{4}[-:][0-9]{2}[-:][0-9]{2})"
    r"(?:[T ](?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]+)?"
    r" ?(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
# 20240506 and 070809+0700 (IPTC 2:55 and 2:60).
IPTC_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
IPTC_CLOCK = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})([+-][0-9]{4})?")


def moment(text):
    """Return an ISO 8601 moment, or the bare day where no clock was given; "" for nonsense.

    A day stays a day, "2024-05-06": midnight would be an hour that nobody wrote.
    """
    match = MOMENT.fullmatch(text.strip("\0 ")) if isinstance(text, str) else None
    if not match:
        return ""
    day, clock, offset = match["day"].replace(":", "-"), match["clock"], match["offset"] or ""
    try:
        parsed = datetime.fromisoformat(f"{day}T{clock}{offset}" if clock else day)
    except ValueError:
        return ""
    # A camera whose clock was never set says 0000, or a year no database takes.
    if not 1900 <= parsed.year <= 2100:
        return ""
    return parsed.isoformat() if clock else day


def iptc_moment(day, clock):
    """Return the moment of an IPTC date and time; the time may be missing or nonsense."""
    days, clocks = IPTC_DAY.fullmatch(day.strip("\0 ")), IPTC_CLOCK.fullmatch(clock.strip("\0 "))
    if not days:
        return ""
    day = "-".join(days.groups())
    if not clocks:
        return moment(day)
    hour, minute, second, offset = clocks.groups()
    return moment(f"{day}T{hour}:{minute}:{second}{offset or ''}") or moment(day)


def fullest(moments):
    """Return the first moment that is known, as its best teller tells it.

    Where XMP has the day and EXIF the hour of that day, or the hour and its offset, that is one
    moment; where they disagree the first one wins.
    """
    known = list(filter(None, moments))
    if not known:
        return ""
    return max((each for each in known if each.startswith(known[0])), key=len)
