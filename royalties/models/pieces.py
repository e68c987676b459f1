"""What is scored: a story's first publication, the photos in it, and whose the money is."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Publication
from people.models import Author
from photos.models import Photo
from royalties.models.cards import Frozen, RateCard
from royalties.models.periods import Period
from royalties.printed import percent
from vietnamese.fields import CharField, TextField


class InPeriod(models.Model):
    """A row of a period, which closing it freezes; the database refuses what passes by here."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self._refuse_closed()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self._refuse_closed()
        return super().delete(*args, **kwargs)

    def _refuse_closed(self):
        if Period.objects.closed().filter(pk=self.own_period_id()).exists():
            raise Frozen("This period is closed.")


class Piece(InPeriod):
    """A story as it is paid: once, for the publication in which readers first saw it."""

    # One to one: whatever is published of it later, a story is paid once.
    article = models.OneToOneField(
        Article, verbose_name=_("story"), on_delete=models.PROTECT, related_name="piece"
    )
    publication = models.OneToOneField(
        Publication,
        verbose_name=_("first publication"),
        on_delete=models.PROTECT,
        related_name="piece",
    )
    period = models.ForeignKey(
        Period, verbose_name=_("period"), on_delete=models.PROTECT, related_name="pieces"
    )
    coefficient = models.DecimalField(
        _("coefficient"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    unpaid_reason = CharField(_("why it is not paid"), max_length=300, blank=True)
    # Somebody decided that it is paid although readers do not see it any more.
    pays_withdrawn = models.BooleanField(_("paid although withdrawn"), default=False)
    note = TextField(_("note"), blank=True)
    # Counts every change of the piece, its photos and its shares.
    version = models.PositiveIntegerField(default=0)
    scored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("scored by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
    )
    scored_at = models.DateTimeField(_("scored"), null=True)
    # Written when the period is closed.
    rate_card = models.ForeignKey(RateCard, on_delete=models.PROTECT, related_name="+", null=True)
    unit_value = models.PositiveBigIntegerField(null=True)
    amount = models.PositiveBigIntegerField(_("amount"), null=True)
    was_withdrawn = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("scored piece")
        verbose_name_plural = _("scored pieces")
        constraints = [
            models.CheckConstraint(
                condition=Q(coefficient__isnull=True) | Q(coefficient__gte=0),
                name="royalties_coefficient_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(coefficient__isnull=True) | Q(unpaid_reason=""),
                name="royalties_scored_or_unpaid",
            ),
        ]

    def __str__(self):
        return f"{self.article_id}: {self.coefficient}"

    def own_period_id(self):
        return self.period_id

    @property
    def is_decided(self):
        """Whether somebody said what it earns, be it nothing."""
        return self.coefficient is not None or bool(self.unpaid_reason)


class PayeeRow(InPeriod):
    """Who gets money: an author, or somebody named by hand. The note is the accounts' alone."""

    payee = models.ForeignKey(
        Author,
        verbose_name=_("payee"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    payee_name = CharField(_("payee's name"), max_length=150, blank=True)
    payee_note = CharField(
        _("note for the accounts"),
        max_length=300,
        blank=True,
        help_text=_("Tax code, account: seen by the accounts and the chiefs only."),
    )

    class Meta:
        abstract = True

    def own_period_id(self):
        return self.piece.period_id


class PhotoScore(PayeeRow):
    """What one photo of a piece earns, and whom."""

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="photo_scores")
    photo = models.ForeignKey(
        Photo, verbose_name=_("photo"), on_delete=models.PROTECT, related_name="royalty_scores"
    )
    coefficient = models.DecimalField(
        _("coefficient"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    # False: the payee is who the library says took it.
    is_by_hand = models.BooleanField(default=False)
    amount = models.PositiveBigIntegerField(_("amount"), null=True)

    class Meta:
        verbose_name = _("scored photo")
        verbose_name_plural = _("scored photos")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["piece", "photo"], name="royalties_photo_once"),
            models.CheckConstraint(
                condition=Q(coefficient__isnull=True) | Q(coefficient__gte=0),
                name="royalties_photo_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(coefficient__isnull=True) | Q(payee__isnull=False) | ~Q(payee_name=""),
                name="royalties_photo_has_payee",
            ),
        ]

    def __str__(self):
        return f"{self.photo_id}: {self.coefficient}"


class Share(PayeeRow):
    """A part of what a piece earns; without rows its bylines share alike."""

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="shares")
    percent = models.DecimalField(_("percent"), max_digits=5, decimal_places=2)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("share")
        verbose_name_plural = _("shares")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__gt=0, percent__lte=100), name="royalties_share_is_a_part"
            ),
            models.CheckConstraint(
                condition=Q(payee__isnull=False) | ~Q(payee_name=""),
                name="royalties_share_has_payee",
            ),
        ]

    def __str__(self):
        return f"{self.payee or self.payee_name}: {percent(self.percent)}"
