"""Pay somebody more or less, because a closed period stays as it is."""

from django.db import transaction
from django.utils.translation import gettext as _

from royalties.actions.share_out import LONGEST_NOTE, payee_of
from royalties.actions.turn import hold_period, refuse_right
from royalties.models import Adjustment, Piece
from royalties.record import record
from royalties.refusals import NotAllowed, NotReady
from royalties.typed import MOST_DONG
from royalties.workflow import keeps_four_eyes


@transaction.atomic
def adjust(
    *,
    period_id,
    amount,
    reason,
    actor,
    at,
    payee_id=None,
    payee_name="",
    note="",
    piece_id=None,
):
    """Add an amount, which may lie below zero, to an open period and return the `Adjustment`."""
    refuse_right(actor, "adjust")
    period = hold_period(period_id)
    author, name = payee_of(payee_id, payee_name)
    if keeps_four_eyes("adjust") and author and author.user_id == actor.pk:
        raise NotAllowed(_("You cannot name yourself: somebody else has to do it."))
    if not amount or abs(amount) > MOST_DONG:
        raise NotReady(_("Give an amount other than 0."))
    if not reason.strip():
        raise NotReady(_("Say why the amount is adjusted: it stands in the accounts."))
    adjustment = Adjustment.objects.create(
        period=period,
        payee=author,
        payee_name=name,
        payee_note=note.strip()[:LONGEST_NOTE],
        piece=_closed_piece(piece_id),
        amount=amount,
        reason=reason.strip(),
        made_by=actor,
        made_at=at,
    )
    record(
        "adjust",
        actor=actor,
        at=at,
        period=period,
        piece=adjustment.piece,
        reason=reason,
        amount=amount,
        to=name or str(author),
    )
    return adjustment


def _closed_piece(piece_id):
    """Return the piece that was reckoned wrongly, or None; while it is open it is scored anew."""
    if piece_id is None:
        return None
    piece = Piece.objects.select_related("period").filter(pk=piece_id).first()
    if piece is None or not piece.period.is_closed:
        raise NotReady(
            _("An adjustment is for a piece of a closed period: in an open one, score it anew.")
        )
    return piece
