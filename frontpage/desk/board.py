"""A front as a board: its places, what was put there by hand, and what fills the rest."""

from dataclasses import dataclass, field
from operator import attrgetter

from django.utils.translation import gettext as _

from articles import lists
from frontpage import furniture
from frontpage.cards import block_sections, sizes
from frontpage.desk.stories import tile, tiles
from frontpage.front import LATEST, front
from frontpage.models import Slot
from frontpage.section_front import Top
from people.sent import number

LATEST_KEY, LIST_KEY = "latest", "list"
SEPARATOR = "-"
# Where what stands beneath another card comes to stand.
BELOW = {Slot.LEAD: (str(Slot.SECONDARY),)}


@dataclass
class Place:
    """A slot on a board; one without `size` takes no card and always fills itself."""

    key: str
    label: str
    size: int = 0
    cards: list = field(default_factory=list)
    fills: list = field(default_factory=list)
    # What readers get there, in their order: pairs of a tile and whether it was put by hand.
    shown: list = field(default_factory=list)

    @property
    def takes(self):
        return range(self.size)


def key_of(slot, block=None):
    """Return the name of a place in forms: "lead", "secondary", "block-12"."""
    return f"{slot}{SEPARATOR}{block}" if block else str(slot)


def place_of(key):
    """Return the slot and the block's id that a form's name means."""
    slot, _separator, block = key.partition(SEPARATOR)
    return slot, number(block)


def places(section):
    """Return the places of a front in the order in which readers meet them."""
    size = sizes(section)
    top = [
        Place(key_of(Slot.LEAD), _("Lead story"), size[Slot.LEAD]),
        Place(key_of(Slot.SECONDARY), _("Beside the lead story"), size[Slot.SECONDARY]),
    ]
    if section:
        return [*top, Place(LIST_KEY, _("List of the section"))]
    blocks = [
        Place(key_of(Slot.BLOCK, block.pk), block.name, size[Slot.BLOCK])
        for block in block_sections()
    ]
    return [*top, Place(LATEST_KEY, _("Latest")), *blocks]


@dataclass(frozen=True)
class OnBoard:
    """A card on a board, with what the form says of it."""

    card: object
    tile: object
    is_shown: bool
    until_text: str = ""
    error: str = ""

    @property
    def is_out(self):
        """Whether the place fills itself at the moment although the story is public."""
        return not self.is_shown and self.tile.is_public and not self.tile.coming


def board(cards, *, section, at, now, user, texts=None, errors=None):
    """Return the places of a front with these cards on them, as of the moment.

    `texts` and `errors` are what was typed for the end of cards, by article.
    """
    standing = [card for card in cards if card.until is None or card.until > at]
    shown = _shown(standing, section=section, at=at)
    told = tiles([card.article for card in cards], at=at, now=now, user=user)
    laid = places(section)
    for place in laid:
        mine = [card for card in cards if key_of(card.slot, card.block) == place.key]
        here = shown.get(place.key, [])
        on_place = {story.article_id for story in here}
        place.cards = [
            OnBoard(
                card,
                told[card.article],
                card.article in on_place and card in standing,
                (texts or {}).get(card.article, ""),
                (errors or {}).get(card.article, ""),
            )
            for card in sorted(mine, key=attrgetter("position"))
        ]
        by_hand = {card.article for card in cards if _may_stand(card, place)}
        seen = zip(here, _tiles_of(here, at=at, now=now, user=user), strict=True)
        place.shown = [(tile, story.article_id in by_hand) for story, tile in seen]
        place.fills = [tile for tile, is_by_hand in place.shown if not is_by_hand]
    return laid


def _may_stand(card, place):
    """Tell whether the card may bring its story onto the place: its own, or beside a newer lead."""
    return place.key in (key_of(card.slot, card.block), *BELOW.get(card.slot, ()))


def _tiles_of(publications, *, at, now, user):
    if at <= now:
        return [tile(story, at=now) for story in publications]
    # Of what is still to come only what this person may know of.
    told = tiles([story.article_id for story in publications], at=at, now=now, user=user)
    return [told[story.article_id] for story in publications]


def rows_of(cards):
    """Return cards as the furniture carries placements."""
    return [
        {
            "slot": card.slot,
            "block": card.block,
            "position": card.position,
            "article_id": card.article,
        }
        for card in cards
    ]


def _shown(cards, *, section, at):
    """Return what readers would see with these cards: publications by the key of the place."""
    rows = rows_of(cards)
    if section:
        top = Top(rows)
        page, found = lists.first_page_with(section.pk, top.article_ids, at=at)
        arranged = top.arranged(page.rows, found)
        return {
            key_of(Slot.LEAD): [arranged["lead"]] if arranged["lead"] else [],
            key_of(Slot.SECONDARY): arranged["secondary"],
            LIST_KEY: arranged["listed"][:LATEST],
        }
    page = front(at=at, sections=furniture.sections(), placements=rows)
    return {
        key_of(Slot.LEAD): [page.lead] if page.lead else [],
        key_of(Slot.SECONDARY): page.secondary,
        LATEST_KEY: page.latest,
        **{
            key_of(Slot.BLOCK, block["section"]["id"]): block["publications"]
            for block in page.blocks
        },
    }
