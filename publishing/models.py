"""What goes live together: a bundle of stories, places on fronts, and banners."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.changes import ChangeNote
from articles.models import Article, Publication, Section
from articles.models.history import Kept
from frontpage.models import Banner, Placement, Slot
from vietnamese.fields import CharField, TextField


class BundleState(models.TextChoices):
    """How far a bundle is. Being public is not a state: it is the spans that it opened."""

    PREPARING = "preparing", _("being put together")
    RELEASED = "released", _("released")
    CALLED_OFF = "called_off", _("called off")


class Bundle(models.Model):
    """Stories, placements and banners that go live as one unit at one time, or not at all."""

    name = CharField(_("name"), max_length=120)
    note = TextField(_("note for the newsroom"), max_length=1000, blank=True)
    # Of a bundle that is released: the first second of all that it opened.
    go_live_at = models.DateTimeField(
        _("goes live"),
        null=True,
        blank=True,
        help_text=_("Empty: at the moment at which it is released."),
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=BundleState.choices,
        default=BundleState.PREPARING,
        editable=False,
    )
    # Counts every change; a verb that was decided on an older version is refused.
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    released_at = models.DateTimeField(_("released"), null=True, editable=False)

    class Meta:
        verbose_name = _("go-live bundle")
        verbose_name_plural = _("go-live bundles")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=BundleState.RELEASED)
                | Q(go_live_at__isnull=False, released_by__isnull=False, released_at__isnull=False),
                name="publishing_released_says_when",
            ),
        ]
        indexes = [models.Index(fields=["state", "go_live_at"], name="publishing_bundle_due")]

    def __str__(self):
        return self.name

    def is_live(self, *, at):
        """Tell whether what it holds is public: then it cannot be called off any more."""
        return self.state == BundleState.RELEASED and self.go_live_at <= at

    @property
    def is_open(self):
        """Whether it can still be filled."""
        return self.state == BundleState.PREPARING


class ItemKind(models.TextChoices):
    """What a bundle can hold; a correction notice belongs to the story that it corrects."""

    STORY = "story", _("story")
    PLACEMENT = "placement", _("place on a front")
    BANNER = "banner", _("breaking banner")


# Which columns belong to which kind, for the database to hold.
_COLUMNS = {
    ItemKind.STORY: Q(
        article__isnull=False,
        article_version__isnull=False,
        slot="",
        front__isnull=True,
        block__isnull=True,
        text="",
        until__isnull=True,
        placement__isnull=True,
        banner__isnull=True,
    ),
    ItemKind.PLACEMENT: Q(
        Q(slot=Slot.BLOCK, block__isnull=False)
        | Q(slot__in=[Slot.LEAD, Slot.SECONDARY], block__isnull=True),
        article__isnull=False,
        article_version__isnull=True,
        text="",
        publication__isnull=True,
        banner__isnull=True,
    ),
    ItemKind.BANNER: Q(
        ~Q(text=""),
        article_version__isnull=True,
        slot="",
        front__isnull=True,
        block__isnull=True,
        publication__isnull=True,
        placement__isnull=True,
    ),
}


class BundleItem(models.Model):
    """One thing that a bundle makes public, and what it opened when the bundle was released."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind.choices)
    # The story itself, the one that is placed, or the one that the banner leads to.
    article = models.ForeignKey(
        Article,
        verbose_name=_("story"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    # The version of the story that was looked at when it was put in.
    article_version = models.PositiveIntegerField(null=True, editable=False)
    # The fields of `ChangeNote`, for a story that readers see already.
    note = models.JSONField(default=dict, blank=True)
    front = models.ForeignKey(
        Section,
        verbose_name=_("front"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    slot = models.CharField(_("place"), max_length=10, choices=Slot.choices, blank=True)
    block = models.ForeignKey(
        Section,
        verbose_name=_("block"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    slot_position = models.PositiveSmallIntegerField(_("position in its place"), default=0)
    text = CharField(_("breaking news"), max_length=160, blank=True)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    # What was opened: to be called off exactly, and nothing else with it.
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    placement = models.ForeignKey(
        Placement, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    banner = models.ForeignKey(
        Banner, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("item of a bundle")
        verbose_name_plural = _("items of bundles")
        ordering = ["position", "pk"]
        constraints = [
            *(
                models.CheckConstraint(
                    condition=~Q(kind=kind) | columns, name=f"publishing_columns_of_{kind}"
                )
                for kind, columns in _COLUMNS.items()
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ItemKind.values), name="publishing_item_kind_known"
            ),
            models.UniqueConstraint(
                fields=["bundle", "article"],
                condition=Q(kind=ItemKind.STORY),
                name="publishing_story_once_a_bundle",
            ),
        ]

    def __str__(self):
        """Name the item as a refusal names it."""
        if self.kind == ItemKind.STORY:
            return f"“{self.article.headline}”"
        if self.kind == ItemKind.BANNER:
            return gettext("Banner “%(text)s”") % {"text": self.text}
        return gettext("“%(story)s” on “%(place)s”") % {
            "story": self.article.headline,
            "place": self.place_name,
        }

    def name_for(self, seen):
        """Return its name for somebody who may see the stories of these ids."""
        is_seen = self.article_id is None or self.article_id in seen
        return str(self) if is_seen else gettext("(a story that you may not see now)")

    @property
    def place_name(self):
        """Where the story is placed: "Front page, lead story"."""
        front = self.front.name if self.front else gettext("Front page")
        slot = self.block.name if self.block else self.get_slot_display()
        return f"{front}, {slot}"

    @property
    def change_note(self):
        """What readers are told of the change, as a `ChangeNote`."""
        return ChangeNote(**self.note)


class BundleEvent(Kept):
    """Who did what with which bundle when; appended to, never changed."""

    bundle = models.ForeignKey(
        Bundle, verbose_name=_("go-live bundle"), on_delete=models.PROTECT, related_name="events"
    )
    verb = models.CharField(_("what"), max_length=30)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("when"))
    version = models.PositiveIntegerField(_("version"))
    reason = models.TextField(_("reason"), blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("event of a bundle")
        verbose_name_plural = _("events of bundles")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["bundle", "-at"], name="publishing_event_bundle"),
            models.Index(fields=["-at", "-id"], name="publishing_event_newest"),
        ]

    def __str__(self):
        return f"{self.verb} {self.bundle_id}"
