"""The utility board ("các thông tin tiện ích")."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.spans import Span, SpanQuerySet
from vietnamese.fields import CharField, TextField


class UtilityKind(models.TextChoices):
    """What readers of provincial papers look up."""

    WEATHER = "weather", _("weather")
    CURRENCY = "currency", _("exchange rates")
    GOLD = "gold", _("gold prices")
    LOTTERY = "lottery", _("lottery results")
    FUEL = "fuel", _("fuel prices")
    MARKET = "market", _("market prices")
    AIR = "air", _("air quality")
    TELEVISION = "television", _("television schedule")
    CINEMA = "cinema", _("cinema")
    OUTAGES = "outages", _("power and water cuts")
    TRANSPORT = "transport", _("flights, trains and buses")
    PHONES = "phones", _("important telephone numbers")
    CALENDAR = "calendar", _("lunar calendar")
    EVENTS = "events", _("what is on")
    OTHER = "other", _("other")


class UtilityItem(Span):
    """A small table of the board; hidden after its span: a stale price is worse than none."""

    kind = models.CharField(_("kind"), max_length=12, choices=UtilityKind.choices)
    title = CharField(_("title"), max_length=80)
    # Lists of cells; a lottery number is text, so that its leading zeros stay.
    rows = models.JSONField(_("lines"), default=list, blank=True)
    note = TextField(_("note"), max_length=300, blank=True)
    source_name = CharField(_("source"), max_length=100, blank=True)
    # No URLField: until Django 6 its form field warns and takes "example.vn" for http.
    source_url = CharField(
        _("address of the source"),
        max_length=300,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    as_of = models.DateTimeField(_("as of"), default=timezone.now)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = SpanQuerySet.as_manager()

    class Meta(Span.Meta):
        verbose_name = _("utility item")
        verbose_name_plural = _("utility board")
        ordering = ["position", "id"]
        constraints = [
            *Span.Meta.constraints,
            # Whatever way the row came: a link on every page never runs a script.
            models.CheckConstraint(
                condition=Q(source_url="")
                | Q(source_url__startswith="https://")
                | Q(source_url__startswith="http://"),
                name="frontpage_utility_source_is_web",
            ),
        ]

    def __str__(self):
        return self.title
