"""Send purges to those who keep pages, and keep what could not be sent until it is."""

import logging
from datetime import timedelta

from django.db import DatabaseError
from django.utils import timezone

from pagecache import outside, places
from pagecache.kept import EVERY, StoreAway
from pagecache.models import OWN, Purge

# So many keys are most of the paper.
MOST_KEYS = 500
# After the first failure; then twice as long each time, up to the second.
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=1), timedelta(minutes=1)
# A cache outside may have asked for a page just before a change and got it just after the purge:
# it is told once more.
ONCE_MORE = timedelta(seconds=5)
# Whoever made the change is at it right now.
AT_WORK = timedelta(seconds=20)
MOST_AT_ONCE = 200
log = logging.getLogger(__name__)


def listeners():
    """Return the names of those who are to be told, our own store first: others ask it anew."""
    return [OWN] * (places.store() is not None) + list(places.told())


def merged(keys):
    """Return the keys in order; the one for every page where there are very many."""
    keys = set(keys)
    return [EVERY] if EVERY in keys or len(keys) > MOST_KEYS else sorted(keys)


def send(rows):
    """Send purges at once; return when to try again, or None when nothing is left of them.

    Those who do not know them yet are the same for all the rows.
    """
    now = timezone.now()
    keys = merged(key for row in rows for key in row.keys)
    trouble = {name: words for name in rows[0].untold if (words := _trouble(name, keys))}
    left = Purge.objects.filter(pk__in=[row.pk for row in rows])
    if trouble:
        words = "; ".join(f"{name or 'store'}: {why}" for name, why in trouble.items())
        log.warning("A purge could not be sent: %s", words)
        due_at = now + min(FIRST_WAIT * 2 ** min(rows[0].tries, 10), LONGEST_WAIT)
        left.update(untold=list(trouble), tries=rows[0].tries + 1, trouble=words, due_at=due_at)
        return due_at
    again = [name for name in rows[0].untold if name != OWN]
    if not again or rows[0].is_repeated:
        left.delete()
        return None
    left.update(untold=again, is_repeated=True, trouble="", due_at=now + ONCE_MORE)
    return now + ONCE_MORE


def _trouble(name, keys):
    """Tell one of them; return what is wrong with it, or nothing."""
    try:
        if name != OWN:
            cache = places.told().get(name)
            # What has been taken out of the settings since is not ours to tell.
            if cache is not None:
                outside.tell(cache, keys)
        elif store := places.store():
            store.purge(keys)
    except (outside.NotTold, StoreAway) as error:
        return str(error) or type(error).__name__
    return ""


def send_due(*, at):
    """Send the purges that are due; return when to try again, or None."""
    again = [send([row]) for row in Purge.objects.filter(due_at__lte=at)[:MOST_AT_ONCE]]
    return min(filter(None, again), default=None)


def send_what_is_left():
    """Send what killed processes left behind; in silence where the database is not there yet."""
    try:
        send_due(at=timezone.now() + AT_WORK)
    except DatabaseError:
        log.warning("Purges that were left behind could not be looked for.")
