"""What a page says, while it is made, about how long caches may keep it."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class Keeping:
    """What is known so far: the moment after which the page is wrong, and its purge keys."""

    until: datetime | None = None
    keys: set = field(default_factory=set)


def keep(request, *, until=None, keys=()):
    """Shorten the life of the page that is being made to `until`, and name what is on it."""
    keeping = keeping_of(request)
    if until is not None:
        keeping.until = min(until, keeping.until or until)
    keeping.keys.update(keys)


def keeping_of(request):
    """Return what the page has said so far."""
    if not hasattr(request, "keeping"):
        request.keeping = Keeping()
    return request.keeping
