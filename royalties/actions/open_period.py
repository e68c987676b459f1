"""Begin a royalty period."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from royalties.actions.turn import refuse_right
from royalties.days import possible_day
from royalties.models import Period
from royalties.record import record
from royalties.refusals import NotReady

# Days.
LONGEST = 400


@transaction.atomic
def open_period(*, start_date, end_date, actor, at):
    """Open the period of these days, both included, and return it; none may overlap another."""
    refuse_right(actor, "open_period")
    refuse_days(start_date, end_date)
    period = save_apart(Period(start_date=start_date, end_date=end_date, opened_by=actor))
    record("open_period", actor=actor, at=at, period=period, days=str(period))
    return period


def refuse_days(start_date, end_date, *, without=None):
    """Raise `NotReady` for impossible days, in the wrong order, or of another period."""
    if end_date < start_date:
        raise NotReady(_("The last day lies before the first."))
    for day in (start_date, end_date):
        _refuse_impossible(day)
    if (end_date - start_date).days > LONGEST:
        raise NotReady(_("A period has at most 400 days. Look at the years."))
    others = Period.objects.filter(start_date__lte=end_date, end_date__gte=start_date)
    if other := others.exclude(pk=without).first():
        raise NotReady(_("Days of it belong to the period %(other)s.") % {"other": other})


def _refuse_impossible(day):
    try:
        possible_day(day)
    except ValidationError as error:
        raise NotReady(*error.messages) from error


def save_apart(period):
    """Save a period; the database refuses the days that somebody else has taken meanwhile."""
    try:
        with transaction.atomic():
            period.save()
    except IntegrityError as error:
        raise NotReady(_("Somebody opened a period with some of these days just now.")) from error
    return period
