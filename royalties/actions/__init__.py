"""Everything that can be done about royalties, each in one transaction."""

from royalties.actions.adjust import adjust
from royalties.actions.close_period import close_period
from royalties.actions.leave_unpaid import leave_unpaid
from royalties.actions.open_period import open_period
from royalties.actions.pay_photo_to import pay_photo_to
from royalties.actions.redate_period import redate_period
from royalties.actions.score import score
from royalties.actions.score_photo import score_photo
from royalties.actions.set_card import set_card
from royalties.actions.share_out import share_out

__all__ = [
    "adjust",
    "close_period",
    "leave_unpaid",
    "open_period",
    "pay_photo_to",
    "redate_period",
    "score",
    "score_photo",
    "set_card",
    "share_out",
]
