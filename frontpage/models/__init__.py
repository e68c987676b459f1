"""What frames the stories: the masthead, the utility board, and who stands where on the front."""

from frontpage.models.furniture import Furniture, SectionTop
from frontpage.models.masthead import Masthead
from frontpage.models.placement import Banner, FrontDraft, FrontEvent, Placement, Slot
from frontpage.models.utility import UtilityItem, UtilityKind

__all__ = [
    "Banner",
    "FrontDraft",
    "FrontEvent",
    "Furniture",
    "Masthead",
    "Placement",
    "SectionTop",
    "Slot",
    "UtilityItem",
    "UtilityKind",
]
