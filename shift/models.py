"""What these screens themselves leave behind."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.kept import Kept


class Export(Kept):
    """Somebody who took a copy of the record with them, and of which part of it."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("when"))
    asked = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("export of the record")
        verbose_name_plural = _("exports of the record")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["-at", "-id"], name="shift_export_newest")]

    def __str__(self):
        return f"{self.actor_id} {self.at:%Y-%m-%d %H:%M}"
