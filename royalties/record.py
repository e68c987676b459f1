"""The record of who scored, shared, closed or exported what; written once."""

from royalties.models import RoyaltyEvent


def record(verb, *, actor, at, period=None, piece=None, reason="", **details):
    """Append to the record who did what."""
    RoyaltyEvent.objects.create(
        verb=verb,
        actor=actor,
        at=at,
        period=period,
        piece=piece,
        reason=reason.strip(),
        details=details,
    )
