"""Which stories the editors put at the top of the front page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.spans import Span, SpanQuerySet


class Slot(models.TextChoices):
    """A place on the front page."""

    LEAD = "lead", _("lead story")
    SECONDARY = "secondary", _("beside the lead story")


class Placement(Span):
    """A story that stands in a slot during a span; without one the slot fills itself."""

    slot = models.CharField(_("place"), max_length=10, choices=Slot.choices, default=Slot.LEAD)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    article = models.ForeignKey(
        Article, verbose_name=_("story"), on_delete=models.CASCADE, related_name="+"
    )

    objects = SpanQuerySet.as_manager()

    class Meta(Span.Meta):
        verbose_name = _("placement")
        verbose_name_plural = _("top of the front page")
        ordering = ["slot", "position", "-visible_from"]

    def __str__(self):
        return f"{self.get_slot_display()}: {self.article}"
