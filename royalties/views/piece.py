"""One piece: its coefficient, its photos, whose the money is, and who decided what."""

from decimal import Decimal

from django.http import Http404, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from articles.models import Publication
from royalties import candidates, printed, sheet
from royalties.views.frame import page_for, show
from royalties.views.piece_desk import PieceDesk
from royalties.workflow import may, printed_verb

EVENTS_SHOWN = 50


@page_for("see_pieces")
@require_http_methods(["GET", "HEAD", "POST"])
def piece(request, publication_id):
    """Show one piece; by POST carry out what was changed on its page."""
    at = timezone.now()
    row = _row(request.user, publication_id, at)
    desk = PieceDesk(request, row, at)
    if request.method == "POST" and desk.save():
        return HttpResponseRedirect(request.path)
    return show(
        request,
        "piece",
        row.publication.headline,
        row=row,
        period=desk.period,
        day=candidates.day_of(row.publication),
        version=row.version,
        is_open=desk.is_open,
        may_score=row.may_score and desk.is_open,
        may_share=row.may_share and desk.is_open,
        events=_events(row, request.user),
        **desk.forms(),
    )


def _row(user, publication_id, at):
    """Return the piece as the person may see it; every other one does not exist for them."""
    publications = sheet.with_facts(Publication.objects.ever_visible())
    publication = publications.filter(pk=publication_id).first()
    if publication is None or not candidates.is_first(publication, at=at):
        raise Http404
    if not may(user, "see_pieces", section_id=publication.section_id):
        raise Http404
    return sheet.rows([publication], user, at=at)[0]


def _events(row, user):
    if row.piece is None:
        return []
    sees_payees = may(user, "see_payees")
    return [
        (event, printed_verb(event.verb), _told(event, sees_payees))
        for event in row.piece.events.select_related("actor")[:EVENTS_SHOWN]
    ]


def _told(event, sees_payees):
    """Return the words of an event that the person may read: payees are not for everybody."""
    details = event.details
    if event.verb in ("score", "score_photo"):
        return f"{_number(details.get('from'))} → {_number(details.get('to'))}"
    if event.verb == "leave_unpaid":
        return event.reason
    if sees_payees and event.verb == "share_out":
        shares = ((name, printed.percent(Decimal(part))) for name, part in details["shares"])
        return "; ".join(f"{name} {percent}" for name, percent in shares)
    if sees_payees and event.verb == "pay_photo_to":
        return details["to"]
    return ""


def _number(text):
    return printed.coefficient(Decimal(text)) if text else "–"
