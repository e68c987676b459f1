"""What a reader asks for, taken apart."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from articles.models.article import Kind
from vietnamese.text import exact, fold, normalise
from wordindex import terms

LONGEST = 200
PERIODS = {
    "ngay": timedelta(days=1),
    "tuan": timedelta(days=7),
    "thang": timedelta(days=31),
    "nam": timedelta(days=366),
}
# The names that stand in addresses.
WORDS, SECTION, PERIOD = "q", "chuyen_muc", "trong"
AUTHOR, KIND, PAGE = "tac_gia", "the_loai", "trang"


@dataclass(frozen=True)
class Query:
    """A search: the words as typed, and what they are narrowed to."""

    text: str
    section: str = ""
    period: str = ""
    author: str = ""
    kind: str = ""

    @classmethod
    def of(cls, parameters):
        """Read a search from the parameters of an address; what is not known is left out."""
        period, kind = parameters.get(PERIOD, ""), parameters.get(KIND, "")
        return cls(
            text=" ".join(normalise(parameters.get(WORDS, "")[: LONGEST * 4]).split())[:LONGEST],
            section=_name(parameters.get(SECTION, "")),
            period=period if period in PERIODS else "",
            author=_name(parameters.get(AUTHOR, "")),
            kind=kind if kind in Kind.values else "",
        )

    @property
    def parameters(self):
        """What an address says of the search, only what was said."""
        said = {
            WORDS: self.text,
            SECTION: self.section,
            PERIOD: self.period,
            AUTHOR: self.author,
            KIND: self.kind,
        }
        return {name: value for name, value in said.items() if value}

    @property
    def is_narrowed(self):
        return bool(self.section or self.period or self.author or self.kind)

    @cached_property
    def folded(self):
        """The terms without marks; each is one syllable or a phrase, all must be found."""
        return terms(self.text, fold)

    @cached_property
    def exact(self):
        """The terms with the marks as typed."""
        return terms(self.text, exact)

    @cached_property
    def has_marks(self):
        """Tell whether the reader typed marks, and so means them."""
        # "㏀" is two letters without its marks, and no letter with them.
        return bool(self.exact) and exact(self.text) != fold(self.text)

    def since(self, at):
        """Return the moment before which nothing is wanted, or None."""
        return at - PERIODS[self.period] if self.period else None


def _name(text):
    # What a database refuses (NUL) is no name of anything.
    return "" if "\x00" in text else text[:60]
