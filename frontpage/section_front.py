"""Which stories stand at the top of a section's page: the editors' choice, then by rule."""

from dataclasses import dataclass

from frontpage import furniture
from frontpage.front import IN_SECTION, beneath, claim
from frontpage.models import Slot


def top_of(request, section):
    """Return the `Top` of a section at the moment; it costs no question of its own."""
    return Top(furniture.of(request, section_id=section.pk)["top"])


@dataclass(frozen=True)
class Top:
    """What editors put at the top of a section: rows of placements in the order of their slots."""

    placements: list

    @property
    def article_ids(self):
        return list(dict.fromkeys(row["article_id"] for row in self.placements))

    def arranged(self, listed, found):
        """Return lead, secondary and list of the first page, no story twice.

        What led before a newer lead stands beside it, as on the front page of the site.
        `listed` are the newest of the section, `found` the placed stories by article. The list
        leaves out what stands above it and nothing else: its next page begins where it would
        anyway.
        """
        used = set()
        led = self._placed(Slot.LEAD, found)
        lead = claim(led, 1, used)
        secondary = claim([*beneath(led), *self._placed(Slot.SECONDARY, found)], IN_SECTION, used)
        lead = lead or claim(listed, 1, used)
        secondary += claim(listed, IN_SECTION - len(secondary), used)
        return {
            "lead": lead[0] if lead else None,
            "secondary": secondary,
            "listed": [story for story in listed if story not in used],
        }

    def _placed(self, slot, found):
        ids = [row["article_id"] for row in self.placements if row["slot"] == slot]
        return [found[pk] for pk in ids if pk in found]
