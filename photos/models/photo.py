"""A photo of the library: its file, its words, whose it is, and how it is cut."""

import secrets

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from photos import findable, shapes
from vietnamese.fields import CharField, TextField
from vietnamese.moments import possible
from vietnamese.text import truncate


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


class Orientation(models.TextChoices):
    LANDSCAPE = "landscape", _("landscape")
    PORTRAIT = "portrait", _("portrait")
    SQUARE = "square", _("nearly square")


# A photo whose sides differ by less than this part counts as square.
NEARLY = 0.05

# What readers are told in the file itself, and what a search for words looks through.
LABEL_FIELDS = ("byline", "credit", "copyright", "usage_terms", "ai_origin")


class PhotoQuerySet(models.QuerySet):
    def in_library(self):
        """Leave out what lies in the trash."""
        return self.filter(trashed_at__isnull=True)

    def usable(self, *, at):
        """Return the photos that readers may be shown at the moment."""
        return self.filter(
            Q(embargo_until__isnull=True) | Q(embargo_until__lte=at),
            Q(licence_until__isnull=True) | Q(licence_until__gt=at),
        )


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
    orientation = models.CharField(
        _("orientation"),
        max_length=10,
        choices=Orientation.choices,
        default=Orientation.LANDSCAPE,
        editable=False,
    )
    color = models.CharField(max_length=7, editable=False, default="#808080")

    # -- its words
    headline = CharField(_("headline"), max_length=255, blank=True)
    caption = TextField(_("caption"), blank=True)
    alt_text = CharField(
        _("description for those who cannot see it"),
        max_length=500,
        blank=True,
        help_text=_("What the picture shows, in a sentence. Not the caption, not the standfirst."),
    )
    byline = CharField(_("photographer"), max_length=200, blank=True)
    credit = CharField(
        _("credit"), max_length=200, blank=True, help_text=_("As it is printed under the photo.")
    )
    source = CharField(_("source"), max_length=200, blank=True)
    copyright = CharField(_("copyright notice"), max_length=300, blank=True)
    keywords = CharField(
        _("keywords"), max_length=1000, blank=True, help_text=_("With commas between them.")
    )
    place = CharField(_("where it was taken"), max_length=300, blank=True)
    taken_at = models.DateTimeField(
        _("taken"), null=True, blank=True, db_index=True, validators=[possible]
    )
    ai_origin = models.CharField(
        _("made or edited by AI"), max_length=10, blank=True, choices=AIOrigin.choices
    )

    # -- whose it is, and from when until when readers may see it: a span, as of everything
    owner = CharField(_("owner"), max_length=200, blank=True)
    licence = CharField(
        _("licence"),
        max_length=200,
        blank=True,
        help_text=_("What it may be used for, and under which contract."),
    )
    usage_terms = CharField(
        _("usage terms"),
        max_length=500,
        blank=True,
        help_text=_("What the file says to others about using it."),
    )
    cost = models.PositiveBigIntegerField(_("cost (đồng)"), null=True, blank=True)
    one_use_only = models.BooleanField(
        _("for one story only"),
        default=False,
        help_text=_("No second story can be published with it."),
    )
    embargo_until = models.DateTimeField(
        _("not before"),
        null=True,
        blank=True,
        db_index=True,
        validators=[possible],
        help_text=_("No story can be published with it before this moment."),
    )
    licence_until = models.DateTimeField(
        _("may be used until"),
        null=True,
        blank=True,
        db_index=True,
        validators=[possible],
        help_text=_("At this moment it is gone from every page, and so are its files."),
    )

    # -- how it is cut
    focal_x = models.FloatField(default=0.5, editable=False)
    focal_y = models.FloatField(default=0.5, editable=False)
    # Shape → [x, y, width, height], where the focal point is not enough; see photos.shapes.
    crops = models.JSONField(editable=False, default=dict)
    # The files that readers get now, all of them; empty until they are made. See photos.editions.
    edition = models.CharField(max_length=16, editable=False, blank=True)
    widths = models.JSONField(editable=False, default=dict)
    # Why they could not be made, for the people at the desk.
    trouble = models.CharField(max_length=300, editable=False, blank=True)

    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        on_delete=models.PROTECT,
        related_name="photos",
        editable=False,
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    # The first moment at which a story with it is public, from which its files are, too: before,
    # nobody outside the newsroom may know that it is there. And the last such moment; see
    # photos.uses.
    public_from = models.DateTimeField(null=True, editable=False)
    used_at = models.DateTimeField(_("last used"), null=True, editable=False)
    trashed_at = models.DateTimeField(_("put into the trash"), null=True, editable=False)
    trashed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
    )
    search_exact = models.TextField(editable=False, blank=True)
    search_folded = models.TextField(editable=False, blank=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(fields=["-uploaded_at", "-id"], name="photos_newest"),
            models.Index(fields=["uploaded_by", "-id"], name="photos_own"),
            # Whatever is asked besides words is answered from it, without reading the photos
            # themselves: 500,000 of them are gone through in a tenth of a second.
            models.Index(
                fields=[
                    "-id",
                    "orientation",
                    "used_at",
                    "one_use_only",
                    "ai_origin",
                    "uploaded_by",
                    "licence_until",
                    "embargo_until",
                    "taken_at",
                    "uploaded_at",
                ],
                name="photos_shelf",
                condition=Q(trashed_at__isnull=True),
            ),
            models.Index(
                fields=["-id"], name="photos_trash", condition=Q(trashed_at__isnull=False)
            ),
            models.Index(fields=["-id"], name="photos_unprepared", condition=Q(edition="")),
            models.Index(fields=["-id"], name="photos_no_alt", condition=Q(alt_text="")),
            models.Index(fields=["-id"], name="photos_no_credit", condition=Q(credit="")),
            models.Index(fields=["-id"], name="photos_no_caption", condition=Q(caption="")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="photos_focal_point_inside",
            ),
            models.CheckConstraint(
                condition=Q(width__gt=0, height__gt=0), name="photos_photo_has_size"
            ),
            models.CheckConstraint(
                condition=Q(embargo_until__isnull=True)
                | Q(licence_until__isnull=True)
                | Q(licence_until__gt=F("embargo_until")),
                name="photos_rights_in_order",
                violation_error_message=_(
                    "The photo would never be usable: its licence ends before it begins."
                ),
            ),
        ]

    def __str__(self):
        return truncate(self.headline or self.caption or self.alt_text, 60) or _(
            "Photo %(number)s"
        ) % {"number": self.pk}

    def save(self, *args, update_fields=None, **kwargs):
        self.orientation = _orientation(self.width, self.height)
        if update_fields is None or set(update_fields) & set(findable.SEARCHED):
            self.search_exact, self.search_folded = findable.texts(self)
            if update_fields is not None:
                update_fields = {*update_fields, "search_exact", "search_folded"}
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def size(self):
        """Width and height in pixels, upright."""
        return self.width, self.height

    def box(self, shape):
        """Return the part of the photo that a shape shows, as a `shapes.Box`."""
        focus = (self.focal_x, self.focal_y)
        return shapes.box_of(shape, size=self.size, focus=focus, crops=self.crops)

    def picture(self):
        """Return what a page needs to show the photo, ready for JSON; see `render_picture`.

        Its span is in it: a page that knows its moment knows whether the photo may be shown.
        """
        return {
            "photo": self.pk,
            "token": self.token,
            "edition": self.edition,
            "width": self.width,
            "height": self.height,
            "widths": self.widths,
            "ai": self.ai_origin,
            "color": self.color,
            "from": self.embargo_until and self.embargo_until.isoformat(),
            "until": self.licence_until and self.licence_until.isoformat(),
        }

    def is_public(self, *, at):
        """Tell whether readers have seen the photo in a story, or begin to at the moment."""
        return self.public_from is not None and self.public_from <= at

    @property
    def is_ready(self):
        """Whether readers can be given the photo."""
        return bool(self.edition)

    def is_usable(self, *, at):
        """Tell whether readers may be shown the photo at the moment."""
        return (self.embargo_until is None or self.embargo_until <= at) and (
            self.licence_until is None or at < self.licence_until
        )

    def proof_name(self, size):
        """Return the name in the private storage of the desk's "small" or "large" picture of it."""
        return f"{self.original.name.rpartition('.')[0]}-{size}.webp"

    @property
    def printed_credit(self):
        """What stands under the photo unless a story says otherwise: photographer and agency."""
        names = dict.fromkeys(filter(None, (self.byline, self.credit)))
        return "/".join(name for name in names if not _is_within(name, names))

    @property
    def thumbnail_url(self):
        """The desk's address of a small picture of it; readers have no use for it."""
        return reverse("photos:proof", args=[self.token, "small"])

    @property
    def proof_url(self):
        """The desk's address of a picture of it that is large enough to judge and to cut."""
        return reverse("photos:proof", args=[self.token, "large"])

    def is_used(self):
        """Tell whether anything refers to the photo, whatever app it belongs to."""
        return any(
            relation.related_model._base_manager.filter(**{relation.field.name: self}).exists()
            for relation in self._meta.related_objects
            if relation.related_model._meta.app_label != self._meta.app_label
        )


def _is_within(name, names):
    """Tell whether another of the names says this one, too: "LK" in "Ảnh: LK"."""
    return any(name != other and name in other for other in names)


def _orientation(width, height):
    if abs(width - height) < NEARLY * max(width, height):
        return Orientation.SQUARE
    return Orientation.LANDSCAPE if width > height else Orientation.PORTRAIT
