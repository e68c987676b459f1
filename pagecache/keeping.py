"""What a page says, while it is made, about how long caches may keep it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass
class Keeping:
    """What is known so far: the moment after which the page is wrong."""

    until: datetime | None = None


def keep(request, *, until):
    """Shorten the life of the page that is being made to `until`, if that is known."""
    keeping = keeping_of(request)
    if until is not None:
        keeping.until = min(until, keeping.until or until)


def keeping_of(request):
    """Return what the page has said so far."""
    if not hasattr(request, "keeping"):
        request.keeping = Keeping()
    return request.keeping
