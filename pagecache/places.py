"""Where pages are kept and who is told of changes, as the settings say."""

from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from pagecache import outside
from pagecache.models import Purge
from pagecache.redis_store import RedisStore
from pagecache.store import FileStore

REDIS = ("redis", "rediss", "unix")


def store():
    """Return the store of this process; None where no pages are kept."""
    return _store(settings.PAGE_CACHE, str(settings.VAR_DIR))


@cache
def _store(place, folder):
    if place == "off":
        return None
    if place == "file":
        return FileStore(f"{folder}/pages.sqlite3")
    if urlsplit(place).scheme in REDIS:
        return RedisStore(place, is_behind=Purge.objects.is_store_behind)
    raise ImproperlyConfigured(
        "PAGE_CACHE is “file”, “off” or the address of a Redis, like redis://host:6379/0"
    )


def is_file():
    """Tell whether the store is a file of this machine."""
    return settings.PAGE_CACHE == "file"


def told():
    """Return the caches outside that are told of changes: name → what purges it."""
    return _told(tuple(settings.PAGE_CACHE_PURGES))


@cache
def _told(addresses):
    return {address: outside.at(address) for address in addresses}


def tags():
    """Return (header, separator) by which those caches read the keys of a page."""
    return tuple(dict.fromkeys(backend.tag for backend in told().values()))
