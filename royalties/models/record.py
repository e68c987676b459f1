"""What was paid, and who did what: written once."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.kept import Kept
from people.models import Author
from royalties.models.periods import Adjustment, Period
from royalties.models.pieces import PhotoScore, Piece
from vietnamese.fields import CharField


class Payment(Kept):
    """What one payee gets for one piece, photo or adjustment; stored when a period is closed."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="payments")
    payee = models.ForeignKey(Author, on_delete=models.PROTECT, null=True, related_name="+")
    # As it was when the period was closed.
    payee_name = CharField(_("payee"), max_length=150)
    payee_note = CharField(_("note for the accounts"), max_length=300, blank=True)
    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, null=True, related_name="payments")
    photo_score = models.ForeignKey(
        PhotoScore, on_delete=models.PROTECT, null=True, related_name="payments"
    )
    adjustment = models.ForeignKey(
        Adjustment, on_delete=models.PROTECT, null=True, related_name="payments"
    )
    percent = models.DecimalField(max_digits=5, decimal_places=2, default=100)
    amount = models.BigIntegerField(_("amount"))

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["id"]
        indexes = [models.Index(fields=["payee", "period"], name="royalties_payment_payee")]

    def __str__(self):
        return f"{self.payee_name}: {self.amount}"


class RoyaltyEvent(Kept):
    """Who scored, shared, closed or exported what, and when."""

    verb = models.CharField(_("what"), max_length=30)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("when"))
    period = models.ForeignKey(Period, on_delete=models.PROTECT, null=True, related_name="events")
    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, null=True, related_name="events")
    reason = models.TextField(_("reason"), blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("royalty event")
        verbose_name_plural = _("royalty events")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="royalties_event_newest"),
            models.Index(fields=["piece", "-at"], name="royalties_event_piece"),
            models.Index(fields=["period", "-at"], name="royalties_event_period"),
        ]

    def __str__(self):
        return f"{self.verb} {self.piece_id or self.period_id or ''}"
