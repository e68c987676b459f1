"""What a page says, while it is made, about how long it may be kept and under which keys."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings

from pagecache.kept import EVERY, UNNAMED

# In the environ of a request: what the page said, for whoever keeps it outside of Django.
SAID = "pagecache.said"
# A page whose keys are known is purged when something on it changes, and made anew as often as this
# all the same: what nobody thought of is then over, too.
OWN_LIFE = timedelta(hours=1)
# Beyond that it is not even shown while the database is away.
LONGEST = timedelta(days=1)


@dataclass
class Keeping:
    """What is known so far: the moment after which the page is wrong, and the keys it named."""

    until: datetime | None = None
    keys: set = field(default_factory=set)

    @property
    def all_keys(self):
        """The keys that reach the page, in a fixed order."""
        return (EVERY, *(sorted(self.keys) or [UNNAMED]))

    def span(self, now):
        """Return the moments from which it is made anew, and from which it must not be shown.

        One that named no key is right by its lifetime alone, and shown no second longer.
        """
        life = OWN_LIFE if self.keys else timedelta(seconds=settings.READER_PAGE_TTL)
        longest = LONGEST if self.keys else life
        hard = min(self.until or now + longest, now + longest)
        return min(now + life, hard), hard


def keep(request, *, until=None, keys=()):
    """Shorten the life of the page that is being made to `until`, if that is known.

    `keys` are names of what the page shows: a purge of one of them ends its life.
    """
    keeping = keeping_of(request)
    if until is not None:
        keeping.until = min(until, keeping.until or until)
    keeping.keys.update(keys)


def keeping_of(request):
    """Return what the page has said so far."""
    if not hasattr(request, "keeping"):
        request.keeping = Keeping()
    return request.keeping
