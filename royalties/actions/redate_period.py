"""Give an open period other days."""

from django.db import transaction
from django.utils.translation import gettext as _

from royalties.actions.open_period import refuse_days, save_apart
from royalties.actions.turn import hold_period, refuse_right
from royalties.candidates import span_of
from royalties.record import record
from royalties.refusals import NotReady


@transaction.atomic
def redate_period(*, period_id, start_date, end_date, actor, at):
    """Change the days of an open period, as long as no scored piece falls out of it; return it."""
    refuse_right(actor, "redate_period")
    period = hold_period(period_id)
    refuse_days(start_date, end_date, without=period.pk)
    since, until = span_of(start_date, end_date)
    inside = period.pieces.filter(
        publication__visible_from__gte=since, publication__visible_from__lt=until
    )
    if period.pieces.exclude(pk__in=inside).exists():
        raise NotReady(_("Pieces were scored on days that would fall out of the period."))
    before = str(period)
    period.start_date, period.end_date = start_date, end_date
    save_apart(period)
    record("redate_period", actor=actor, at=at, period=period, before=before, days=str(period))
    return period
