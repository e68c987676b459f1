"""A reader's page as it is kept: its headers and bodies, and until when it may be shown."""

import json
import zlib
from dataclasses import dataclass
from functools import cached_property

import brotli

# Every page stands under this key: whoever purges it empties the cache.
EVERY = "all"
# So does, beside it, a page whose view named no key; any purge reaches it.
UNNAMED = "unnamed"

# What the door writes itself, for each reader.
WRITTEN_ANEW = {"cache-control", "etag", "content-length", "content-encoding", "vary"}
# Below that, the headers of compression weigh more than it saves.
LEAST_COMPRESSED = 512
# Of 30 KB of a page, brotli's best level saves another tenth and takes thirty times as long.
BROTLI_QUALITY = 5
GZIP_LEVEL = 6

ENCODINGS = ("br", "gzip", "")


class StoreAway(Exception):
    """Raised where pages are kept when that place cannot be asked now."""


@dataclass(frozen=True)
class Fresh:
    """A page that has just been made.

    `soft` is the moment from which it is made anew when somebody asks, `hard` the one from which
    it must not be shown any more; both in seconds since 1970. `passing` are addresses of which
    there is no end (searches, what is not there): they never push out a page of the paper.
    """

    status: int
    headers: list
    etag: str
    body: bytes
    keys: tuple
    soft: float
    hard: float
    passing: bool = False

    @cached_property
    def head(self):
        kept = [pair for pair in self.headers if pair[0].lower() not in WRITTEN_ANEW]
        return json.dumps(kept, ensure_ascii=False)

    @cached_property
    def bodies(self):
        """The body by encoding; None where it would not be smaller."""
        plain = self.body
        if len(plain) < LEAST_COMPRESSED:
            return {"br": None, "gzip": None, "": plain}
        packed = {
            "br": brotli.compress(plain, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY),
            "gzip": _gzip(plain),
        }
        return {name: body if len(body) < len(plain) else None for name, body in packed.items()} | {
            "": plain
        }

    def as_kept(self, encoding):
        """Return the page as somebody reads it who takes this encoding."""
        body = self.bodies[encoding]
        if body is None:
            encoding, body = "", self.body
        return Kept(
            self.status, self.head, self.etag, self.keys, self.soft, self.hard, encoding, body
        )


@dataclass(frozen=True)
class Kept:
    """A page out of the store, in one encoding; nobody has purged it."""

    status: int
    head: str
    etag: str
    keys: tuple
    soft: float
    hard: float
    encoding: str
    body: bytes

    @property
    def headers(self):
        return [tuple(pair) for pair in json.loads(self.head)]


def _gzip(plain):
    # No time of making in its head: the same page is the same bytes.
    packer = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(plain) + packer.flush()
