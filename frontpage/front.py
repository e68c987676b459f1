"""Which story stands where on the front page: the editors' choice first, the rest by rule."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from articles import lists
from articles.models import Publication
from frontpage.models import Slot

SECONDARY = 4
LATEST = 12
IN_BLOCK = 5
TOP = 1 + SECONDARY + LATEST
CORRECTIONS_AGE = timedelta(days=3)


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


def front(*, at, sections, placements):
    """Return the front page of the moment: two queries, whatever the number of stories."""
    rows = lists.newest_of_many(
        at=at,
        section_ids=[section["id"] for section in sections],
        # All that stands at the top may be of one section.
        per_section=TOP + IN_BLOCK,
        overall=TOP,
        article_ids=[placement["article_id"] for placement in placements],
        corrected_since=at - CORRECTIONS_AGE,
    )
    plan = arrange(rows, sections=sections, placements=placements)
    corrected = [row.publication_id for row in rows if row.is_corrected]
    return _filled(plan, corrected, sections=sections, at=at)


def arrange(rows, *, sections, placements):
    """Return the `Plan` for rows of lists, newest first."""
    of_article = {row.article_id: row.publication_id for row in rows}
    newest = [row.publication_id for row in rows]
    used = set()

    def take(candidates, count):
        taken = [pk for pk in dict.fromkeys(candidates) if pk not in used][:count]
        used.update(taken)
        return taken

    def placed(slot):
        articles = [row["article_id"] for row in placements if row["slot"] == slot]
        return [of_article[article] for article in articles if article in of_article]

    lead = take(placed(Slot.LEAD), 1)
    chosen = take(placed(Slot.SECONDARY), SECONDARY)
    lead = lead or take(newest, 1)
    secondary = chosen + take(newest, SECONDARY - len(chosen))
    latest = take(newest, LATEST)
    blocks = {
        section["id"]: take(
            [row.publication_id for row in rows if row.section_id == section["id"]], IN_BLOCK
        )
        for section in sections
    }
    return Plan(lead[0] if lead else None, secondary, latest, blocks)


def _filled(plan, corrected, *, sections, at):
    """Fetch the publications of the plan, as they are at the moment."""
    ids = {plan.lead, *plan.secondary, *plan.latest, *corrected} - {None}
    ids = ids.union(*plan.blocks.values())
    found = Publication.objects.cards().in_bulk(ids)
    cards = {pk: publication.as_of(at) for pk, publication in found.items()}
    return Front(
        lead=cards.get(plan.lead),
        secondary=_found(cards, plan.secondary),
        latest=_found(cards, plan.latest),
        blocks=[
            {
                "section": section,
                "publications": _picture_first(_found(cards, plan.blocks[section["id"]])),
            }
            for section in sections
        ],
        corrections=_corrections(_found(cards, corrected), at - CORRECTIONS_AGE),
    )


def _found(cards, ids):
    return [cards[pk] for pk in ids if pk in cards]


def _picture_first(publications):
    """Let the newest story that has a picture open the block."""
    opener = next((story for story in publications if story.card_picture), None)
    return sorted(publications, key=lambda story: story is not opener)


def _corrections(publications, since):
    """Return the notes that the stories carry since the moment, newest first, each once."""
    notes = [
        note | {"at": datetime.fromisoformat(note["at"]), "publication": publication}
        for publication in dict.fromkeys(publications)
        for note in publication.corrections
    ]
    recent = [note for note in notes if note["at"] >= since]
    return sorted(recent, key=lambda note: note["at"], reverse=True)
