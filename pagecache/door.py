"""The door in front of Django: readers' pages that are kept are answered without it.

A page that is kept needs nothing of what Django does for a request. Whatever is no reader's page
goes through as it came.
"""

import time
from datetime import UTC, datetime
from hashlib import blake2b
from http import HTTPStatus

from pagecache import lifetimes
from pagecache.asking import encoding_of, has_it
from pagecache.keeping import SAID
from pagecache.kept import UNNAMED, Fresh, StoreAway

# How long somebody waits for the page that another one is making, and between two looks.
PATIENCE = 3.0
LOOK_EVERY = 0.02
# What Django answers when it fails: never kept.
BROKEN = 500
# What leads elsewhere, or nowhere.
LEADING = (301, 302, 404)
# What is larger is no page that people read, and is made for each who wants it.
MOST_BYTES = 4 * 1024 * 1024


class Door:
    """A WSGI application around another one.

    `site` says which requests are for pages (`asking.Site`), `store` keeps them. `edition` names
    what pages are made by: those of another program, or of the one before, are not shown. `tags`
    are the headers by which caches outside are told the keys, if they are told of purges.
    """

    def __init__(
        self, application, *, site, store, most, edition="", tags=(), clock=time.time,
        sleep=time.sleep,
    ):  # fmt: skip
        self.application, self.site, self.store = application, site, store
        self.edition, self.tags, self.most = edition, tuple(tags), most
        self.clock, self.sleep = clock, sleep

    def __call__(self, environ, start_response):
        asked = self.site.asked(environ)
        if asked is None:
            return self.application(environ, start_response)
        encoding = encoding_of(environ.get("HTTP_ACCEPT_ENCODING", ""))
        page = self._page(asked, encoding, environ)
        if page.soft is None:
            return _as_it_came(page, environ, start_response)
        return self._answer(page, environ, start_response)

    def _page(self, asked, encoding, environ):
        """Return the page: kept, or made now; one that must not be kept has no `soft`."""
        address = f"{self.edition} {asked.address}"
        try:
            kept = self.store.read(address, encoding)
            if kept and self.clock() < kept.soft:
                return kept
            return self._missed(address, asked, encoding, kept, environ)
        except StoreAway:
            return _for(self._made(asked, environ), encoding)

    def _missed(self, address, asked, encoding, kept, environ):
        is_ours = self.store.claim(address)
        # Nobody has purged it, nothing on it has begun or ended: it is old by its lifetime alone.
        if not is_ours and (kept or (kept := self._waited(address, encoding))):
            return kept
        try:
            mark = self.store.mark()
            page = self._made(asked, environ)
            if page.status >= BROKEN and (kept := self.store.read(address, encoding)):
                return kept
            if page.soft is not None:
                self._write(address, page, mark)
            return _for(page, encoding)
        finally:
            self._release(address)

    def _waited(self, address, encoding):
        """Wait for the page that somebody else is making; None if it is up to us all the same."""
        until = self.clock() + PATIENCE
        while self.clock() < until:
            self.sleep(LOOK_EVERY)
            if kept := self.store.read(address, encoding):
                return kept
            if self.store.claim(address):
                # It was made and is not here: purged meanwhile, or none to be kept.
                return None
        return None

    def _write(self, address, page, mark):
        try:
            self.store.write(address, page, mark)
        except StoreAway:
            # The reader gets it all the same.
            return

    def _release(self, address):
        try:
            self.store.release(address)
        except StoreAway:
            return

    def _made(self, asked, environ):
        """Ask Django as nobody in particular; return the answer as a `Fresh` page."""
        request = self.site.request(asked, environ)
        answer = {}

        def start_response(status, headers, exc_info=None):
            answer.update(status=int(status[:3]), headers=headers)
            return

        parts = self.application(request, start_response)
        try:
            body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        return self._fresh(asked, request.get(SAID), body, **answer)

    def _fresh(self, asked, said, body, status, headers):
        has_cookie = any(name.lower() == "set-cookie" for name, _value in headers)
        if said is None or has_cookie or len(body) > MOST_BYTES:
            return Fresh(status, headers, "", body, (), None, 0)
        # Not the server's clock but ours: what was kept and what is shown go by one.
        now = self.clock()
        soft, hard = said.span(_moment(now))
        return Fresh(
            status=status,
            headers=headers,
            # Weak: the same words, whether they come compressed or not.
            etag=f'W/"{blake2b(body, digest_size=16).hexdigest()}"' if status == 200 else "",
            body=body,
            # What is not there, or elsewhere, depends on more than its view has looked at.
            keys=said.all_keys + (UNNAMED,) * (status in LEADING),
            soft=soft.timestamp(),
            hard=hard.timestamp(),
            passing=status in LEADING or bool(asked.query),
        )

    def _answer(self, page, environ, start_response):
        headers = [
            ("Cache-Control", self._cache_control(page)),
            ("Vary", "Accept-Encoding"),
            *((name, separator.join(page.keys)) for name, separator in self.tags),
        ]
        if page.etag:
            headers.append(("ETag", page.etag))
            if has_it(environ.get("HTTP_IF_NONE_MATCH", ""), page.etag):
                start_response("304 Not Modified", headers)
                return []
        if page.encoding:
            headers.append(("Content-Encoding", page.encoding))
        headers += [("Content-Length", str(len(page.body))), *page.headers]
        start_response(_status(page.status), headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [page.body]

    def _cache_control(self, page):
        return lifetimes.cache_control(
            now=self.clock(), hard=page.hard, most=self.most, is_purged=bool(self.tags)
        )


def _for(page, encoding):
    """Return a page that was just made as the reader takes it, or as it came if it is not kept."""
    return page if page.soft is None else page.as_kept(encoding)


def _as_it_came(page, environ, start_response):
    start_response(_status(page.status), page.headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [page.body]


def _status(code):
    return f"{code} {HTTPStatus(code).phrase}"


def _moment(seconds):
    return datetime.fromtimestamp(seconds, UTC)
