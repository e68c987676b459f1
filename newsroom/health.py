"""Is the newsroom well? For load balancers, which read the status, and for people, who read on."""

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsroom import replicas
from newsroom.replicas import AWAY
from pagecache import places
from pagecache.kept import StoreAway
from pagecache.models import Purge


@require_safe
def health(request):
    """Answer 200 while this process reaches its database, else 503; the lines say what else is.

    They name no host and no address: anybody may ask.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        lines = ["ok", *_replicas(), *_store(), *_purges()]
    except AWAY:
        return _plain(["database unreachable"], status=503)
    return _plain(lines, status=200)


def _replicas():
    """Return a line for each replica. Readers do without one that is not well."""
    if not settings.DATABASE_REPLICAS:
        return []
    position = replicas.position_of_primary()
    return [f"{alias}: {_replica(alias, position)}" for alias in settings.DATABASE_REPLICAS]


def _replica(alias, position):
    try:
        behind = replicas.bytes_behind(alias, position)
    except AWAY:
        return "unreachable"
    if behind is None:
        return "follows nobody"
    return f"{behind} bytes behind" if behind else "ok"


def _store():
    """Return a line where the kept pages cannot be reached: each is made then."""
    store = places.store()
    try:
        if store is not None:
            store.mark()
    except StoreAway:
        return ["page cache: unreachable"]
    return []


def _purges():
    """Return a line where caches could not be told of changes; the worker tries again."""
    waiting = Purge.objects.filter(tries__gt=0).count()
    return [f"purges: {waiting} not sent yet"] if waiting else []


def _plain(lines, status):
    return HttpResponse(
        "".join(f"{line}\n" for line in lines),
        status=status,
        content_type="text/plain",
        headers={"Cache-Control": "no-store"},
    )
