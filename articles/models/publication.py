"""The reader's copy: complete, immutable, visible in its span."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article, Kind, PicturePlace
from articles.models.correction import CorrectionKind
from articles.models.sections import Section, Topic
from articles.spans import Span, SpanQuerySet
from people.models import Author
from photos.models import Photo
from richtext.fields import RichTextField
from vietnamese.fields import CharField, TextField

# What lists do not need: most of a row's bytes.
HEAVY = ("body", "search_exact", "search_folded")

# The `change_kind` of a publication whose words are those of the one before it.
PICTURE = "picture"


def address_of(section, slug, article_id):
    """Return the address of a story by the words of its section and of its own, and its id."""
    # Not reverse(): lists ask for dozens, and it takes 17 microseconds. A test compares them.
    return f"/{section}/{slug}-{article_id}/"


class MomentUnknown(RuntimeError):
    """Raised where pictures are asked for and nobody has said as of which moment."""


class PublicationQuerySet(SpanQuerySet):
    """`visible(at=…)` is the only definition of public."""

    def cards(self):
        """Return what lists show: no body, the section joined."""
        return self.defer(*HEAVY).select_related("section")

    def newest(self):
        return self.order_by("-published_at", "-id")

    def before(self, published_at, pk):
        """Return what stands below this place in `newest()` order (keyset pagination)."""
        return self.filter(published_at__lte=published_at).exclude(
            published_at=published_at, pk__gte=pk
        )


class Publication(Span):
    """A complete snapshot of one article, as readers see it in its span.

    Its pictures have spans of their own: whoever shows them says first `as_of(moment)`.
    """

    at = None
    # What was written of it, where the process keeps it (`articles.kept`).
    written = None
    # Whether readers may see what changed; asked for by `change_log.with_log`.
    has_log = False

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="publications"
    )
    number = models.PositiveIntegerField(_("number"))
    # The date that is printed; those allowed to may set it back.
    published_at = models.DateTimeField(_("published"))
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    section = models.ForeignKey(
        Section, verbose_name=_("section"), on_delete=models.PROTECT, related_name="+"
    )
    slug = models.SlugField(_("words in the address"), max_length=100)
    kicker = CharField(_("kicker"), max_length=120, blank=True)
    headline = CharField(_("headline"), max_length=255)
    standfirst = TextField(_("standfirst"), blank=True)
    body = RichTextField(_("body"), blank=True)
    pictures = models.JSONField(default=list)
    bylines = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    corrections = models.JSONField(default=list)
    source = CharField(_("source"), max_length=200, blank=True)
    search_exact = models.TextField(editable=False)
    search_folded = models.TextField(editable=False)
    # What sort of change it was to the one before it: a `CorrectionKind`, `PICTURE` where it
    # follows the photo library, None where readers see the story for the first time or again.
    change_kind = models.CharField(_("kind of change"), max_length=15, null=True, blank=True)
    # The revision it was made from, and who answers for it.
    version = models.PositiveIntegerField(_("version"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = PublicationQuerySet.as_manager()

    class Meta(Span.Meta):
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            *Span.Meta.constraints,
            models.UniqueConstraint(
                fields=["article", "number"], name="articles_publication_number_once"
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="articles_publication_newest"),
            models.Index(fields=["article", "visible_from"], name="articles_publication_story"),
        ]

    def __str__(self):
        return self.headline

    def save(self, *args, update_fields=None, **kwargs):
        """Write a new row, or the end of a span: readers' text is never overwritten."""
        if not self._state.adding and set(update_fields or ["*"]) != {"visible_until"}:
            raise ValueError("Of a publication only the end of its span can change.")
        super().save(*args, update_fields=update_fields, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValueError("What was published is kept (Decree 08/2017: at least 12 months).")

    def get_absolute_url(self):
        return address_of(self.section.slug, self.slug, self.article_id)

    def as_of(self, at):
        """Look at it as of the moment, on which its pictures hang, and return it."""
        self.at = at
        return self

    @property
    def shown_pictures(self):
        """The pictures that readers may be shown at the moment: within the span of their rights."""
        if self.at is None:
            # A list that forgot to say would show pictures whose licence is over.
            raise MomentUnknown("Say as of which moment: publication.as_of(at).")
        return [placed for placed in self.pictures if _may_be_shown(placed["picture"], self.at)]

    @property
    def lead_picture(self):
        return next((p for p in self.shown_pictures if p["placement"] == PicturePlace.LEAD), None)

    @property
    def card_picture(self):
        """The picture that lists show: the lead one, else the first of any."""
        shown = self.shown_pictures
        first = shown[0] if shown else None
        return next((p for p in shown if p["placement"] == PicturePlace.LEAD), first)

    @property
    def gallery(self):
        return [p for p in self.shown_pictures if p["placement"] == PicturePlace.GALLERY]

    @property
    def serious_corrections(self):
        """The corrections that stand above the text: what was plainly wrong."""
        return [c for c in self.corrections if c["kind"] == CorrectionKind.CORRECTION]

    @property
    def other_corrections(self):
        return [c for c in self.corrections if c["kind"] != CorrectionKind.CORRECTION]


def _may_be_shown(picture, at):
    """Tell whether the moment lies in the picture's span; those from before spans have none."""
    since, until = picture.get("from"), picture.get("until")
    return not (since and at < datetime.fromisoformat(since)) and not (
        until and at >= datetime.fromisoformat(until)
    )


class Listing(models.Model):
    """A publication on one list, with the list's sort key beside it.

    A list of a section, topic or author reads one index in its own order at any depth; the
    publication stays the only place that knows the span.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        abstract = True


class SectionListing(Listing):
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+")
    # False: only because the section is above one of the story's own.
    is_own = models.BooleanField(default=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["section", "-published_at", "-publication"], name="articles_in_section"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "section"], name="articles_once_in_section"
            )
        ]

    def __str__(self):
        return f"{self.section_id}: {self.publication_id}"


class TopicListing(Listing):
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["topic", "-published_at", "-publication"], name="articles_in_topic"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["publication", "topic"], name="articles_once_in_topic")
        ]

    def __str__(self):
        return f"{self.topic_id}: {self.publication_id}"


class AuthorListing(Listing):
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["author", "-published_at", "-publication"], name="articles_by_author"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "author"], name="articles_once_by_author"
            )
        ]

    def __str__(self):
        return f"{self.author_id}: {self.publication_id}"


class PublishedPhoto(models.Model):
    """A photo that readers saw in a publication: it is kept as long as the publication is."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="+")
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="published_uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "photo"], name="articles_published_photo_once"
            )
        ]

    def __str__(self):
        return f"{self.photo_id} in {self.publication_id}"
