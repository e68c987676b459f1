"""What frames the stories: the masthead, the utility board, and who stands where on the front."""

from frontpage.models.furniture import Furniture
from frontpage.models.masthead import Masthead
from frontpage.models.placement import Placement, Slot
from frontpage.models.utility import UtilityItem, UtilityKind

__all__ = ["Furniture", "Masthead", "Placement", "Slot", "UtilityItem", "UtilityKind"]
