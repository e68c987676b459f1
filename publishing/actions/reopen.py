"""Take a bundle up again that was called off."""

from publishing.actions.turn import turn
from publishing.models import BundleState


def reopen(*, bundle_id, version, actor, at):
    """Let the bundle be filled and released again; return it."""
    with turn(
        verb="reopen",
        bundle_id=bundle_id,
        version=version,
        actor=actor,
        at=at,
        states={BundleState.CALLED_OFF},
    ) as held:
        held.bundle.state = BundleState.PREPARING
    return held.bundle
