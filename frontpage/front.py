"""Which story stands where on the front page: the editors' choice first, the rest by rule."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.timezone import localtime

from articles import kept, lists
from articles.models import Correction, Publication
from articles.notices import as_read, without_silenced
from frontpage.models import Slot
from vietnamese.dates import midnight

SECONDARY = 4
LATEST = 12
IN_BLOCK = 5
# Beside the lead story of a section's page.
IN_SECTION = 3
TOP = 1 + SECONDARY + LATEST
# Beside the day itself. Whole days, because every page ends its life with the day anyway.
CORRECTED_DAYS = timedelta(days=3)


@dataclass(frozen=True)
class Front:
    """The front page as publications; no story stands on it twice."""

    lead: Publication | None
    secondary: list
    latest: list
    blocks: list
    corrections: list


@dataclass(frozen=True)
class Plan:
    """The front page as ids of publications."""

    lead: int | None
    secondary: list
    latest: list
    blocks: dict


def front(*, at, sections, placements, notices=()):
    """Return the front page of the moment: two queries, whatever the number of stories.

    `placements` and `notices` are those of the furniture; only notices of the last days are shown.
    """
    since = midnight(localtime(at).date() - CORRECTED_DAYS)
    recent = [notice for notice in notices if notice["visible_from"] >= since]
    notices = without_silenced(recent)
    rows = lists.newest_of_many(
        at=at,
        section_ids=[section["id"] for section in sections],
        # All that stands at the top may be of one section.
        per_section=TOP + IN_BLOCK,
        overall=TOP,
        article_ids=[row["article_id"] for row in (*placements, *notices)],
    )
    plan = plan_of(rows, sections=sections, placements=placements)
    return _filled(plan, rows, sections=sections, at=at, placements=placements, notices=notices)


def claim(candidates, count, used):
    """Take so many of the candidates as are not used yet, in their order."""
    taken = [one for one in dict.fromkeys(candidates) if one not in used][: max(count, 0)]
    used.update(taken)
    return taken


def beneath(leads):
    """Return of the leads, the newest first, what stands beside the newest: the one before it.

    Older ones that nobody took down would push out what editors put there.
    """
    return list(dict.fromkeys(leads))[1:2]


def plan_of(rows, *, sections, placements):
    """Return the `Plan` for rows of lists, newest first.

    Whatever editors put anywhere is claimed first: no slot fills itself with a story that stands
    in another one by hand. What led before a newer lead stands beside it, by whichever road the
    newer one came.
    """
    of_article = {row.article_id: row.publication_id for row in rows}
    newest = [row.publication_id for row in rows]
    used = set()

    def placed(slot, block=None):
        chosen = (row for row in placements if row["slot"] == slot and row["block"] == block)
        articles = [row["article_id"] for row in chosen]
        return [of_article[article] for article in articles if article in of_article]

    lead = claim(placed(Slot.LEAD), 1, used)
    secondary = claim([*beneath(placed(Slot.LEAD)), *placed(Slot.SECONDARY)], SECONDARY, used)
    blocks = {
        section["id"]: claim(placed(Slot.BLOCK, section["id"]), IN_BLOCK, used)
        for section in sections
    }
    lead = lead or claim(newest, 1, used)
    secondary += claim(newest, SECONDARY - len(secondary), used)
    latest = claim(newest, LATEST, used)
    for pk, block in blocks.items():
        of_section = [row.publication_id for row in rows if row.section_id == pk]
        block += claim(of_section, IN_BLOCK - len(block), used)
    return Plan(lead[0] if lead else None, secondary, latest, blocks)


def _filled(plan, rows, *, sections, at, placements, notices):
    """Fetch the publications of the plan, as they are at the moment."""
    of_article = {row.article_id: row.publication_id for row in rows}
    noticed = {of_article[row["article_id"]] for row in notices if row["article_id"] in of_article}
    ids = {plan.lead, *plan.secondary, *plan.latest, *noticed} - {None}
    ids = ids.union(*plan.blocks.values())
    cards = kept.cards({row.key for row in rows if row.publication_id in ids}, at=at)
    by_hand = {(row["block"], row["article_id"]) for row in placements}
    return Front(
        lead=cards.get(plan.lead),
        secondary=_found(cards, plan.secondary),
        latest=_found(cards, plan.latest),
        blocks=[
            {
                "section": section,
                "publications": _opened(
                    section["id"], _found(cards, plan.blocks[section["id"]]), by_hand
                ),
            }
            for section in sections
        ],
        corrections=_corrections(notices, {cards[pk].article_id: cards[pk] for pk in noticed}),
    )


def _found(cards, ids):
    return [cards[pk] for pk in ids if pk in cards]


def _opened(section_id, publications, by_hand):
    """Leave a block as editors began it; else let the newest story with a picture open it."""
    if publications and (section_id, publications[0].article_id) in by_hand:
        return publications
    opener = next((story for story in publications if story.card_picture), None)
    return sorted(publications, key=lambda story: story is not opener)


def _corrections(notices, stories):
    """Return the notices as readers see them, newest first, with the story while it is public."""
    rows = sorted(notices, key=lambda row: (row["visible_from"], row["id"]), reverse=True)
    return [
        as_read(Correction(**row)) | {"publication": stories.get(row["article_id"])} for row in rows
    ]
