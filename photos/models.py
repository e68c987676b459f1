"""The photo library."""

import secrets

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from photos import renditions
from vietnamese.fields import CharField, TextField
from vietnamese.text import fold, truncate


def originals():
    """Return the private storage of the files as they came, GPS and all; readers never see it."""
    return storages["originals"]


def new_token():
    """Return the public part of a photo's address, which nobody can guess."""
    return secrets.token_hex(12)


def new_original_name(photo, filename):
    """Name an original by chance: the sender's name and type decide nothing."""
    return f"{secrets.token_hex(16)}.{photo.format.lower()}"


class AIOrigin(models.TextChoices):
    """How far a machine made the picture; the empty value is a photograph."""

    GENERATED = "generated", _("made by AI")
    EDITED = "edited", _("edited with AI")


class PhotoQuerySet(models.QuerySet):
    def matching(self, text):
        """Return the photos whose words contain every word of the text, marks or no marks."""
        photos = self
        for word in fold(text).split():
            photos = photos.filter(search_folded__contains=word)
        return photos


class Photo(models.Model):
    """A photo of the library; `photos.ingest` makes them, nothing else does."""

    token = models.CharField(max_length=24, unique=True, editable=False, default=new_token)
    original = models.FileField(
        _("original"), storage=originals, upload_to=new_original_name, editable=False
    )
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    format = models.CharField(max_length=10, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    widths = models.JSONField(editable=False, default=list)
    color = models.CharField(max_length=7, editable=False, default="#808080")

    caption = TextField(_("caption"), blank=True)
    credit = CharField(_("credit"), max_length=200, blank=True)
    alt_text = CharField(
        _("description for those who cannot see it"),
        max_length=500,
        blank=True,
        help_text=_("What the picture shows, in a sentence. Not the caption, not the standfirst."),
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    licence = CharField(
        _("licence"),
        max_length=200,
        blank=True,
        help_text=_("Whose it is and what it may be used for."),
    )
    licence_until = models.DateTimeField(_("may be used until"), null=True, blank=True)
    focal_x = models.FloatField(default=0.5, editable=False)
    focal_y = models.FloatField(default=0.5, editable=False)
    ai_origin = models.CharField(
        _("made or edited by AI"), max_length=10, blank=True, choices=AIOrigin.choices
    )

    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        on_delete=models.PROTECT,
        related_name="photos",
        editable=False,
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    search_folded = models.TextField(editable=False, blank=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(fields=["-uploaded_at", "-id"], name="photos_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="photos_focal_point_inside",
            ),
            models.CheckConstraint(
                condition=Q(width__gt=0, height__gt=0), name="photos_photo_has_size"
            ),
        ]

    def __str__(self):
        return truncate(self.caption or self.alt_text, 60) or _("Photo %(number)s") % {
            "number": self.pk
        }

    def save(self, *args, update_fields=None, **kwargs):
        self.search_folded = fold(f"{self.caption} {self.credit} {self.alt_text} {self.licence}")
        if update_fields is not None:
            update_fields = {*update_fields, "search_folded"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def picture(self):
        """Return what a page needs to show the photo, ready for JSON; see `render_picture`."""
        return {
            "photo": self.pk,
            "token": self.token,
            "width": self.width,
            "height": self.height,
            "widths": self.widths,
            "ai": self.ai_origin,
            "color": self.color,
        }

    @property
    def thumbnail_url(self):
        """The address of the smallest rendition."""
        return renditions.url(self.token, self.widths[0], "webp")

    def is_used(self):
        """Tell whether anything refers to the photo, whatever app it belongs to."""
        return any(
            relation.related_model._base_manager.filter(**{relation.field.name: self}).exists()
            for relation in self._meta.related_objects
        )
