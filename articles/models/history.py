"""What was saved and who did what: kept, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class AppendOnly(Exception):
    """Raised when something tries to change or delete a row of the record."""


class Kept(models.Model):
    """A row that is written once and then stays as it is."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly(f"{self._meta.label} rows are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly(f"{self._meta.label} rows are never deleted.")


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
        indexes = [models.Index(fields=["article", "-at"], name="articles_event_story")]

    def __str__(self):
        return f"{self.verb} {self.article_id}"
