"""One piece: its coefficient, its photos, whose the money is, and who decided what."""

from decimal import Decimal

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.models import Publication
from royalties import actions, candidates, printed, sheet
from royalties.forms import (
    PayeeForm,
    PhotoCoefficientForm,
    ScoreForm,
    ShareFormSet,
    UnpaidForm,
)
from royalties.models import Period
from royalties.refusals import Refused
from royalties.views.frame import page_for, show
from royalties.workflow import may, printed_verb

EVENTS_SHOWN = 50


@page_for("see_pieces")
@require_http_methods(["GET", "HEAD", "POST"])
def piece(request, publication_id):
    """Show one piece; by POST carry out what one of its forms asks."""
    at = timezone.now()
    row = _row(request.user, publication_id, at)
    desk = _Desk(request, row, at)
    if request.method == "POST" and desk.save(request.POST.get("what", "")):
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
        may_share=may(request.user, "share_out") and desk.is_open,
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
        return "; ".join(f"{name} {percent} %" for name, percent in details["shares"])
    if sees_payees and event.verb == "pay_photo_to":
        return details["to"]
    return ""


def _number(text):
    return printed.coefficient(Decimal(text)) if text else "–"


class _Desk:
    """The forms of one piece, with what was typed into them."""

    def __init__(self, request, row, at):
        self.request, self.row, self.at = request, row, at
        day = candidates.day_of(row.publication)
        self.period = row.piece.period if row.piece else Period.objects.of_day(day).first()
        self.is_open = self.period is not None and not self.period.is_closed
        self.score = ScoreForm(initial=self._score(), prefix="text")
        self.unpaid = UnpaidForm(initial={"reason": row.stored_unpaid}, prefix="unpaid")
        self.shares = ShareFormSet(initial=self._shares(), prefix="share")
        self.photos = [self._photo(cell) for cell in row.photos]
        self.refused = {}

    def forms(self):
        """Return what the page shows; payees for those only who may know them."""
        shown = {"score_form": self.score, "unpaid_form": self.unpaid, "refused": self.refused}
        if not may(self.request.user, "see_payees"):
            photos = [(cell, form, None) for cell, form, _payee in self.photos]
            return {**shown, "photos": photos, "shares": None, "media": ""}
        return {**shown, "photos": self.photos, "shares": self.shares, "media": PayeeForm().media}

    def save(self, what):
        """Carry out one form; return whether it is done. If not, it keeps what was typed."""
        carry_out = {
            "score": self._save_score,
            "unpaid": self._save_unpaid,
            "shares": self._save_shares,
            "photos": self._save_photos,
        }.get(what)
        if carry_out is None:
            return True
        try:
            with transaction.atomic():
                done = carry_out()
        except Refused as refusal:
            self.refused = {what: refusal.sentences}
            return False
        if done:
            messages.success(self.request, _("Saved."))
        return done

    @property
    def common(self):
        version = self.request.POST.get("version", "")
        return {
            "publication_id": self.row.pk,
            "version": int(version) if version.isascii() and version.isdigit() else -1,
            "actor": self.request.user,
            "at": self.at,
        }

    def _save_score(self):
        self.score = ScoreForm(self.request.POST, prefix="text")
        if self.score.is_valid():
            actions.score(**self.common, **self.score.cleaned_data)
        return self.score.is_valid()

    def _save_unpaid(self):
        self.unpaid = UnpaidForm(self.request.POST, prefix="unpaid")
        if self.unpaid.is_valid():
            actions.leave_unpaid(**self.common, **self.unpaid.cleaned_data)
        return self.unpaid.is_valid()

    def _save_shares(self):
        self.shares = ShareFormSet(self.request.POST, prefix="share")
        if not self.shares.is_valid():
            return False
        parts = [part for form in self.shares if (part := form.part())]
        actions.share_out(**self.common, parts=parts)
        return True

    def _save_photos(self):
        """Save coefficients, and payees where they were changed, of all photos or of none."""
        data, names_payees = self.request.POST, may(self.request.user, "share_out")
        self.photos = [
            (
                cell,
                PhotoCoefficientForm(data, initial=form.initial, prefix=form.prefix),
                PayeeForm(data, initial=payee.initial, prefix=payee.prefix)
                if names_payees
                else payee,
            )
            for cell, form, payee in self.photos
        ]
        bound = [form for _cell, *forms in self.photos for form in forms if form.is_bound]
        if [form for form in bound if not form.is_valid()]:
            return False
        common = self.common
        for cell, form, payee in self.photos:
            if payee.is_bound and _is_changed(payee):
                actions.pay_photo_to(**common, photo_id=cell.photo_id, **payee.paid_to())
                common["version"] += 1
            if form.cleaned_data["coefficient"] != form.initial["coefficient"]:
                actions.score_photo(**common, photo_id=cell.photo_id, **form.cleaned_data)
                common["version"] += 1
        return True

    def _score(self):
        piece = self.row.piece
        if piece is None:
            return {}
        names = ("coefficient", "note", "pays_withdrawn")
        return {name: getattr(piece, name) for name in names}

    def _shares(self):
        """Return the shares by hand as the form shows them, or those that come by themselves."""
        return [
            {
                "payee": payee.author,
                "payee_name": "" if payee.author else payee.name,
                "percent": payee.percent,
                "note": payee.note,
            }
            for payee in self.row.payees
        ]

    def _photo(self, cell):
        score = cell.score
        return (
            cell,
            PhotoCoefficientForm(
                initial={"coefficient": score.coefficient if score else None},
                prefix=f"photo{cell.photo_id}",
            ),
            PayeeForm(
                initial={
                    "payee": score.payee if score else None,
                    "payee_name": score.payee_name if score else "",
                    "note": score.payee_note if score else "",
                },
                prefix=f"payee{cell.photo_id}",
            ),
        )


def _is_changed(form):
    sent, before = form.cleaned_data, form.initial
    return any((sent.get(name) or None) != (before[name] or None) for name in before)
