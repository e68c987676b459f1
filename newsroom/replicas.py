"""From which database a reader's page is read: the primary, or a replica that is as far as it.

A replica follows the primary by some milliseconds or, on a bad day, minutes. A page that is made
right after a purge must not be made from what was before the change, or caches would keep the old
page under a new name. So every page asks the primary how far its log is, once its own time has
begun, and a replica whether it has got there; if it has not, the page is read from the primary.
Whatever was committed before a page began to be made is on it, whoever reads it, with no clock and
no other server in between.

The desk, workers, commands and whatever happens in a transaction know the primary alone.
"""

import random
import time
from contextvars import ContextVar

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections

from newsroom.middleware import HEALTH, is_desk

# What a database that is away raises; an IntegrityError is a fault of ours.
AWAY = (OperationalError, InterfaceError)
# How long a process leaves a replica alone, in seconds: one that is behind has mostly caught up by
# then, one that is away keeps nobody waiting again so soon.
BEHIND, GONE = 0.5, 10.0
# What a database that could not be asked answers with (`newsroom.views.server_error`).
UNAVAILABLE = 503

_reading_from = ContextVar("reading_from", default=DEFAULT_DB_ALIAS)
_left_alone_until: dict[str, float] = {}


class ReplicaRouter:
    """Send what is read for a page to the page's database, everything else to the primary."""

    def db_for_read(self, model, **hints):
        """Return the page's database; the primary where a transaction has begun."""
        if _is_in_transaction():
            return DEFAULT_DB_ALIAS
        return _reading_from.get()

    def db_for_write(self, model, **hints):
        """Return the primary, and read from it from now on: what was written is there alone."""
        _reading_from.set(DEFAULT_DB_ALIAS)
        return DEFAULT_DB_ALIAS

    def allow_relation(self, first, second, **hints):
        """Let rows of all of them refer to each other: they are the same rows."""
        return True

    def allow_migrate(self, db, app_label, **hints):
        """Change tables on the primary alone; they come by themselves."""
        return db == DEFAULT_DB_ALIAS


class ReplicaMiddleware:
    """Read each reader's page from one database, and from the primary if a replica fails."""

    def __init__(self, get_response):
        if not settings.DATABASE_REPLICAS:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in ("GET", "HEAD") or is_desk(request) or request.path_info == HEALTH:
            return self.get_response(request)
        replica = one_that_is_as_far()
        if replica is None:
            return self.get_response(request)
        before = dict(vars(request))
        response = self._read_from(replica, request)
        if response.status_code != UNAVAILABLE:
            return response
        # It went away in the middle of the page. The primary may still be there.
        leave_alone(replica, GONE)
        connections[replica].close()
        vars(request).clear()
        vars(request).update(before)
        return self.get_response(request)

    def _read_from(self, replica, request):
        token = _reading_from.set(replica)
        try:
            return self.get_response(request)
        finally:
            _reading_from.reset(token)


def one_that_is_as_far():
    """Return the alias of a replica that has all that is committed now; None if none is known."""
    rested = [alias for alias in settings.DATABASE_REPLICAS if not _is_left_alone(alias)]
    if not rested:
        return None
    replica = random.choice(rested)  # noqa: S311 nobody gains by guessing it
    try:
        position = position_of_primary()
    except AWAY:
        # The page will find out, and say so.
        return None
    try:
        is_as_far = bytes_behind(replica, position) == 0
    except AWAY:
        leave_alone(replica, GONE)
        return None
    if not is_as_far:
        leave_alone(replica, BEHIND)
        return None
    return replica


def position_of_primary():
    """Return how far the primary's log is safe on its disk: whatever anybody sees is before it."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_flush_lsn()")
        return cursor.fetchone()[0]


def bytes_behind(replica, position):
    """Return by how much of its log a replica is behind; None where it follows nobody any more."""
    connection = connections[replica]
    while True:
        # One that is open may have died with the replica's last start; a new one tells the truth.
        was_open = connection.connection is not None
        try:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT greatest(pg_wal_lsn_diff(%s, pg_last_wal_replay_lsn()), 0)"
                    " WHERE pg_is_in_recovery()",
                    [position],
                )
                found = cursor.fetchone()
                return int(found[0]) if found and found[0] is not None else None
        except AWAY:
            connection.close()
            if not was_open:
                raise


def leave_alone(replica, seconds):
    """Read nothing from a replica for so long, in this process."""
    _left_alone_until[replica] = time.monotonic() + seconds


def _is_in_transaction():
    return connections[DEFAULT_DB_ALIAS].in_atomic_block


def _is_left_alone(replica):
    return time.monotonic() < _left_alone_until.get(replica, 0)
