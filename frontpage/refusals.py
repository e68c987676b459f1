"""Why a front was not arranged, in a sentence for the person who tried."""

from articles.refusals import NotAllowed, Refused, Stale, WrongTime

__all__ = ["NotAllowed", "Refused", "Stale", "WrongCard", "WrongEnds", "WrongTime"]


class WrongCard(Refused):
    """A card that cannot stand where it was put."""


class WrongEnds(WrongTime):
    """Cards that would end before they begin; `articles` are the ids of their stories."""

    def __init__(self, *sentences, articles):
        super().__init__(*sentences)
        self.articles = articles
