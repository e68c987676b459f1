"""The newsroom's door, whose pages and pictures are old for caches after `LIFE` seconds.

Elsewhere pages are so after an hour, pictures after a minute. All else they say of themselves,
their end among it, is what they say anywhere.
"""

import os

from newsroom.wsgi import application
from pagecache import lifetimes
from photos import media

__all__ = ["application"]

lifetimes.PURGED_LIFE = media.SHARED = int(os.environ["LIFE"])
