"""One person's turn at one bundle: locked, checked, recorded."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from articles.refusals import NotAllowed
from publishing.events import printed_verb
from publishing.models import Bundle, BundleEvent, BundleState
from publishing.refusals import StaleBundle
from publishing.rights import may_make_bundles
from vietnamese.moments import zoned

OPEN = frozenset({BundleState.PREPARING})


@dataclass
class BundleTurn:
    """What a verb works with while it holds the bundle."""

    bundle: Bundle
    actor: object
    at: object
    details: dict = field(default_factory=dict)


@contextmanager
def turn(*, verb, bundle_id, version, actor, at, states=OPEN, reason=""):
    """Lock the bundle for one verb and yield a `BundleTurn`; record the verb when the block ends.

    Raises `NotAllowed`, and `StaleBundle` if somebody changed the bundle after `version`.
    """
    with transaction.atomic():
        refuse_outsiders(actor)
        bundle = Bundle.objects.select_for_update().get(pk=bundle_id)
        _refuse_stale(bundle, version)
        if bundle.state not in states:
            raise NotAllowed(
                _("This cannot be done with the bundle now; it is %(state)s.")
                % {"state": bundle.get_state_display()}
            )
        held = BundleTurn(bundle, actor, at)
        yield held
        bundle.version += 1
        bundle.save()
        record(bundle, verb, actor, at, reason=reason, **held.details)


def record(bundle, verb, actor, at, *, reason="", **details):
    """Append to the record who did what."""
    BundleEvent.objects.create(
        bundle=bundle,
        verb=verb,
        actor=actor,
        at=at,
        version=bundle.version,
        reason=reason.strip(),
        details=details,
    )


def refuse_outsiders(actor):
    """Raise `NotAllowed` unless the person may put bundles together."""
    if not may_make_bundles(actor):
        raise NotAllowed(_("Only editors put bundles together and release them."))


def _refuse_stale(bundle, version):
    if bundle.version == version:
        return
    last = bundle.events.select_related("actor").first()
    raise StaleBundle(
        _(
            "%(name)s was here at %(time)s, after you opened this page (%(what)s). Nothing was "
            "done now: look at the bundle as it is, then try again."
        )
        % {"name": last.actor, "time": zoned(last.at), "what": printed_verb(last.verb)}
    )
