"""Which moments a photo may have: what people mean, and what both databases can hold."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# The first photograph is of 1826. PostgreSQL would keep the year 1 and nobody could read it back.
FIRST_YEAR, LAST_YEAR = 1800, 9000


def possible(moment):
    """Refuse a moment that is a slip of the keyboard; a validator of model and form fields."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValidationError(
            _("Give a year from %(first)d to %(last)d."),
            params={"first": FIRST_YEAR, "last": LAST_YEAR},
        )
