"""Ask the site for its pages over the network, exactly as a reader would.

Only `SITE_ORIGIN` is ever asked, no redirect is followed, and nothing is waited for or read without
end.
"""

import http.client
import zlib
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from django.conf import settings

MOST_BYTES = 20 * 1024 * 1024
AT_ONCE = 64 * 1024
TIMEOUT = timedelta(seconds=5)
# All but what an address may hold written as it is.
SAFE = "/%?&=-._~!$'()*+,;:@"


class NoAnswer(Exception):
    """Raised with the reason, one of `receipts.words.NO_ANSWER`, when nothing usable came."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Answer:
    """What came: status, headers in lower case, and the body as the browser would have it."""

    status: int
    headers: dict = field(default_factory=dict)
    body: bytes = b""


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


# Without the machine's proxies: they are another way than the readers' one.
_OPENER = build_opener(ProxyHandler({}), _Stay)


def url_of(address):
    """Return the full URL of a path of the site; raise `NoAnswer` for anything else."""
    origin = urlsplit(settings.SITE_ORIGIN)
    url = f"{settings.SITE_ORIGIN}{quote(address, safe=SAFE)}"
    parts = urlsplit(url)
    is_ours = (
        address.startswith("/")
        and not address.startswith("//")
        and origin.scheme in ("http", "https")
        and not (origin.path or origin.query or origin.fragment or "@" in origin.netloc)
        and (parts.scheme, parts.netloc) == (origin.scheme, origin.netloc)
    )
    if not is_ours:
        raise NoAnswer("no_path")
    return url


def fetch(address, *, timeout=TIMEOUT):
    """Return the site's `Answer` at a path; raise `NoAnswer`."""
    request = Request(  # noqa: S310 its scheme is checked in url_of
        url_of(address), headers={"User-Agent": "Newsroom receipt", "Accept-Encoding": "gzip"}
    )
    until = monotonic() + timeout.total_seconds()
    try:
        with _opened(request, timeout.total_seconds()) as response:
            body = _read(response, until)
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status, headers, _unpacked(body, headers))
    except TimeoutError as error:
        raise NoAnswer("timeout") from error
    except URLError as error:
        late = isinstance(error.reason, TimeoutError)
        raise NoAnswer("timeout" if late else "unreachable") from error
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer("unreachable") from error


def _opened(request, seconds):
    try:
        return _OPENER.open(request, timeout=seconds)
    except HTTPError as answer:
        # To urllib a 404 is an error; to us it is the answer.
        return answer


def _read(response, until):
    # Each piece may take the whole timeout; all of them together may not.
    pieces, size = [], 0
    while piece := response.read1(AT_ONCE):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise NoAnswer("too_large")
        if monotonic() > until:
            raise TimeoutError
    if response.length:
        # The connection ended before the page did.
        raise NoAnswer("unreachable")
    return b"".join(pieces)


def _unpacked(body, headers):
    if headers.get("content-encoding", "").lower() != "gzip":
        return body
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        plain = unpacker.decompress(body, MOST_BYTES + 1)
    except zlib.error as error:
        raise NoAnswer("unreadable") from error
    if len(plain) > MOST_BYTES:
        raise NoAnswer("too_large")
    if not unpacker.eof:
        raise NoAnswer("unreadable")
    return plain
