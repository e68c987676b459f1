"""Why a front was not arranged, in a sentence for the person who tried."""

from articles.refusals import NotAllowed, Refused, Stale, WrongTime

__all__ = ["NotAllowed", "Refused", "Stale", "WrongCard", "WrongTime"]


class WrongCard(Refused):
    """A card that cannot stand where it was put."""
