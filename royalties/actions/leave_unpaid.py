"""Decide that a piece earns nothing."""

from django.utils.translation import gettext as _

from royalties.actions.turn import turn
from royalties.refusals import NotReady


def leave_unpaid(*, publication_id, version, reason, actor, at, note=None):
    """Leave a piece unpaid, for a reason that is kept, and return it."""
    reason = reason.strip()
    with turn(
        verb="leave_unpaid",
        publication_id=publication_id,
        version=version,
        actor=actor,
        at=at,
        reason=reason,
    ) as held:
        refuse_reason(reason)
        held.piece.coefficient, held.piece.unpaid_reason = None, reason
        held.piece.pays_withdrawn = False
        held.piece.note = held.piece.note if note is None else note.strip()
        held.piece.scored_by, held.piece.scored_at = actor, at
    return held.piece


def refuse_reason(reason):
    """Raise `NotReady` without a reason, or with one that does not fit."""
    if not reason:
        raise NotReady(_("Say why it is not paid: the writer may ask."))
    if len(reason) > 300:
        raise NotReady(_("Say it in 300 characters."))
