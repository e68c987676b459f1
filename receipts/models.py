"""What the system saw at the public addresses that a verb changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Section
from publishing.models import BundleItem


class Outcome(models.TextChoices):
    """How things stand with an address, or with all of a receipt."""

    WAITING = "waiting", _("not seen yet")
    RIGHT = "right", _("right")
    WRONG = "wrong", _("wrong")
    UNREACHABLE = "unreachable", _("no answer")
    CALLED_OFF = "called_off", _("called off")


# What somebody must look at.
TROUBLE = (Outcome.WRONG, Outcome.UNREACHABLE)


class Receipt(models.Model):
    """What one verb changed for readers, and whether they get it."""

    # The story, or None where a front or the address of a section, topic or author changed.
    article = models.ForeignKey(
        Article,
        verbose_name=_("story"),
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
    )
    front = models.ForeignKey(
        Section, verbose_name=_("front"), on_delete=models.CASCADE, null=True, related_name="+"
    )
    # What of a bundle went live by the verb; such a receipt belongs to the bundle.
    item = models.ForeignKey(
        BundleItem,
        verbose_name=_("item of a bundle"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    # What was done, as the records name it; "readdress" for a changed address.
    verb = models.CharField(_("what"), max_length=30)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("done"))
    # When readers are to see it.
    due_at = models.DateTimeField(_("public from"))
    state = models.CharField(
        _("result"), max_length=11, choices=Outcome.choices, default=Outcome.WAITING
    )

    class Meta:
        verbose_name = _("publish receipt")
        verbose_name_plural = _("publish receipts")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["article", "-id"], name="receipts_of_story"),
            models.Index(fields=["created_at"], name="receipts_by_age"),
            models.Index(
                fields=["-id"],
                name="receipts_in_trouble",
                condition=Q(state__in=["wrong", "unreachable"]),
            ),
            models.Index(fields=["due_at"], name="receipts_waiting", condition=Q(state="waiting")),
        ]

    def __str__(self):
        return f"{self.verb} {self.due_at:%Y-%m-%d %H:%M}"


class Line(models.Model):
    """One address of a receipt: what was found there, and how soon it was right."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    # As in `articles.pages.KINDS`.
    kind = models.CharField(_("page"), max_length=20)
    address = models.TextField(_("address"))
    state = models.CharField(
        _("result"), max_length=11, choices=Outcome.choices, default=Outcome.WAITING
    )
    # From the moment it was to be public until it was first seen right.
    seconds = models.FloatField(_("seconds"), null=True)
    # What is wrong: rows of [what, details], put into words by `receipts.words`.
    trouble = models.JSONField(default=list)
    checked_at = models.DateTimeField(_("last looked at"), null=True)

    class Meta:
        verbose_name = _("line of a receipt")
        verbose_name_plural = _("lines of receipts")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["receipt", "position"], name="receipts_line_once"),
        ]

    def __str__(self):
        return self.address
