"""The moments at which a front changed, and what stood there then."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from articles.models import Publication
from frontpage import cards as hands
from frontpage.desk.board import OnBoard, key_of, places
from frontpage.desk.stories import Tile, tile, tiles
from frontpage.models import FrontEvent, Placement, Slot

ON_A_PAGE = 10
ARRANGING = ("arrange", "place", "end_placement")
# Events of a page's span; a front that is arranged more often than that is told without names.
MOST_EVENTS = 200


@dataclass(frozen=True)
class Change:
    """A moment at which a front changed: what stands there from then on, and who did it."""

    moment: datetime
    places: list
    event: FrontEvent | None
    is_bare: bool


def moments(front, *, before):
    """Return the newest moments before another one at which a front changed, one too many."""
    rows = Placement.objects.filter(front=front).ever_visible().order_by()
    begins = rows.filter(visible_from__lt=before).values_list("visible_from", flat=True)
    ends = rows.filter(visible_until__lt=before).values_list("visible_until", flat=True)
    newest = {
        *begins.distinct().order_by("-visible_from")[: ON_A_PAGE + 1],
        *ends.distinct().order_by("-visible_until")[: ON_A_PAGE + 1],
    }
    return sorted(newest, reverse=True)[: ON_A_PAGE + 1]


def coming_moments(front, *, at):
    """Return the moments after this one at which a front will change, soonest first."""
    rows = Placement.objects.of_front(front, after=at).order_by()
    ends = rows.values_list("visible_from", "visible_until")
    return sorted({moment for row in ends for moment in row if moment and moment > at})[:ON_A_PAGE]


def changes(front, chosen, *, now, user):
    """Return the `Change`s of some moments, for a fixed number of questions."""
    if not chosen:
        return []
    rows = _rows(front, min(chosen), max(chosen))
    ids = {row.article_id for row in rows}
    then = _then(ids, min(chosen), max(chosen))
    told = tiles(ids, at=now, now=now, user=user)
    events = _events(front, min(chosen), max(chosen))
    return [_change(front, moment, rows, then, told, events, now) for moment in chosen]


def _rows(front, oldest, newest):
    rows = Placement.objects.of_front(front, after=oldest).filter(visible_from__lte=newest)
    return list(rows.order_by("slot", "position", "-visible_from", "-id"))


def _then(article_ids, oldest, newest):
    """Return the publications of the stories that readers saw in the span, by article."""
    shown = Publication.objects.filter(article_id__in=article_ids, visible_from__lte=newest)
    shown = shown.filter(Q(visible_until__isnull=True) | Q(visible_until__gt=oldest))
    then = {}
    for publication in shown.cards():
        then.setdefault(publication.article_id, []).append(publication)
    return then


def _events(front, oldest, newest):
    rows = FrontEvent.objects.filter(front=front, verb__in=ARRANGING, at__lte=newest)
    return list(rows.select_related("actor")[:MOST_EVENTS])


def _change(front, moment, rows, then, told, events, now):
    standing = [row for row in rows if row.is_visible(at=moment)]
    laid = places(front)
    under = []
    for place in laid:
        mine = [row for row in standing if key_of(row.slot, row.block_id) == place.key]
        cards = [_card(row, moment, then, told, now) for row in mine]
        if place.key == Slot.SECONDARY:
            cards = [*under, *cards]
        place.cards = _read(cards, place.size)
        if place.key == Slot.LEAD:
            under = [card for card in cards if card not in place.cards][:1]
    return Change(
        moment,
        [place for place in laid if place.cards],
        next((event for event in events if _began(event) == moment), None),
        not standing,
    )


def _read(cards, size):
    """Leave out what stood beneath the cards that readers saw: a place takes only so many."""
    seen = [card for card in cards if card.is_shown][size:]
    return [card for card in cards if card not in seen]


def _card(row, moment, then, told, now):
    seen = next(
        (shown for shown in then.get(row.article_id, []) if shown.is_visible(at=moment)), None
    )
    is_past = seen is not None and moment <= now
    shown = tile(seen.as_of(moment), at=now) if is_past else told.get(row.article_id)
    return OnBoard(row, shown or Tile(row.article_id, ""), seen is not None)


def _began(event):
    """Return the moment from which the front was as the event made it."""
    text = event.details.get("from") or event.details.get("until")
    return datetime.fromisoformat(text) if text else event.at


def cards_at(front, moment, *, user, now):
    """Return the cards that stood on a front, without ends, that the person may place today."""
    stood = hands.standing(front=front, at=moment)
    allowed = hands.may_place([card.article for card in stood], actor=user, at=now)
    open_ended = [
        hands.Card(card.slot, card.block, card.position, card.article)
        for card in stood
        if card.article in allowed
    ]
    return hands.fitting(open_ended, front=front)
