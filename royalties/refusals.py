"""Why nothing was scored, shared or closed, in a sentence for the person who tried."""

from articles.refusals import NoReason, NotAllowed, NotReady, Refused

__all__ = [
    "Changed",
    "NoCard",
    "NoPeriod",
    "NoReason",
    "NotAllowed",
    "NotReady",
    "OverCap",
    "Refused",
    "WrongShares",
]


class Changed(Refused):
    """Somebody changed it since the version that this decision was made on."""


class NoPeriod(Refused):
    """The day belongs to no period, or to one that is closed."""


class NoCard(Refused):
    """No rate card, or none with a rate for this kind, is valid on the day."""


class OverCap(Refused):
    """The coefficient is higher than the rate card allows."""


class WrongShares(Refused):
    """The percentages do not add to 100, or a share has nobody."""
