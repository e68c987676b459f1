"""Tell whoever keeps pages that something on them has changed.

A purge is a row, written in the transaction of the change. Right after the commit it is sent and
deleted: when whoever changed something goes on, the old pages are gone. What could not be sent, or
was not because the process was killed, stays and is sent again.
"""

import threading

from django.db import transaction
from django.utils import timezone

from pagecache import outbox, tasks
from pagecache.kept import UNNAMED
from pagecache.models import Purge

_local = threading.local()


def purge(keys):
    """Show no page any more that stands under one of the keys, once the change is committed.

    Pages that named no key are always among them. Belongs into the transaction of the change.
    """
    untold = outbox.listeners()
    if not untold:
        return
    now = timezone.now()
    with transaction.atomic(savepoint=False):
        row = Purge.objects.create(
            keys=outbox.merged({UNNAMED, *keys}),
            untold=untold,
            made_at=now,
            due_at=now + outbox.AT_WORK,
        )
        _written().append(row.pk)
        # A press that has started is not stopped by a cache that cannot be told.
        transaction.on_commit(_send, robust=True)


def _send():
    """Send all that this transaction wrote: a bundle of thirty stories is one purge."""
    written, _local.written = _written(), []
    # What was rolled back meanwhile is not among them.
    rows = list(Purge.objects.filter(pk__in=written))
    again_at = outbox.send(rows) if rows else None
    if again_at:
        tasks.ask(at=again_at)


def _written():
    if not hasattr(_local, "written"):
        _local.written = []
    return _local.written
