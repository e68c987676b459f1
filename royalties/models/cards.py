"""What a coefficient is worth, and how high it may be: dated data, no code.

Decree 18/2014/NĐ-CP: amount = coefficient × unit value, which is a tenth of the base salary, with
a cap for each kind of piece. Provinces set lower caps, and all of it changes from time to time.
"""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Kind
from vietnamese.fields import CharField

PHOTO = "photo"
# Nobody pays ten million đồng for a coefficient of one: that is a slip of the keyboard.
DEAREST = 10_000_000


def paid_for():
    """Return what a rate can be for: each kind of story, and a photo placed in one."""
    return [*Kind.choices, (PHOTO, _("photo in a story"))]


class Frozen(Exception):
    """Raised when something tries to change what a closed period was reckoned with."""


class RateCard(models.Model):
    """The rates valid from a day until the next card begins."""

    name = CharField(_("name"), max_length=120)
    valid_from = models.DateField(
        _("valid from"),
        unique=True,
        error_messages={"unique": _("Another rate card begins on that day.")},
    )
    # Of a coefficient of 1, in đồng.
    unit_value = models.PositiveBigIntegerField(
        _("unit value (đồng)"), validators=[MinValueValidator(1)]
    )
    legal_basis = CharField(
        _("legal basis"),
        max_length=300,
        blank=True,
        help_text=_("The decree, and the decision of the newsroom that applies it."),
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    # A closed period was reckoned with it: from then on the database refuses every change.
    is_frozen = models.BooleanField(_("used in a closed period"), default=False, editable=False)

    class Meta:
        verbose_name = _("rate card")
        verbose_name_plural = _("rate cards")
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit_value__gte=1, unit_value__lte=DEAREST),
                name="royalties_unit_value_in_bounds",
                violation_error_message=_("Nobody pays that much for a coefficient of 1."),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        was_frozen = self.pk and type(self).objects.filter(pk=self.pk, is_frozen=True).exists()
        if was_frozen:
            raise Frozen("A closed period was reckoned with this rate card.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        if self.is_frozen:
            raise Frozen("A closed period was reckoned with this rate card.")
        return super().delete(*args, **kwargs)


class Rate(models.Model):
    """What one kind of piece earns as a rule, and at most."""

    card = models.ForeignKey(
        RateCard, verbose_name=_("rate card"), on_delete=models.CASCADE, related_name="rates"
    )
    what = models.CharField(_("kind"), max_length=20)
    usual = models.DecimalField(_("usual coefficient"), max_digits=5, decimal_places=2)
    maximum = models.DecimalField(_("highest coefficient"), max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = _("rate")
        verbose_name_plural = _("rates")
        ordering = ["card", "what"]
        constraints = [
            models.UniqueConstraint(fields=["card", "what"], name="royalties_rate_once"),
            models.CheckConstraint(
                condition=Q(usual__gte=0, maximum__gte=F("usual")),
                name="royalties_rate_in_order",
            ),
        ]

    def __str__(self):
        return f"{self.what}: {self.usual}/{self.maximum}"
