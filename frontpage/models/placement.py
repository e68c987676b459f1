"""Which stories the editors put where on a front: the site's, or a section's."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.lists import any_of
from articles.models import Article, Section
from articles.models.history import Kept
from articles.spans import Span, SpanQuerySet
from vietnamese.fields import CharField


class Slot(models.TextChoices):
    """A place on a front."""

    LEAD = "lead", _("lead story")
    SECONDARY = "secondary", _("beside the lead story")
    BLOCK = "block", _("block of a section")


def _front(on_delete=models.CASCADE):
    return models.ForeignKey(
        Section,
        verbose_name=_("front"),
        on_delete=on_delete,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: the front page of the site."),
    )


class PlacementQuerySet(SpanQuerySet):
    def of_front(self, front, *, after):
        """Return what stands on a front (a section, its id, or None) at the moment or later.

        Of a front that was arranged a hundred thousand times only what is not over is looked at:
        "no end OR an end after" in one condition, SQLite would read them all.
        """
        rows = self.ever_visible().filter(front=front).order_by()
        parts = [rows.filter(visible_until=None), rows.filter(visible_until__gt=after)]
        return self.filter(pk__in=any_of([part.values("pk") for part in parts]))


class Placement(Span):
    """A story that stands in a slot during a span; without one the slot fills itself.

    Of two stories at one position the one placed later comes first and moves the other down: from
    the lead that is beside the lead, see `frontpage.front`.
    """

    front = _front()
    slot = models.CharField(_("place"), max_length=10, choices=Slot.choices, default=Slot.LEAD)
    # Whose block it is: for `Slot.BLOCK` alone.
    block = models.ForeignKey(
        Section,
        verbose_name=_("block"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    article = models.ForeignKey(
        Article, verbose_name=_("story"), on_delete=models.CASCADE, related_name="+"
    )

    objects = PlacementQuerySet.as_manager()

    class Meta(Span.Meta):
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["slot", "position", "-visible_from", "-id"]
        indexes = [
            models.Index(fields=["front", "visible_from"], name="frontpage_placement_begins"),
            models.Index(fields=["front", "visible_until"], name="frontpage_placement_ends"),
        ]

    def __str__(self):
        return f"{self.get_slot_display()}: {self.article}"


class Banner(Span):
    """A line of breaking news above every page during a span."""

    text = CharField(_("breaking news"), max_length=160)
    article = models.ForeignKey(
        Article,
        verbose_name=_("story"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = SpanQuerySet.as_manager()

    class Meta(Span.Meta):
        verbose_name = _("breaking banner")
        verbose_name_plural = _("breaking banners")
        ordering = ["-visible_from", "-id"]

    def __str__(self):
        return self.text


class FrontDraft(models.Model):
    """The next arrangement of a front, which no reader sees until it is published."""

    front = _front()
    # Rows of {slot, block, position, article, until}; `until` an ISO moment or None. Without a
    # list nobody prepares anything; the row stays, so that its version counts on.
    cards = models.JSONField(null=True, blank=True)
    # Counts every change; a save that was made on an older version is refused.
    version = models.PositiveIntegerField(default=0)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("draft of a front")
        verbose_name_plural = _("drafts of fronts")
        constraints = [
            models.UniqueConstraint(Coalesce("front", 0), name="frontpage_draft_once_a_front"),
        ]

    def __str__(self):
        return str(self.front or _("front page"))


class FrontEvent(Kept):
    """Who did what to which front or banner when; appended to, never changed."""

    front = _front(models.PROTECT)
    verb = models.CharField(_("what"), max_length=30)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("when"))
    reason = models.TextField(_("reason"), blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("event of a front")
        verbose_name_plural = _("events of fronts")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["-at", "-id"], name="frontpage_event_newest")]

    def __str__(self):
        return f"{self.verb} {self.at:%Y-%m-%d %H:%M}"
