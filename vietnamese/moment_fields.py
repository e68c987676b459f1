"""Form fields for a day and a time: they say the zone, and refuse what the clocks leave unclear."""

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.utils import to_current_timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vietnamese.moments import possible, refuse_unclear, zoned, zones


class SaysItsZone:
    """A widget that prints behind its inputs the zone in which they are read."""

    def get_context(self, name, value, attrs):
        attrs = dict(attrs or {})
        if "id" in attrs:
            described = attrs.get("aria-describedby", "")
            attrs["aria-describedby"] = f"{described} {attrs['id']}_zone".strip()
        return super().get_context(name, value, attrs)

    def render(self, name, value, attrs=None, renderer=None):
        inputs = super().render(name, value, attrs, renderer)
        own = (attrs or {}).get("id")
        return format_html(
            '{}<span class="zone"{}>{}</span>',
            inputs,
            format_html(' id="{}_zone"', own) if own else "",
            _zone_words(value),
        )


def _zone_words(value):
    words = zones()
    # Where there are two, the text of a stored time does not tell which one it is.
    if words.startswith("GMT") or getattr(value, "tzinfo", None) is None:
        return words
    return _("%(zones)s; now: %(moment)s") % {"zones": words, "moment": zoned(value)}


class MomentInput(SaysItsZone, forms.DateTimeInput):
    """A day and a time in one input, as Vietnam writes them, and the zone behind it.

    The browser's own field shows them in the language of the browser, and there 12/04 may be the
    4th of December; a licence would end on another day than the one that was meant.
    """

    def __init__(self, attrs=None):
        # Lazy: forms are declared before anybody's language is known.
        example = gettext_lazy("e.g. 31/12/2030 17:00")
        own = {"class": "moment", "placeholder": example, "autocomplete": "off"}
        super().__init__(own | (attrs or {}))

    def format_value(self, value):
        if not hasattr(value, "strftime"):
            return value
        local = to_current_timezone(value)
        # Cameras count seconds; people who grant a licence do not.
        return local.strftime("%d/%m/%Y %H:%M:%S" if local.second else "%d/%m/%Y %H:%M")


class MomentWidget(SaysItsZone, AdminSplitDateTime):
    """A day and a time in two inputs, with the desk's pickers, and the zone behind them."""


class _Moment:
    """A field whose moments are possible, exist once, and stay to the second when left alone."""

    default_validators = [possible]

    def _clean_bound_field(self, bf):
        stored = bf.form.initial.get(bf.name, self.initial)
        stored = stored() if callable(stored) else stored
        if not self.disabled and stored and self.text_of(stored) == self._typed(bf.data):
            # Its seconds, or which of two equal times it is, are not in the text.
            return stored
        return super()._clean_bound_field(bf)

    def _explained(self, read, value):
        try:
            return read(value)
        except ValidationError as error:
            if error.code == "ambiguous_timezone":
                refuse_unclear(error.params["datetime"])
            raise


class MomentField(_Moment, forms.SplitDateTimeField):
    """A day and a time in two inputs."""

    widget = MomentWidget

    def compress(self, data_list):
        return self._explained(super().compress, data_list)

    def text_of(self, moment):
        parts = zip(self.widget.widgets, self.widget.decompress(moment), strict=True)
        return [part.format_value(value) for part, value in parts]

    @staticmethod
    def _typed(data):
        return [text.strip() if isinstance(text, str) else text for text in data or []]


class MomentLineField(_Moment, forms.DateTimeField):
    """A day and a time in one input."""

    widget = MomentInput

    def prepare_value(self, value):
        # Aware: the widget says which of two equal times it is.
        return value

    def to_python(self, value):
        return self._explained(super().to_python, value)

    def text_of(self, moment):
        return self.widget.format_value(moment)

    @staticmethod
    def _typed(data):
        return data.strip() if isinstance(data, str) else data


class ZonedTimes:
    """A ModelAdmin whose forms ask for moments with `MomentField`."""

    formfield_overrides = {
        models.DateTimeField: {"form_class": MomentField, "widget": MomentWidget}
    }
