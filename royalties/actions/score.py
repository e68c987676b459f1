"""Say what a piece earns."""

from django.utils.translation import gettext as _

from royalties.actions.turn import turn
from royalties.refusals import NotReady


def score(*, publication_id, version, coefficient, actor, at, note=None, pays_withdrawn=False):
    """Give a piece its coefficient and return it; None takes the coefficient back.

    `pays_withdrawn` says that it is paid although readers do not see it any more. Raises
    `OverCap`, `NoCard`, `NoPeriod`, `Changed`, `NotAllowed`, `NotReady`.
    """
    with turn(
        verb="score", publication_id=publication_id, version=version, actor=actor, at=at
    ) as held:
        if coefficient is not None:
            held.cards.refuse_over_cap(held.day, held.publication.kind, coefficient)
            _refuse_withdrawn(held.publication, pays_withdrawn)
        piece = held.piece
        held.details |= {"from": _text(piece.coefficient), "to": _text(coefficient)}
        piece.coefficient, piece.unpaid_reason = coefficient, ""
        piece.pays_withdrawn = coefficient is not None and pays_withdrawn
        piece.note = piece.note if note is None else note.strip()
        piece.scored_by, piece.scored_at = (None, None) if coefficient is None else (actor, at)
    return held.piece


def _refuse_withdrawn(publication, pays_withdrawn):
    if publication.is_withdrawn and not pays_withdrawn:
        raise NotReady(
            _(
                "The story was withdrawn and is not paid. To pay it all the same, say so on the "
                "page of the piece."
            )
        )


def _text(coefficient):
    return None if coefficient is None else str(coefficient)
