"""Say when the bundle goes live."""

from django.utils.translation import gettext as _

from articles.refusals import WrongTime
from publishing.actions.turn import turn


def set_time(*, bundle_id, version, actor, at, go_live_at, name=None, note=None):
    """Set the time of a bundle that is not released, and what it is called; return the bundle.

    `go_live_at` None means the moment of its release.
    """
    with turn(verb="set_time", bundle_id=bundle_id, version=version, actor=actor, at=at) as held:
        bundle = held.bundle
        if go_live_at != bundle.go_live_at:
            refuse_past(go_live_at, at)
            bundle.go_live_at = go_live_at
        bundle.name = (name or "").strip() or bundle.name
        bundle.note = bundle.note if note is None else note
        held.details["go_live"] = go_live_at and go_live_at.isoformat()
    return bundle


def refuse_past(go_live_at, at):
    """Raise `WrongTime` for a time that is over."""
    if go_live_at is not None and go_live_at <= at:
        raise WrongTime(_("Give a time that is still to come."))
