"""Photos that belong together: an event, a place, what somebody is collecting for a story."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from photos.models.photo import Photo
from vietnamese.fields import CharField, TextField


class Collection(models.Model):
    """A named group of photos; a photo may be in many."""

    name = CharField(_("name"), max_length=120)
    description = TextField(_("description"), max_length=1000, blank=True)
    photos = models.ManyToManyField(
        Photo, verbose_name=_("photos"), related_name="collections", blank=True
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.name
