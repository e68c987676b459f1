"""Share what a piece earns between people."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from people.models import Author
from royalties.actions.turn import turn
from royalties.models import Share
from royalties.money import WHOLE
from royalties.printed import percent as printed
from royalties.refusals import NotAllowed, WrongShares
from royalties.workflow import keeps_four_eyes

LONGEST_NAME, LONGEST_NOTE, MOST = 150, 300, 50


@dataclass(frozen=True, kw_only=True)
class Part:
    """A share as somebody asks for it: an author, or a name by hand."""

    percent: Decimal
    payee_id: int | None = None
    payee_name: str = ""
    note: str = ""


def share_out(*, publication_id, version, parts, actor, at):
    """Share a piece out in `Part`s that add to 100% and return it; none: its bylines alike."""
    with turn(
        verb="share_out", publication_id=publication_id, version=version, actor=actor, at=at
    ) as held:
        rows = [_row(held, part, position) for position, part in enumerate(parts)]
        _refuse_sum(rows)
        if keeps_four_eyes("share_out") and any(
            row.payee and row.payee.user_id == actor.pk for row in rows
        ):
            raise NotAllowed(_("You cannot name yourself: somebody else has to do it."))
        held.piece.shares.all().delete()
        for row in rows:
            row.save()
        held.details["shares"] = [
            [row.payee_name or str(row.payee), str(row.percent)] for row in rows
        ]
    return held.piece


def payee_of(payee_id, name):
    """Return (author or None, name by hand); raise `WrongShares` where there is nobody."""
    name = name.strip()
    author = Author.objects.filter(pk=payee_id).first() if payee_id else None
    if author is None and (payee_id or not name):
        raise WrongShares(_("Say who is paid: choose an author, or write a name."))
    if len(name) > LONGEST_NAME:
        raise WrongShares(_("This name is too long."))
    return author, "" if author else name


def _row(held, part, position):
    author, name = payee_of(part.payee_id, part.payee_name)
    if not 0 < part.percent <= WHOLE:
        raise WrongShares(_("A share is more than 0% and at most 100%."))
    return Share(
        piece=held.piece,
        payee=author,
        payee_name=name,
        payee_note=part.note.strip()[:LONGEST_NOTE],
        percent=part.percent,
        position=position,
    )


def _refuse_sum(rows):
    if len(rows) > MOST:
        raise WrongShares(_("These are too many shares."))
    total = sum(row.percent for row in rows)
    if rows and total != WHOLE:
        raise WrongShares(
            _("The shares add to %(total)s, not to 100%%.") % {"total": printed(total)}
        )
