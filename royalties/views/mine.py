"""What somebody earned themselves, in closed periods; nobody sees another's here."""

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from royalties.models import Payment, Period
from royalties.reckoning import LIGHT
from royalties.views.frame import page_for, show

PERIODS_SHOWN = 36


@page_for(None)
@require_http_methods(["GET", "HEAD"])
def mine(request):
    """List the person's own amounts by period, and what one period paid them for."""
    own = Payment.objects.filter(payee__user=request.user)
    paid = Period.objects.closed().filter(payments__in=own)
    periods = list(paid.annotate(own=Sum("payments__amount"))[:PERIODS_SHOWN])
    asked = request.GET.get("period", "")
    period = next((p for p in periods if str(p.pk) == asked), next(iter(periods), None))
    return show(
        request,
        "mine",
        _("My royalties"),
        periods=periods,
        period=period,
        payments=_payments(own, period) if period else [],
    )


def _payments(own, period):
    heavy = [f"piece__publication__{name}" for name in LIGHT]
    return (
        own.filter(period=period)
        .select_related("piece__publication__section", "photo_score", "adjustment")
        .defer(*heavy)
    )
