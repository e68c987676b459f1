"""What is paid for, at which rates, in which period, to whom."""

from royalties.models.cards import PHOTO, Rate, RateCard, paid_for
from royalties.models.periods import Adjustment, Period, PeriodState
from royalties.models.pieces import PhotoScore, Piece, Share
from royalties.models.record import Payment, RoyaltyEvent

__all__ = [
    "PHOTO",
    "Adjustment",
    "Payment",
    "Period",
    "PeriodState",
    "PhotoScore",
    "Piece",
    "Rate",
    "RateCard",
    "RoyaltyEvent",
    "Share",
    "paid_for",
]
