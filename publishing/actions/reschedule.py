"""Let a released bundle go live at another time."""

from publishing.actions.set_time import refuse_past
from publishing.actions.turn import turn
from publishing.models import BundleState
from publishing.opening import open_all
from publishing.taking_back import take_back


def reschedule(*, bundle_id, version, actor, at, go_live_at):
    """Call the bundle off and release it for another time, both or neither; None means now.

    Return sentences on what was not as the bundle left it, because somebody changed it by hand.
    """
    with turn(
        verb="reschedule",
        bundle_id=bundle_id,
        version=version,
        actor=actor,
        at=at,
        states={BundleState.RELEASED},
    ) as held:
        refuse_past(go_live_at, at)
        before = held.bundle.go_live_at
        told = take_back(held.bundle, actor=actor, at=at)
        held.bundle.go_live_at = go_live_at
        opened = open_all(held.bundle, actor=actor, at=at)
        held.details |= {
            "from": before.isoformat(),
            "go_live": held.bundle.go_live_at.isoformat(),
            "opened": opened,
            "told": told,
        }
    return told
