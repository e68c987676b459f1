"""Begin a bundle."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.refusals import NotReady
from publishing.actions.set_time import refuse_past
from publishing.actions.turn import record, refuse_outsiders
from publishing.models import Bundle


@transaction.atomic
def create_bundle(*, name, actor, at, go_live_at=None, note=""):
    """Begin an empty bundle and return it; `go_live_at` None means when it is released."""
    refuse_outsiders(actor)
    if not name.strip():
        raise NotReady(_("Give the bundle a name, so that others know what it is."))
    refuse_past(go_live_at, at)
    bundle = Bundle.objects.create(
        name=name.strip(), note=note, go_live_at=go_live_at, created_by=actor, created_at=at
    )
    record(bundle, "create", actor, at, name=bundle.name)
    return bundle
