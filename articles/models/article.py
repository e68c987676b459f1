"""The desk copy: what the newsroom works on. No reader's page reads it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.sections import Section, Topic
from articles.states import State
from people.models import Author
from photos.models import Photo
from richtext.fields import RichTextField
from vietnamese.fields import CharField, TextField
from vietnamese.text import slug as slug_of


class Kind(models.TextChoices):
    """What sort of piece it is; royalties and page looks hang on it."""

    NEWS = "news", _("news")
    PHOTO_NEWS = "photo_news", _("photo news")
    STORY = "story", _("story")
    REPORTAGE = "reportage", _("reportage")
    INTERVIEW = "interview", _("interview")
    EDITORIAL = "editorial", _("editorial")
    COMMENTARY = "commentary", _("commentary")
    GOOD_PEOPLE = "good_people", _("good people, good deeds")
    ANSWER = "answer", _("answer to a reader")
    PHOTO_STORY = "photo_story", _("photo story")
    ANNOUNCEMENT = "announcement", _("announcement")
    ADVERTORIAL = "advertorial", _("advertising feature")


class Article(models.Model):
    """A story as the newsroom works on it."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.NEWS)
    kicker = CharField(_("kicker"), max_length=120, blank=True)
    headline = CharField(_("headline"), max_length=255)
    slug = models.SlugField(
        _("words in the address"),
        max_length=100,
        blank=True,
        help_text=_("Empty: made from the headline."),
    )
    standfirst = TextField(_("standfirst"), max_length=1000, blank=True)
    body = RichTextField(_("body"), blank=True)
    section = models.ForeignKey(
        Section,
        verbose_name=_("section"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    extra_sections = models.ManyToManyField(
        Section, verbose_name=_("also in"), blank=True, related_name="+"
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="+")
    source = CharField(_("source"), max_length=200, blank=True)

    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.DRAFT, editable=False
    )
    # Counts every change; a verb that was decided on an older version is refused.
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    # Four dates, never one: go-live is not here, it is the span of a Publication.
    deadline_at = models.DateTimeField(_("deadline"), null=True, blank=True)
    planned_date = models.DateField(_("planned for"), null=True, blank=True)
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("A promise to a source: nothing can be published before."),
    )
    # Who has the story in hand now, and since when it is where it is.
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("in the hands of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    waits_since = models.DateTimeField(_("there since"), null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.PROTECT,
        related_name="articles",
        editable=False,
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("last saved by"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    updated_at = models.DateTimeField(_("last saved"), default=timezone.now, editable=False)
    search_folded = models.TextField(editable=False, default="")

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-updated_at", "-id"]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="articles_article_latest"),
            models.Index(fields=["state", "-updated_at"], name="articles_article_state"),
            models.Index(fields=["created_by", "-updated_at"], name="articles_article_own"),
            models.Index(fields=["section", "-updated_at"], name="articles_article_section"),
            # All of it: SQLite would not see that a state asked for is not the archive's.
            models.Index(fields=["state", "waits_since", "id"], name="articles_article_waiting"),
            models.Index(
                fields=["handler", "waits_since"],
                name="articles_article_in_hand",
                condition=Q(handler__isnull=False),
            ),
            # What is late, what is planned for which day, and which promise ends soon.
            models.Index(
                fields=["state", "deadline_at"],
                name="articles_article_due",
                condition=Q(deadline_at__isnull=False),
            ),
            models.Index(
                fields=["planned_date", "id"],
                name="articles_article_planned",
                condition=Q(planned_date__isnull=False),
            ),
            models.Index(
                fields=["embargo_until"],
                name="articles_article_embargo",
                condition=Q(embargo_until__isnull=False),
            ),
        ]

    def __str__(self):
        return self.headline

    def get_desk_url(self):
        """Return the address of the form in which the newsroom works on this story."""
        return reverse("admin:articles_article_change", args=[self.pk])

    @property
    def address_words(self):
        """The words that stand in the address, given or made from the headline."""
        return self.slug or slug_of(self.headline) or "bai"


class BylineRole(models.TextChoices):
    TEXT = "text", _("text")
    PHOTO = "photo", _("photos")
    TEXT_AND_PHOTO = "text_and_photo", _("text and photos")
    TRANSLATION = "translation", _("translation")
    COMPILED = "compiled", _("compiled")


class Byline(models.Model):
    """A name under which a story runs; the printed name and the real person stay apart."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author, verbose_name=_("author"), on_delete=models.PROTECT, null=True, blank=True
    )
    printed_as = CharField(
        _("printed as"),
        max_length=100,
        blank=True,
        help_text=_("Empty: the author's name."),
    )
    role = models.CharField(
        _("role"), max_length=20, choices=BylineRole.choices, default=BylineRole.TEXT
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position", "id"]

    def __str__(self):
        return self.printed_as or str(self.author or "")


class PicturePlace(models.TextChoices):
    LEAD = "lead", _("above the story")
    BODY = "body", _("in the text")
    GALLERY = "gallery", _("gallery")


class ImageCaption(models.Model):
    """A photo placed in a story, with its words."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="image_captions")
    photo = models.ForeignKey(Photo, verbose_name=_("photo"), on_delete=models.PROTECT)
    # Names the picture inside the body and across revisions, where row ids come and go.
    key = models.CharField(max_length=8)
    placement = models.CharField(
        _("place"), max_length=8, choices=PicturePlace.choices, default=PicturePlace.LEAD
    )
    caption = TextField(_("caption"), max_length=1000, blank=True)
    credit = CharField(_("credit"), max_length=200, blank=True)
    alt_text = CharField(_("description for those who cannot see it"), max_length=500, blank=True)
    is_decorative = models.BooleanField(_("decorative, needs no description"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("image caption")
        verbose_name_plural = _("image captions")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="articles_caption_key_once"),
        ]

    def __str__(self):
        return self.caption or self.alt_text or str(self.photo)
