"""Let everything in a bundle go live as one."""

from publishing.actions.turn import turn
from publishing.opening import open_all


def release(*, bundle_id, version, actor, at):
    """Open all items at the bundle's time, or now where it has none; return the bundle.

    All or nothing: raises `BundleRefused` with what stands in the way of each item.
    """
    with turn(verb="release", bundle_id=bundle_id, version=version, actor=actor, at=at) as held:
        opened = open_all(held.bundle, actor=actor, at=at)
        held.details |= {"go_live": held.bundle.go_live_at.isoformat(), "opened": opened}
    return held.bundle
