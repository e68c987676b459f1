"""A moment in an address of the desk: 2021-04-13T06:00:00+07:00, with its zone."""

import re
from datetime import UTC, datetime

from django.utils.timezone import localtime

from vietnamese.moments import FIRST_YEAR, LAST_YEAR


class AsOfMoment:
    """A moment with its zone; the newsroom's own is written."""

    regex = (
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
        r"(?:Z|[+-][0-9]{2}:[0-9]{2})"
    )

    def to_python(self, value):
        moment = datetime.fromisoformat(value)
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValueError(value)
        return moment.astimezone(UTC)

    def to_url(self, value):
        written = localtime(value).isoformat()
        # Before 1912 Vietnam's clocks differed from UTC by seconds, which addresses do not hold.
        return written if re.fullmatch(self.regex, written) else value.astimezone(UTC).isoformat()


class Rest:
    """The rest of an address, which may be empty and may hold slashes."""

    regex = ".*"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value
