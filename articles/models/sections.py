"""Where stories stand: sections, topics, and who heads which section."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.addresses import RESERVED_SLUGS
from vietnamese.fields import CharField, TextField
from vietnamese.text import slug as slug_of


class SectionQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)


class Section(models.Model):
    """A desk's place on the site; the first part of a story's address."""

    name = CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("address"), max_length=60, blank=True, help_text=_("Empty: made from the name.")
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    description = TextField(_("description"), blank=True)
    is_active = models.BooleanField(_("shown"), default=True)
    proofreads = models.BooleanField(
        _("stories are proof-read"),
        default=False,
        help_text=_("A story of this section is approved only after a proof-reader has read it."),
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="articles_section_has_address"),
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(is_active=True),
                name="articles_section_slug_once",
                violation_error_message=_("Another section already has this address."),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or slug_of(self.name, max_length=60)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        # Not reverse(), as for stories: every page asks for some.
        return f"/{self.slug}/"

    def clean(self):
        self.slug = self.slug or slug_of(self.name, max_length=60)
        if not self.slug:
            raise ValidationError({"slug": _("Give an address: the name has no letters for one.")})
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("The site itself uses this address.")})
        if self.pk and self.parent and self.pk in self.parent.with_ancestor_ids():
            raise ValidationError({"parent": _("A section cannot be part of itself.")})

    def with_ancestor_ids(self):
        """Return the ids of this section and of every section it is part of, itself first."""
        ids, section = [], self
        while section is not None and section.pk not in ids:
            ids.append(section.pk)
            section = section.parent
        return ids


class Topic(models.Model):
    """What stories are about, across sections."""

    name = CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), max_length=110, unique=True, blank=True)
    description = TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            # A page that names the topic links to it, and cannot link to nothing.
            models.CheckConstraint(condition=~Q(slug=""), name="articles_topic_has_address"),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or slug_of(self.name, max_length=110)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("articles:topic", args=[self.slug])

    def clean(self):
        self.slug = self.slug or slug_of(self.name, max_length=110)
        if not self.slug:
            raise ValidationError({"slug": _("Give an address: the name has no letters for one.")})


class DeskAssignment(models.Model):
    """A section that somebody heads or works for; the sections below it are meant too."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="desk_assignments",
    )
    section = models.ForeignKey(
        Section, verbose_name=_("section"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")
        constraints = [
            models.UniqueConstraint(fields=["user", "section"], name="articles_desk_once"),
        ]

    def __str__(self):
        return f"{self.user}: {self.section}"
