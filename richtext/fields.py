"""Model field for a body: no write path goes past the sanitiser."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .editor import BodyEditor
from .sanitise import TooLong, sanitise


class RichTextField(models.TextField):
    """A body of text. Forms, save(), update(), bulk writes and loaddata all clean it.

    An expression (`update(body=F("other"))`) is worked out by the database and is not cleaned;
    `figures.for_reader` cleans once more before anybody reads it.
    """

    description = _("Body of text")
    default_error_messages = {"too_long": _("This text is too long or too tangled to be kept.")}

    def to_python(self, value):
        value = super().to_python(value)
        try:
            return value if value is None else sanitise(value)
        except TooLong as error:
            raise ValidationError(self.error_messages["too_long"], code="too_long") from error

    def pre_save(self, model_instance, add):
        # The instance shows after save() what the database holds.
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = sanitise(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        # Not get_prep_value: that would clean what filter(body__contains="đèo") looks for, too.
        return super().get_db_prep_save(
            sanitise(value) if isinstance(value, str) else value, connection
        )

    def formfield(self, **kwargs):
        return super().formfield(**{"widget": BodyEditor, **kwargs})
