"""Addresses under which readers once found something, which lead on for good."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.addresses import path_of
from articles.models.article import Article
from articles.models.sections import Section, Topic
from people.models import Author
from photos.models import Photo
from vietnamese.fields import CharField


class LegacyAddress(models.Model):
    """A path of the site that the paper had before, and the story or photo that stood there."""

    # In the form of `addresses.normal_path`, without host and query: "/kinh-te/202104/…".
    path = CharField(_("earlier address"), max_length=500, unique=True)
    article = models.ForeignKey(
        Article,
        verbose_name=_("story"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="legacy_addresses",
    )
    photo = models.ForeignKey(
        Photo,
        verbose_name=_("photo"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="legacy_addresses",
    )

    class Meta:
        verbose_name = _("earlier address")
        verbose_name_plural = _("earlier addresses")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(article__isnull=False, photo__isnull=True)
                | models.Q(article__isnull=True, photo__isnull=False),
                name="articles_legacy_leads_to_one_thing",
            ),
        ]

    def __str__(self):
        return self.path

    def save(self, *args, **kwargs):
        """Store the path in the form in which it will be looked for, however it was written."""
        self.path = path_of(self.path) or self.path
        super().save(*args, **kwargs)


class FormerSlug(models.Model):
    """A word that was the address of a section, topic or author before it was changed."""

    slug = models.SlugField(_("earlier address"), max_length=160)
    section = models.ForeignKey(
        Section, on_delete=models.CASCADE, null=True, related_name="former_slugs"
    )
    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, null=True, related_name="former_slugs"
    )
    author = models.ForeignKey(
        Author, on_delete=models.CASCADE, null=True, related_name="former_slugs"
    )
    since = models.DateTimeField(_("changed"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("earlier address")
        verbose_name_plural = _("earlier addresses")
        indexes = [models.Index(fields=["slug"], name="articles_former_slug")]

    def __str__(self):
        return self.slug
