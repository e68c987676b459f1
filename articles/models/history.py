"""What was saved and who did what: kept, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from people.kept import AppendOnly, Kept

__all__ = ["AppendOnly", "Event", "Kept", "Revision"]


class Revision(Kept):
    """A saved desk copy, complete with bylines and captions."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField(_("version"))
    copy = models.JSONField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField(_("saved"))
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "version"], name="articles_revision_version_once"
            ),
        ]

    def __str__(self):
        return f"{self.article_id}/{self.version}"


class Event(Kept):
    """Who did what to which article when."""

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="events"
    )
    verb = models.CharField(_("what"), max_length=30)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("when"))
    version = models.PositiveIntegerField(_("version"))
    from_state = models.CharField(max_length=12, blank=True)
    to_state = models.CharField(max_length=12, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["article", "-at"], name="articles_event_story"),
            models.Index(fields=["-at", "-id"], name="articles_event_newest"),
            models.Index(fields=["actor", "-at", "-id"], name="articles_event_actor"),
            models.Index(fields=["verb", "-at", "-id"], name="articles_event_verb"),
        ]

    def __str__(self):
        return f"{self.verb} {self.article_id}"
