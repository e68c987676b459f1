"""Days that a newsroom can pay for; what lies outside is a slip of the keyboard."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Python counts to the year 9999 alone, and a period reaches to the midnight after its last day.
FIRST_YEAR, LAST_YEAR = 1990, 2100


def possible_day(day):
    """Refuse a day that no newsroom pays for; a validator of form fields."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(
            _("Give a year from %(first)d to %(last)d."),
            code="impossible_year",
            params={"first": FIRST_YEAR, "last": LAST_YEAR},
        )
