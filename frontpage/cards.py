"""The cards of an arrangement: which story stands in which slot of a front, and until when."""

from collections import Counter
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from operator import attrgetter

from django.utils.translation import gettext as _

from articles.models import Article, Publication, Section
from articles.workflow import seen_by
from frontpage.front import IN_BLOCK, IN_SECTION, SECONDARY
from frontpage.models import Placement, Slot
from frontpage.refusals import WrongCard, WrongEnds

# How many stories a slot takes.
ON_SITE = {Slot.LEAD: 1, Slot.SECONDARY: SECONDARY, Slot.BLOCK: IN_BLOCK}
ON_SECTION = {Slot.LEAD: 1, Slot.SECONDARY: IN_SECTION}
ORDER = list(Slot)


@dataclass(frozen=True)
class Card:
    """A story in a slot; `block` is the id of the section whose block it is."""

    slot: str
    block: int | None
    position: int
    article: int
    until: datetime | None = None

    @property
    def place(self):
        return (self.slot, self.block)

    def plain(self):
        """Return it as a draft and the record keep it."""
        return asdict(self) | {"until": self.until and self.until.isoformat()}


def read(cards, *, front):
    """Return the cards in the order of the front, each slot counted from 0; raise `WrongCard`."""
    read = sorted((_card(card) for card in cards), key=attrgetter("position"))
    _refuse_wrong_slots(read, front)
    _refuse_crowds(read, front)
    _refuse_twins(read)
    _refuse_unknown(read)
    return numbered(read)


def numbered(cards):
    """Return the cards of each slot numbered in their order, the slots in that of the front."""
    seen = Counter()
    counted = []
    for card in cards:
        counted.append(replace(card, position=seen[card.place]))
        seen[card.place] += 1
    return sorted(
        counted, key=lambda card: (ORDER.index(card.slot), card.block or 0, card.position)
    )


def _card(card):
    if isinstance(card, Card):
        return card
    try:
        until = card.get("until") or None
        return Card(
            slot=Slot(card["slot"]),
            block=int(card["block"]) if card.get("block") else None,
            position=int(card.get("position") or 0),
            article=int(card["article"]),
            until=datetime.fromisoformat(until) if isinstance(until, str) else until,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise WrongCard(_("A card cannot be read. Open the front again.")) from error


def sizes(front):
    """Return how many stories each slot of a front takes."""
    return ON_SITE if front is None else ON_SECTION


def block_sections():
    """Return the sections that have a block on the site's front."""
    return Section.objects.active().filter(parent=None)


def _refuse_wrong_slots(cards, front):
    blocks = {card.block for card in cards if card.slot == Slot.BLOCK}
    known = set(block_sections().filter(pk__in=blocks - {None}).values_list("pk", flat=True))
    for card in cards:
        in_block = card.slot == Slot.BLOCK
        if (
            card.slot not in sizes(front)
            or in_block != (card.block is not None)
            or (in_block and card.block not in known)
        ):
            raise WrongCard(_("This front has no such place."))


def _refuse_crowds(cards, front):
    for (slot, _block), count in Counter(card.place for card in cards).items():
        if count > sizes(front)[slot]:
            raise WrongCard(
                _("“%(place)s” takes %(most)d stories, and %(count)d were put there.")
                % {"place": Slot(slot).label, "most": sizes(front)[slot], "count": count}
            )


def _refuse_twins(cards):
    (twin, count), *_rest = Counter(card.article for card in cards).most_common(1) or [(None, 0)]
    if count > 1:
        story = Article.objects.filter(pk=twin).values_list("headline", flat=True).first()
        raise WrongCard(_("“%(story)s” stands on this front twice.") % {"story": story or twin})


def _refuse_unknown(cards):
    ids = {card.article for card in cards}
    if Article.objects.filter(pk__in=ids).count() != len(ids):
        raise WrongCard(_("There is no such story any more."))


def refuse_hidden(article_ids, *, actor, at):
    """Raise `WrongCard` unless readers or the person may see each of the stories.

    Otherwise a card would tell a desk head the headline of a story that is none of theirs.
    """
    if set(article_ids) - may_place(article_ids, actor=actor, at=at):
        raise WrongCard(_("There is no such story any more."))


def may_place(article_ids, *, actor, at):
    """Return those of the stories that readers see now or that the person sees at the desk."""
    ids = set(article_ids)
    public = Publication.objects.visible(at=at).filter(article_id__in=ids)
    seen = set(public.values_list("article_id", flat=True))
    if more := ids - seen:
        seen.update(
            Article.objects.filter(seen_by(actor), pk__in=more).values_list("pk", flat=True)
        )
    return seen


def refuse_ends(cards, *, since):
    """Raise `WrongEnds` for cards that would end before they begin.

    Names their stories: that the person may see these is asked before.
    """
    wrong = {card.article for card in cards if card.until is not None and card.until <= since}
    if wrong:
        named = (
            Article.objects.filter(pk__in=wrong).order_by("pk").values_list("headline", flat=True)
        )
        raise WrongEnds(
            *(
                _("“%(story)s” would end before it begins: change “Ends at” on its card.")
                % {"story": headline}
                for headline in named
            ),
            articles=wrong,
        )


def unseen(spans, *, at):
    """Return the ids of stories that no reader sees at any time of their span.

    `spans` are (article id, since, until). Such a card is allowed and does nothing: the slot fills
    itself, and whoever arranged is told.
    """
    spans = list(spans)
    shown = {}
    rows = Publication.objects.not_over(at=at).filter(article_id__in={pk for pk, *_ends in spans})
    for pk, since, until in rows.values_list("article_id", "visible_from", "visible_until"):
        shown.setdefault(pk, []).append((since, until))
    return {
        pk
        for pk, since, until in spans
        if not any(_overlap(since, until, *run) for run in shown.get(pk, []))
    }


def _overlap(since, until, other_since, other_until):
    return (other_until is None or since < other_until) and (until is None or other_since < until)


def standing(*, front, at):
    """Return the cards that stand on a front at the moment."""
    rows = Placement.objects.of_front(front, after=at).visible(at=at)
    return _of_rows(rows.order_by("slot", "position", "-visible_from", "-id"))


def _of_rows(rows):
    return [
        Card(row.slot, row.block_id, row.position, row.article_id, row.visible_until)
        for row in rows
    ]


def fitting(cards, *, front):
    """Return what fits of cards from another time: no story twice, no slot over its size.

    What led beneath a newer lead comes beside it, as readers see it. Slots and blocks that the
    front no longer has are left out. So a draft can begin with anything that ever stood there.
    """
    blocks = set(block_sections().values_list("pk", flat=True)) | {None}
    known = [card for card in cards if card.slot in sizes(front) and card.block in blocks]
    seen, count, kept = set(), Counter(), []
    for card in sorted(known, key=lambda card: ORDER.index(card.slot)):
        if card.slot == Slot.LEAD and count[card.place]:
            # Of several the first: what still older ones were is over.
            if any(one.slot == Slot.SECONDARY for one in kept):
                continue
            card = replace(card, slot=Slot.SECONDARY)
        if card.article not in seen and count[card.place] < sizes(front)[card.slot]:
            seen.add(card.article)
            count[card.place] += 1
            kept.append(card)
    return numbered(kept)


def kept(rows):
    """Return the cards that a draft keeps as plain data."""
    return [_card(row) for row in rows]
