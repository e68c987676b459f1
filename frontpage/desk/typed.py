"""What the form of a front says: cards with their places, their order and their ends."""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError

from frontpage.cards import Card, numbered, sizes
from frontpage.desk.board import place_of
from frontpage.models import Slot
from people.sent import number
from vietnamese.moment_fields import MomentLineField

# A card that is put on a board without a number comes after all others there.
LAST = 10_000
# More stories than any front takes.
MOST = 2_000


@dataclass
class Typed:
    """The form as it was sent: all that is needed to do it, or to show it again."""

    cards: list
    version: int
    texts: dict = field(default_factory=dict)
    errors: dict = field(default_factory=dict)
    at: datetime | None = None
    at_text: str = ""
    at_error: str = ""
    keeps_coming: bool = True

    @property
    def is_right(self):
        return not self.errors and not self.at_error

    def holds_more_than(self, kept):
        """Tell whether leaving the page would lose something that the kept form does not hold."""
        return bool(self.at_text) or self._as_typed() != kept._as_typed()

    def _as_typed(self):
        return {
            (card.place, card.position, card.article, self.texts.get(card.article, ""))
            for card in self.cards
        }


def read(data, *, section):
    """Read the form of a front; what no browser of ours would send is left out."""
    typed = Typed(
        cards=[],
        version=number(data.get("version", "")) or 0,
        at_text=data.get("at", ""),
        keeps_coming=data.get("coming", "keep") == "keep",
    )
    typed.at, typed.at_error = _moment(typed.at_text)
    cards = []
    for written in dict.fromkeys(data.getlist("story")[:MOST]):
        slot, block = place_of(data.get(f"place-{written}", ""))
        article = number(written)
        if article is None or slot not in sizes(section):
            continue
        if (slot == Slot.BLOCK) != (block is not None):
            continue
        text = data.get(f"until-{written}", "").strip()
        until, error = _moment(text)
        typed.texts[article] = text
        if error:
            typed.errors[article] = error
        order = number(data.get(f"order-{written}", ""))
        position = LAST if order is None else min(order, LAST)
        cards.append(Card(slot, block, position, article, until))
    typed.cards = numbered(sorted(cards, key=lambda card: card.position))
    return typed


def _moment(text):
    if not text:
        return None, ""
    try:
        return MomentLineField().clean(text), ""
    except ValidationError as refused:
        return None, " ".join(refused.messages)


def text_of(moment):
    """Return a moment as the form writes it."""
    return MomentLineField().text_of(moment) if moment else ""
