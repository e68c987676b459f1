"""An error admitted and dated."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.spans import Span, SpanQuerySet
from vietnamese.fields import CharField, TextField


class CorrectionKind(models.TextChoices):
    TYPO = "typo", _("typo")
    UPDATE = "update", _("update")
    CLARIFICATION = "clarification", _("clarification")
    CORRECTION = "correction", _("correction")
    RETRACTION = "retraction", _("retraction")


# What stands on the page that the press law asks for; what is told of any other change does not.
ADMITTED = (CorrectionKind.CORRECTION, CorrectionKind.CLARIFICATION, CorrectionKind.RETRACTION)


class Correction(Span):
    """What was wrong and what is right, as readers see it.

    Law on the Press 2016, article 42: the notice names the work and its date, quotes the wrong
    information and gives the right one.
    """

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="corrections"
    )
    kind = models.CharField(_("kind"), max_length=15, choices=CorrectionKind.choices)
    wrong_text = TextField(_("what was wrong"), blank=True)
    right_text = TextField(_("what is right"))
    apology = TextField(_("apology"), blank=True)
    authority_document = CharField(
        _("document that asked for it"),
        max_length=200,
        blank=True,
        help_text=_("Number, date and issuer, where an authority or a court asked for it."),
    )
    # The work as readers knew it when the notice was given: it may change or go afterwards.
    work = CharField(_("work"), max_length=255, blank=True, editable=False)
    work_section = CharField(_("section"), max_length=80, blank=True, editable=False)
    work_published_at = models.DateTimeField(_("published"), null=True, editable=False)
    # Readers may compare the published versions, unless a court or a person's rights forbid it.
    hides_difference = models.BooleanField(
        _("do not show readers the earlier wording"), default=False
    )
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = SpanQuerySet.as_manager()

    class Meta(Span.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-visible_from", "-id"]

    def __str__(self):
        return self.right_text
