"""The stories of a front at a moment, as readers see them, by the names of their places."""

from django.utils.translation import gettext as _

from articles import lists
from frontpage import furniture
from frontpage.front import front
from frontpage.models import Slot
from frontpage.section_front import top_of


class _Asking:
    """Whoever asks for the front of a moment, where there is no request for a page."""

    def __init__(self, at):
        self.at = at
        self.furniture = furniture.as_of(self)


def cards_of_site(at):
    """Return the publications on the front page, by place."""
    around = _Asking(at).furniture
    page = front(at=at, sections=around["sections"], placements=around["placements"])
    return {
        Slot.LEAD.label: _there([page.lead]),
        Slot.SECONDARY.label: page.secondary,
        _("Latest"): page.latest,
        **{block["section"]["name"]: block["publications"] for block in page.blocks},
    }


def cards_on(section, at):
    """Return the publications at the top of a section's page, by place."""
    top = top_of(_Asking(at), section)
    page, found = lists.first_page_with(section.pk, top.article_ids, at=at)
    arranged = top.arranged(page.rows, found)
    return {
        Slot.LEAD.label: _there([arranged["lead"]]),
        Slot.SECONDARY.label: arranged["secondary"],
        _("List"): arranged["listed"],
    }


def _there(publications):
    return [publication for publication in publications if publication]
