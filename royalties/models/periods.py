"""Days whose pieces are paid together, and what a closed one still owed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.kept import Kept
from people.models import Author
from royalties.models.cards import Frozen
from vietnamese.dates import in_newsroom
from vietnamese.fields import CharField, TextField


class PeriodState(models.TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class PeriodQuerySet(models.QuerySet):
    def of_day(self, day):
        """Return the period that the day belongs to, as a queryset of one or none."""
        return self.filter(start_date__lte=day, end_date__gte=day)

    def open(self):
        return self.filter(state=PeriodState.OPEN)

    def closed(self):
        return self.filter(state=PeriodState.CLOSED)


class Period(models.Model):
    """The days, both named ones included, whose pieces are scored and then paid together."""

    start_date = models.DateField(_("first day"))
    end_date = models.DateField(_("last day"))
    state = models.CharField(
        _("state"), max_length=6, choices=PeriodState.choices, default=PeriodState.OPEN
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("opened by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("closed by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
    )
    closed_at = models.DateTimeField(_("closed at"), null=True)
    # What it came to, written down when it was closed.
    pieces_paid = models.PositiveIntegerField(null=True)
    photos_paid = models.PositiveIntegerField(null=True)
    pieces_unpaid = models.PositiveIntegerField(null=True)
    total = models.BigIntegerField(_("total"), null=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("royalty period")
        verbose_name_plural = _("royalty periods")
        ordering = ["-start_date"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_date__gte=F("start_date")), name="royalties_period_in_order"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=PeriodState.OPEN,
                    closed_at__isnull=True,
                    closed_by__isnull=True,
                    total__isnull=True,
                )
                | Q(
                    state=PeriodState.CLOSED,
                    closed_at__isnull=False,
                    closed_by__isnull=False,
                    total__isnull=False,
                ),
                name="royalties_closed_period_is_complete",
            ),
        ]

    def __str__(self):
        return f"{self.start_date:%d/%m/%Y} – {self.end_date:%d/%m/%Y}"

    def save(self, *args, **kwargs):
        if self.pk and type(self).objects.closed().filter(pk=self.pk).exists():
            raise Frozen("This period is closed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Frozen("Periods are never deleted.")

    @property
    def is_closed(self):
        return self.state == PeriodState.CLOSED

    def is_over(self, *, at):
        """Tell whether its last day is past, on the newsroom's calendar."""
        return in_newsroom(at).date() > self.end_date


class Adjustment(Kept):
    """Money more or less for somebody, because a closed period cannot be changed any more."""

    period = models.ForeignKey(
        Period, verbose_name=_("period"), on_delete=models.PROTECT, related_name="adjustments"
    )
    payee = models.ForeignKey(
        Author,
        verbose_name=_("payee"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    payee_name = CharField(_("payee's name"), max_length=150, blank=True)
    payee_note = CharField(_("note for the accounts"), max_length=300, blank=True)
    # The piece that was reckoned wrongly, where it is one.
    piece = models.ForeignKey(
        "royalties.Piece",
        verbose_name=_("story"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="adjustments",
    )
    amount = models.BigIntegerField(_("amount (đồng)"))
    reason = TextField(_("reason"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("adjustment")
        verbose_name_plural = _("adjustments")
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(payee__isnull=False) | ~Q(payee_name=""),
                name="royalties_adjustment_has_payee",
            ),
            models.CheckConstraint(condition=~Q(amount=0), name="royalties_adjustment_moves_money"),
        ]

    def __str__(self):
        return f"{self.payee or self.payee_name}: {self.amount}"
