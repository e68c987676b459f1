"""Call a bundle off before it goes live."""

from publishing.actions.turn import turn
from publishing.models import BundleState
from publishing.taking_back import take_back

NOT_OVER = {BundleState.PREPARING, BundleState.RELEASED}


def call_off(*, bundle_id, version, actor, at, reason=""):
    """Take back all that the bundle opened, and only that.

    Return sentences on what was not as the bundle left it, because somebody changed it by hand.
    """
    with turn(
        verb="call_off",
        bundle_id=bundle_id,
        version=version,
        actor=actor,
        at=at,
        states=NOT_OVER,
        reason=reason,
    ) as held:
        told = []
        if held.bundle.state == BundleState.RELEASED:
            told = take_back(held.bundle, actor=actor, at=at)
        held.bundle.state = BundleState.CALLED_OFF
        held.details["told"] = told
    return told
