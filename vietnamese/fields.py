"""Drop-in model fields that store Vietnamese in one form, on every way into the database."""

from django import forms
from django.db import models

from vietnamese.text import normalise


class NormalisedCharField(forms.CharField):
    """The form's field; it counts letters as the database will, not as the keyboard sent them."""

    def to_python(self, value):
        return super().to_python(normalise(value) if isinstance(value, str) else value)


class _Normalised:
    """For CharField and TextField: one form in forms, on save, on update and in filter(x=…)."""

    def to_python(self, value):
        return _normalised(super().to_python(value))

    def get_prep_value(self, value):
        return _normalised(super().get_prep_value(value))

    def pre_save(self, model_instance, add):
        value = _normalised(super().pre_save(model_instance, add))
        # The object in hand must equal the row just written.
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": NormalisedCharField, **kwargs})


class CharField(_Normalised, models.CharField):
    """A line of text, stored normalised."""


class TextField(_Normalised, models.TextField):
    """A text, stored normalised."""


def _normalised(value):
    # An expression such as F("headline") passes as it is.
    return normalise(value) if isinstance(value, str) else value
