"""Close a period: what it came to is written down, and nothing of it changes any more."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from royalties import reckoning
from royalties.actions.leave_unpaid import refuse_reason
from royalties.actions.turn import hold_period, refuse_right
from royalties.candidates import of_period, undecided, withdrawn
from royalties.models import Payment, PeriodState, PhotoScore, Piece, RateCard
from royalties.printed import dong
from royalties.record import record
from royalties.refusals import Changed, NotReady

AT_ONCE = 200
NAMED = 3


@transaction.atomic
def close_period(*, period_id, expected_total, actor, at, unpaid_reason=""):
    """Close a period that is over, for the total that the person saw, and return it.

    Pieces that nobody scored refuse it, unless `unpaid_reason` says why they all earn nothing.
    Raises `NotReady`, `Changed`, `NotAllowed`, `NoPeriod`.
    """
    refuse_right(actor, "close_period")
    period = hold_period(period_id)
    if not period.is_over(at=at):
        raise NotReady(
            _("The period can be closed when its last day, %(day)s, is over.")
            % {"day": f"{period.end_date:%d/%m/%Y}"}
        )
    # The rates stay as they are until the amounts are written.
    list(RateCard.objects.select_for_update().order_by("pk"))
    left_unpaid = _leave_unpaid(period, unpaid_reason.strip(), actor, at)
    _leave_withdrawn(period, at)
    result = reckoning.reckon(period, at=at)
    if result.troubles:
        raise NotReady(*result.troubles[:NAMED])
    if result.total != expected_total:
        raise Changed(
            _("The total is %(total)s by now: somebody scored meanwhile. Look at it again.")
            % {"total": dong(result.total)}
        )
    _write(period, result)
    _freeze(period, result, actor, at)
    record(
        "close_period",
        actor=actor,
        at=at,
        period=period,
        reason=unpaid_reason,
        total=period.total,
        left_unpaid=left_unpaid,
    )
    return period


def _leave_unpaid(period, reason, actor, at):
    """Leave unpaid what nobody scored, for the reason given; return how many pieces that were."""
    lacking = list(undecided(of_period(period, at=at), at=at).only("pk", "article_id", "headline"))
    if not lacking:
        return 0
    if not reason:
        raise NotReady(_lacking(lacking))
    refuse_reason(reason)
    _decide(period, lacking, unpaid_reason=reason, scored_by=actor, scored_at=at)
    return len(lacking)


def _lacking(publications):
    names = "; ".join(f"“{publication.headline}”" for publication in publications[:NAMED])
    return ngettext(
        "%(count)d piece has no score: %(names)s. Score it, or say why it is not paid.",
        "%(count)d pieces have no score: %(names)s… Score them, or say why they are not paid.",
        len(publications),
    ) % {"count": len(publications), "names": names}


def _leave_withdrawn(period, at):
    """Have a row for each piece that was withdrawn before anybody scored it."""
    known = Piece.objects.filter(period=period).values("publication")
    gone = withdrawn(of_period(period, at=at), at=at).exclude(pk__in=known).only("pk", "article_id")
    _decide(period, list(gone))


def _decide(period, publications, **decision):
    """Write a decision into the pieces of these publications, which may have a row already."""
    ids = [publication.pk for publication in publications]
    known = Piece.objects.filter(period=period, publication__in=ids)
    have = set(known.values_list("publication_id", flat=True))
    if decision:
        known.update(**decision)
    Piece.objects.bulk_create(
        (
            Piece(period=period, publication_id=p.pk, article_id=p.article_id, **decision)
            for p in publications
            if p.pk not in have
        ),
        batch_size=AT_ONCE,
    )


def _write(period, result):
    for piece in result.pieces:
        piece.was_withdrawn = piece.is_withdrawn
    fields = ["amount", "unit_value", "rate_card", "was_withdrawn"]
    Piece.objects.bulk_update(result.pieces, fields, batch_size=AT_ONCE)
    PhotoScore.objects.bulk_update(
        result.photo_scores, ["amount", "payee", "payee_name"], batch_size=AT_ONCE
    )
    Payment.objects.bulk_create(result.payments, batch_size=AT_ONCE)
    cards = {piece.rate_card_id for piece in result.pieces if piece.rate_card_id}
    RateCard.objects.filter(pk__in=cards, is_frozen=False).update(is_frozen=True)


def _freeze(period, result, actor, at):
    paid = sum(1 for piece in result.pieces if piece.amount)
    period.state = PeriodState.CLOSED
    period.closed_by, period.closed_at = actor, at
    period.pieces_paid, period.pieces_unpaid = paid, len(result.pieces) - paid
    period.photos_paid = sum(1 for row in result.photo_scores if row.amount)
    period.total = result.total
    period.save()
