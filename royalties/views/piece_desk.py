"""The one form of a piece's page: what was changed on it is saved, all of it or nothing."""

from django.contrib import messages
from django.db import transaction
from django.utils.translation import gettext as _

from people.sent import number
from royalties import actions, candidates, payees
from royalties.actions.turn import refuse_right
from royalties.forms import (
    PayeeForm,
    PhotoCoefficientForm,
    PhotoPayeeForm,
    ScoreForm,
    ShareFormSet,
    UnpaidForm,
)
from royalties.models import Period
from royalties.refusals import NotReady, Refused
from royalties.workflow import may


class PieceDesk:
    """The parts of the form as they are stored, and those that were changed as they were typed."""

    def __init__(self, request, row, at):
        self.request, self.row, self.at = request, row, at
        day = candidates.day_of(row.publication)
        self.period = row.piece.period if row.piece else Period.objects.of_day(day).first()
        self.is_open = self.period is not None and not self.period.is_closed
        self.score = ScoreForm(initial=self._score(), prefix="text")
        self.unpaid = UnpaidForm(initial={"reason": row.stored_unpaid}, prefix="unpaid")
        self.shares = ShareFormSet(initial=self._shares(), prefix="share")
        self.photos = self._photos()
        self.refused, self.is_refused = {}, False

    def forms(self):
        """Return what the page shows; payees for those only who may know them."""
        shown = {
            "score_form": self.score,
            "unpaid_form": self.unpaid,
            "refused": self.refused,
            "is_refused": self.is_refused,
        }
        if not may(self.request.user, "see_payees"):
            photos = [(cell, form, None) for cell, form, _payee in self.photos]
            return {**shown, "photos": photos, "shares": None, "shared": (), "media": ""}
        return {
            **shown,
            "photos": self.photos,
            "shares": self.shares,
            "shared": payees.shared_names(self._loose_names()),
            "media": PayeeForm().media,
        }

    def save(self):
        """Carry out what was changed; return whether it is done. If not, it keeps what was typed.

        What somebody may not decide is not read from their page, which has no boxes for it.
        """
        changed = self._bind()
        self.is_refused = True
        # Each is read, so that everything wrong is told at once.
        if [1 for forms, _save in changed.values() for form in forms if not form.is_valid()]:
            return False
        try:
            if not self.may_score and not self.may_share:
                refuse_right(self.request.user, "score", section_id=self.section_id)
            with transaction.atomic():
                self._carry_out(changed)
        except Refused as refusal:
            self.refused = self.refused or {"": refusal.sentences}
            return False
        if changed:
            messages.success(self.request, _("Saved."))
        else:
            messages.info(self.request, _("Nothing was changed."))
        return True

    @property
    def section_id(self):
        return self.row.publication.section_id

    @property
    def may_score(self):
        return may(self.request.user, "score", section_id=self.section_id)

    @property
    def may_share(self):
        return may(self.request.user, "share_out")

    def _bind(self):
        """Fill the parts that were changed; return by part what has to be read, and its verbs."""
        data, changed = self.request.POST, {}
        version = number(data.get("version", ""))
        self.version = -1 if version is None else version
        if self.may_score:
            score = ScoreForm(data, initial=self.score.initial, prefix="text")
            unpaid = UnpaidForm(data, initial=self.unpaid.initial, prefix="unpaid")
            if score.has_changed() or unpaid.has_changed():
                self.score, self.unpaid = score, unpaid
                changed["score"] = [score, unpaid], self._save_score
        if self.may_share:
            shares = ShareFormSet(data, prefix="share")
            if shares.has_changed():
                self.shares = shares
                changed["shares"] = [shares], self._save_shares
        self.photos = [self._sent(*photo) for photo in self.photos]
        bound = [form for _cell, *forms in self.photos for form in forms if form.is_bound]
        if bound:
            changed["photos"] = bound, self._save_photos
        return changed

    def _sent(self, cell, *forms):
        """Return the forms of a photo, filled where they were changed."""
        allowed = (self.may_score, self.may_share)
        sent = [type(f)(self.request.POST, initial=f.initial, prefix=f.prefix) for f in forms]
        return (
            cell,
            *(
                new if is_allowed and new.has_changed() else form
                for form, new, is_allowed in zip(forms, sent, allowed, strict=True)
            ),
        )

    def _carry_out(self, changed):
        for part, (_forms, save) in changed.items():
            try:
                save()
            except Refused as refusal:
                self.refused = {part: refusal.sentences}
                raise

    def _act(self, verb, **arguments):
        verb(
            publication_id=self.row.pk,
            version=self.version,
            actor=self.request.user,
            at=self.at,
            **arguments,
        )
        self.version += 1

    def _save_score(self):
        typed, reason = self.score.cleaned_data, self.unpaid.cleaned_data["reason"]
        note = typed["note"] if "note" in self.score.changed_data else None
        is_scored = typed["coefficient"] is not None and "coefficient" in self.score.changed_data
        if reason and is_scored and self.unpaid.has_changed():
            raise NotReady(_("A piece is scored or unpaid, not both."))
        if reason and not is_scored:
            self._act(actions.leave_unpaid, reason=reason, note=note)
        else:
            self._act(actions.score, **{**typed, "note": note})

    def _save_shares(self):
        parts = [part for form in self.shares if (part := form.part())]
        self._act(actions.share_out, parts=parts)

    def _save_photos(self):
        for cell, form, payee in self.photos:
            if payee.is_bound:
                self._act(actions.pay_photo_to, photo_id=cell.photo_id, **payee.paid_to())
            if form.is_bound:
                self._act(actions.score_photo, photo_id=cell.photo_id, **form.cleaned_data)

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

    def _photos(self):
        """Return (cell, its coefficient, its payee); a photo without a payee shows who took it."""
        payees.know_again([cell.score for cell in self.row.photos if cell.score])
        taken_by = payees.photographers(self.row.publication)
        nobody = None, ""
        return [self._photo(cell, *taken_by.get(cell.photo_id, nobody)) for cell in self.row.photos]

    def _photo(self, cell, author, name):
        score = cell.score
        if score and (score.payee or score.payee_name):
            author, name = score.payee, score.payee_name
        cell.payee_name = author.name if author else name
        return (
            cell,
            PhotoCoefficientForm(
                initial={"coefficient": score.coefficient if score else None},
                prefix=f"photo{cell.photo_id}",
            ),
            PhotoPayeeForm(
                initial={
                    "payee": author,
                    "payee_name": "" if author else name,
                    "note": score.payee_note if score else "",
                },
                prefix=f"payee{cell.photo_id}",
            ),
        )

    def _loose_names(self):
        """Return the names of payees that are no author's, and that nobody wrote by hand."""
        text = {p.name for p in self.row.payees if p.author is None and not p.is_by_hand}
        return text | {
            form.initial["payee_name"]
            for cell, _form, form in self.photos
            if form.initial["payee_name"] and not (cell.score and cell.score.is_by_hand)
        }
