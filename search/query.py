"""What a reader asks for, taken apart."""

from dataclasses import dataclass
from datetime import timedelta

from vietnamese.text import exact, fold, normalise
from wordindex import terms

LONGEST = 200
PERIODS = {
    "ngay": timedelta(days=1),
    "tuan": timedelta(days=7),
    "thang": timedelta(days=31),
    "nam": timedelta(days=366),
}


@dataclass(frozen=True)
class Query:
    """A search: the words as typed, and what they are narrowed to."""

    text: str
    section: str = ""
    period: str = ""

    @classmethod
    def of(cls, parameters):
        """Read a search from the parameters of an address; what is not known is left out."""
        period = parameters.get("trong", "")
        return cls(
            text=" ".join(normalise(parameters.get("q", "")[: LONGEST * 4]).split())[:LONGEST],
            section=parameters.get("chuyen_muc", "")[:60],
            period=period if period in PERIODS else "",
        )

    @property
    def folded(self):
        """The terms without marks; each is one syllable or a phrase, all must be found."""
        return terms(self.text, fold)

    @property
    def exact(self):
        """The terms with the marks as typed."""
        return terms(self.text, exact)

    @property
    def has_marks(self):
        """Tell whether the reader typed marks, and so means them."""
        # "㏀" is two letters without its marks, and no letter with them.
        return bool(self.exact) and exact(self.text) != fold(self.text)

    def since(self, at):
        """Return the moment before which nothing is wanted, or None."""
        return at - PERIODS[self.period] if self.period else None
