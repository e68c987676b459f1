"""Who writes and edits: the people who sign in, and the names that are printed."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.kept import Kept
from people.roles import Role
from vietnamese.fields import CharField, TextField
from vietnamese.text import slug as slug_of


class User(AbstractUser):
    """Somebody who signs in at the desk."""

    first_name = last_name = None
    full_name = CharField(_("full name"), max_length=150, blank=True)
    phone = CharField(_("phone"), max_length=30, blank=True)
    language = models.CharField(
        _("language of the desk"),
        max_length=5,
        blank=True,
        choices=[("vi", "Tiếng Việt"), ("en", "English")],
        default="vi",
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.full_name or self.username

    def get_full_name(self):
        return self.full_name or self.username

    def get_short_name(self):
        """Return the given name, which stands last in Vietnamese names."""
        return self.get_full_name().split()[-1]

    @property
    def roles(self):
        """The roles this person holds, as a frozenset of `Role`; asked for once per instance."""
        if not hasattr(self, "_roles"):
            names = self.groups.values_list("name", flat=True)
            self._roles = frozenset(Role(name) for name in names if name in Role.values)
        return self._roles

    def has_role(self, *roles):
        """Tell whether this person is active and holds one of the roles (a superuser holds all)."""
        return self.is_active and (self.is_superuser or not self.roles.isdisjoint(roles))


class Author(models.Model):
    """A name with a page of its own: the public face of a journalist, or of a contributor."""

    name = CharField(_("name"), max_length=150)
    slug = models.SlugField(
        _("address"),
        max_length=160,
        unique=True,
        blank=True,
        help_text=_("Empty: made from the name."),
    )
    user = models.ForeignKey(
        User,
        verbose_name=_("signs in as"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="authors",
    )
    title = CharField(_("title"), max_length=150, blank=True)
    biography = TextField(_("about"), blank=True)
    email = models.EmailField(_("e-mail for readers"), blank=True)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or slug_of(self.name, max_length=160)
        super().save(*args, **kwargs)

    def clean(self):
        self.slug = self.slug or slug_of(self.name, max_length=160)
        if not self.slug:
            raise ValidationError({"slug": _("Give an address: the name has no letters for one.")})


class PenNameQuerySet(models.QuerySet):
    def author_of(self, printed):
        """Return the id of the one author who prints this name; None if nobody or several do."""
        ids = list(
            self.filter(text=printed, author__is_active=True)
            .values_list("author_id", flat=True)
            .distinct()[:2]
        )
        return ids[0] if len(ids) == 1 else None


class PenName(models.Model):
    """A name as printed ("V.THÀNH"); one person has several, and several people may share one."""

    author = models.ForeignKey(
        Author, verbose_name=_("author"), on_delete=models.CASCADE, related_name="pen_names"
    )
    text = CharField(_("pen name"), max_length=100)
    since_date = models.DateField(_("in use since"), null=True, blank=True)

    objects = PenNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("pen name")
        verbose_name_plural = _("pen names")
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(fields=["author", "text"], name="people_penname_once"),
        ]

    def __str__(self):
        return self.text


class SignInKind(models.TextChoices):
    IN = "in", _("signed in")
    OUT = "out", _("signed out")
    FAILED = "failed", _("failed to sign in")


class SignIn(Kept):
    """Somebody who signed in or out, or who tried in vain; never a password."""

    kind = models.CharField(_("what"), max_length=6, choices=SignInKind.choices)
    # None where nobody goes by the name that was typed.
    person = models.ForeignKey(
        User, verbose_name=_("person"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    # Cut short: people type a password into the wrong field, and machines type anything.
    typed_name = models.CharField(_("name typed"), max_length=40, blank=True)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="people_signin_newest"),
            models.Index(fields=["person", "-at", "-id"], name="people_signin_person"),
        ]

    def __str__(self):
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
