"""The sheet: pieces of a period, scored quickly."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles.lists import BadPlace, Place
from people.sent import number
from royalties import candidates, entries, sheet
from royalties.forms import CriteriaForm
from royalties.models import Period, RateCard
from royalties.views.frame import page_for, show
from royalties.workflow import may, sections_of

PERIODS_OFFERED = 36


@page_for("see_pieces")
@require_http_methods(["GET", "HEAD", "POST"])
def score(request):
    """Show pieces to score; by POST save the rows that were changed."""
    periods = list(Period.objects.all()[:PERIODS_OFFERED])
    period = _chosen(periods, request.GET.get("period", ""))
    if request.method == "POST" and not may(request.user, "score"):
        raise PermissionDenied
    if period is None or not RateCard.objects.exists():
        return _first_steps(request, period)
    section_ids = sections_of(request.user, "see_pieces")
    form = CriteriaForm(request.GET, section_ids=section_ids)
    asked = form.asked()
    at = timezone.now()
    found = sheet.pieces(request.user, period, asked, at=at)
    if request.method == "POST":
        rows = _save(request, period, at)
        if rows is None:
            return HttpResponseRedirect(request.get_full_path())
        older = None
    else:
        rows, older = sheet.page(found, request.user, below=_below(request), at=at)
    return _page(request, form, asked, periods, period, found, rows, older)


def _page(request, form, asked, periods, period, found, rows, older):
    count = candidates.count_capped(found)
    return show(
        request,
        "score",
        _("Score"),
        form=form,
        decision=asked["decision"],
        periods=periods,
        period=period,
        rows=rows,
        older=f"?{_query(request, before=older)}" if older else "",
        newest=f"?{_query(request, before='')}" if request.GET.get("before") else "",
        count=count,
        is_many=count > candidates.COUNTED,
        most=candidates.COUNTED,
        may_score=any(row.may_score for row in rows) and not period.is_closed,
        refused=sum(1 for row in rows if row.errors),
    )


def _save(request, period, at):
    """Save what was typed; return the rows to show if one was refused, else None."""
    read = (number(pk) for pk in request.POST.getlist("row"))
    ids = [pk for pk in read if pk is not None][: sheet.PAGE]
    sent = _rows(request, period, ids, at)
    saved = entries.save(sent, request.POST, request.user, at=at)
    if saved:
        messages.success(
            request,
            ngettext("%(count)d piece was saved.", "%(count)d pieces were saved.", saved)
            % {"count": saved},
        )
    if not any(row.errors for row in sent):
        if not saved:
            messages.info(request, _("Nothing was changed."))
        return None
    # As they are now, saved ones too: what was typed into the others stays in its boxes.
    return entries.carry_over(_rows(request, period, ids, at), sent)


def _rows(request, period, ids, at):
    everything = sheet.pieces(request.user, period, {}, at=at).filter(pk__in=ids)
    found = sheet.with_facts(everything).order_by("-visible_from", "-pk")
    return sheet.rows(list(found), request.user, at=at)


def _chosen(periods, asked):
    """Return the period asked for, else the newest open one, else the newest."""
    by_id = {str(period.pk): period for period in periods}
    if asked in by_id:
        return by_id[asked]
    pk = number(asked)
    earlier = Period.objects.filter(pk=pk).first() if pk is not None else None
    newest = next(iter(periods), None)
    return earlier or next((p for p in periods if not p.is_closed), newest)


def _below(request):
    try:
        return Place.parse(request.GET.get("before", ""))
    except BadPlace:
        return None


def _query(request, **changes):
    """Return the query of the address with some parts of it changed; an empty one is left out."""
    query = {**request.GET.dict(), **{name: str(value) for name, value in changes.items()}}
    return urlencode({name: value for name, value in query.items() if value})


def _first_steps(request, period):
    """Say what has to be there before anything can be scored, and who makes it."""
    return show(
        request,
        "first_steps",
        _("Royalties"),
        has_card=RateCard.objects.exists(),
        has_period=period is not None,
        may_set_card=may(request.user, "set_card"),
        may_open_period=may(request.user, "open_period"),
    )
