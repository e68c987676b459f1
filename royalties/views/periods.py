"""Royalty periods: what they come to, opening and closing them, adjustments, the spreadsheet."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from people.sent import number
from royalties import actions, candidates, export, reckoning
from royalties.forms import AdjustForm, CloseForm, PayeeForm, PeriodForm
from royalties.models import Period, Piece
from royalties.record import record
from royalties.refusals import Refused
from royalties.views.frame import page_for, show
from royalties.workflow import may, printed_verb

SHOWN, EVENTS_SHOWN = 60, 30


@page_for("see_periods")
@require_http_methods(["GET", "HEAD", "POST"])
def periods(request):
    """List the periods; by POST open one."""
    form = PeriodForm(initial=_next_days())
    if request.method == "POST":
        form = PeriodForm(request.POST)
        if period := _asked(form, request, actions.open_period):
            messages.success(request, _("The period is open."))
            return redirect("royalties:period", period_id=period.pk)
    return show(
        request,
        "periods",
        _("Royalty periods"),
        periods=Period.objects.select_related("closed_by")[:SHOWN],
        form=form,
        may_open=may(request.user, "open_period"),
    )


def _next_days():
    """Offer the month after the last period, or the present one."""
    last = Period.objects.first()
    first = timezone.localdate().replace(day=1)
    if last:
        first = last.end_date + timedelta(days=1)
    end = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return {"start_date": first, "end_date": end - timedelta(days=1)}


def _asked(form, request, verb, **arguments):
    """Carry out a verb with what a form asks; return its answer, or None with the form's errors."""
    if not form.is_valid():
        return None
    try:
        return verb(**form.cleaned_data, **arguments, actor=request.user, at=timezone.now())
    except Refused as refusal:
        for sentence in refusal.sentences:
            form.add_error(None, sentence)
    return None


def _period(period_id):
    period = Period.objects.select_related("opened_by", "closed_by").filter(pk=period_id).first()
    if period is None:
        raise Http404
    return period


@page_for("see_periods")
@require_http_methods(["GET", "HEAD"])
def period(request, period_id):
    """Show what a period comes to, by person, section and kind, and what lacks a score."""
    period, at = _period(period_id), timezone.now()
    result = reckoning.of(period, at=at)
    lacking = _lacking(period, at)
    return show(
        request,
        "period",
        _("Royalty period %(period)s") % {"period": period},
        period=period,
        result=result,
        paid=sum(1 for piece in result.pieces if piece.amount),
        photos_paid=sum(1 for row in result.photo_scores if row.amount),
        groups=[
            (_("Payee"), reckoning.by_person(result.payments), True),
            (_("Section"), reckoning.by_section(result.payments), False),
            (_("Kind"), reckoning.by_kind(result.payments), False),
        ],
        adjustments=period.adjustments.select_related(
            "payee", "made_by", "piece__publication__section"
        ).defer("piece__publication__body"),
        lacking=lacking,
        events=[
            (event, printed_verb(event.verb))
            for event in period.events.filter(piece=None).select_related("actor")[:EVENTS_SHOWN]
        ],
        is_over=period.is_over(at=at),
        may={
            name: may(request.user, name)
            for name in ("close_period", "redate_period", "adjust", "export")
        },
    )


def _lacking(period, at):
    """Return the number of pieces that nobody scored, capped; none of a closed period."""
    if period.is_closed:
        return 0
    return candidates.count_capped(candidates.undecided(candidates.of_period(period, at=at), at=at))


@page_for("redate_period")
@require_http_methods(["GET", "HEAD", "POST"])
def dates(request, period_id):
    """Give an open period other days."""
    period = _period(period_id)
    form = PeriodForm(initial={"start_date": period.start_date, "end_date": period.end_date})
    if request.method == "POST":
        form = PeriodForm(request.POST)
        if _asked(form, request, actions.redate_period, period_id=period.pk):
            messages.success(request, _("The days were changed."))
            return redirect("royalties:period", period_id=period.pk)
    return show(request, "dates", _("Change the days"), period=period, form=form)


@page_for("close_period")
@require_http_methods(["GET", "HEAD", "POST"])
def close(request, period_id):
    """Show what closing means, and close the period for the total that was shown."""
    period, at = _period(period_id), timezone.now()
    if period.is_closed:
        messages.info(request, _("This period is closed already."))
        return redirect("royalties:period", period_id=period.pk)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and _asked(
        form, request, actions.close_period, period_id=period.pk
    ):
        messages.success(request, _("The period is closed. Its amounts stay as they are."))
        return redirect("royalties:period", period_id=period.pk)
    result = reckoning.reckon(period, at=at)
    found = candidates.of_period(period, at=at)
    lacking = candidates.undecided(found, at=at)
    return show(
        request,
        "close",
        _("Close the period %(period)s") % {"period": period},
        period=period,
        form=form,
        result=result,
        lacking=lacking.select_related("section").only("headline", "visible_from", "section__name")[
            :SHOWN
        ],
        lacking_count=candidates.count_capped(lacking),
        withdrawn=candidates.count_capped(candidates.withdrawn(found, at=at)),
        photos_lacking=candidates.photos_unscored(found),
        people=len(reckoning.by_person(result.payments)),
        is_over=period.is_over(at=at),
    )


@page_for("adjust")
@require_http_methods(["GET", "HEAD", "POST"])
def adjust(request, period_id):
    """Add an adjustment to an open period."""
    period = _period(period_id)
    piece = _piece(request.GET.get("piece", ""))
    form = AdjustForm()
    if request.method == "POST":
        form = AdjustForm(request.POST)
        if form.is_valid():
            sent = {name: form.cleaned_data[name] for name in ("amount", "reason")}
            try:
                actions.adjust(
                    period_id=period.pk,
                    piece_id=piece.pk if piece else None,
                    **form.paid_to(),
                    **sent,
                    actor=request.user,
                    at=timezone.now(),
                )
            except Refused as refusal:
                form.add_error(None, refusal.sentences)
            else:
                messages.success(request, _("The adjustment was added."))
                return redirect("royalties:period", period_id=period.pk)
    return show(
        request,
        "adjust",
        _("Add an adjustment"),
        period=period,
        piece=piece,
        form=form,
        media=PayeeForm().media,
    )


def _piece(written):
    pk = number(written)
    return pk and Piece.objects.select_related("publication").filter(pk=pk).first()


@page_for("export")
@require_POST
def export_period(request, period_id):
    """Hand out the spreadsheet of a period; who took it is on record."""
    period, at = _period(period_id), timezone.now()
    kind = request.POST.get("format", "")
    if kind not in export.WRITERS:
        return HttpResponseBadRequest(content_type="text/plain")
    write, content_type = export.WRITERS[kind]
    file = write(period, reckoning.of(period, at=at), at=at)
    record("export", actor=request.user, at=at, period=period, format=kind)
    name = f"nhuan-but-{period.start_date}-{period.end_date}.{kind}"
    return HttpResponse(
        file,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
