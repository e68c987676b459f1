"""What a request asks for: which page, by which name it is kept, in which encoding.

A page that is kept is made for a request that nobody sent: it holds the address and nothing else.
What a reader sends along (cookies, language, forwarded hosts, a body) can therefore neither change
nor split it.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import parse_qsl, urlencode, urlsplit

METHODS = ("GET", "HEAD")
# An address of the paper has fewer; what is longer is answered and not kept.
LONGEST_PATH, LONGEST_QUERY = 1_000, 2_000
MOST_PARAMETERS = 50
# Of servers' variables: those that say nothing about who asks.
SERVERS_OWN = (
    "wsgi.version",
    "wsgi.errors",
    "wsgi.multithread",
    "wsgi.multiprocess",
    "wsgi.run_once",
)
# A browser sends five; what goes on for pages is somebody's trick.
LONGEST_ACCEPT = 500
QUALITY = re.compile(r"q\s*=\s*([01](?:\.[0-9]{0,3})?)\Z")
# As we prefer them where the reader has no preference.
OURS = ("br", "gzip")


@dataclass(frozen=True)
class Asked:
    """The address of a reader's page, as it is kept and as it is made."""

    path: str
    query: str

    @property
    def address(self):
        return f"{self.path}?{self.query}" if self.query else self.path


class Site:
    """Whose pages are kept: those of one origin, but for what is served apart.

    `parameters` are rows of (pattern of paths, names): what may stand in the query of an address,
    in the order in which it is kept. Anything else in a query names no other page and is dropped.
    """

    def __init__(self, origin, *, apart, parameters, secure_header=None):
        parts = urlsplit(origin)
        self.scheme, self.host, self.netloc = parts.scheme, parts.hostname, parts.netloc.lower()
        self.port = str(parts.port or (443 if parts.scheme == "https" else 80))
        self.hosts = {self.netloc, f"{self.host}:{self.port}"}
        self.apart = tuple(apart)
        self.parameters = [(re.compile(pattern), names) for pattern, names in parameters]
        self.secure_header = secure_header

    def asked(self, environ):
        """Return the `Asked` page; None for what is not answered from kept pages."""
        path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        if (
            environ["REQUEST_METHOD"] not in METHODS
            or environ.get("HTTP_HOST", "").lower() not in self.hosts
            or environ.get("SCRIPT_NAME")
            or not path.startswith("/")
            or f"{path}/".startswith(self.apart)
            or len(path) > LONGEST_PATH
            or len(query) > LONGEST_QUERY
            or self._scheme(environ) != self.scheme
        ):
            return None
        return Asked(path, self._known(path, query) if query else "")

    def _scheme(self, environ):
        """Return the scheme that Django would see (SECURE_PROXY_SSL_HEADER)."""
        if self.secure_header:
            name, secure = self.secure_header
            return "https" if environ.get(name, "").split(",")[0].strip() == secure else "http"
        return environ["wsgi.url_scheme"]

    def _known(self, path, query):
        """Return the parameters that the page at the path knows, always written one way."""
        names = next((names for pattern, names in self.parameters if pattern.fullmatch(path)), ())
        if not names:
            return ""
        try:
            pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
        except ValueError:
            return ""
        given = dict(pairs)
        return urlencode([(name, given[name]) for name in names if name in given])

    def request(self, asked, environ):
        """Return the environ of a request of nobody for the page."""
        nobodys = {
            **{name: environ[name] for name in SERVERS_OWN if name in environ},
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": asked.path,
            "QUERY_STRING": asked.query,
            "SERVER_NAME": self.host,
            "SERVER_PORT": self.port,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self.netloc,
            "wsgi.url_scheme": self.scheme,
            "wsgi.input": BytesIO(),
        }
        if self.secure_header and self.scheme == "https":
            name, secure = self.secure_header
            nobodys[name] = secure
        return nobodys


def encoding_of(accepted):
    """Return "br", "gzip" or "": what an Accept-Encoding asks for, of what we have."""
    if len(accepted) > LONGEST_ACCEPT:
        return ""
    found, best = "", 0
    qualities = dict(_qualities(accepted))
    for name in OURS:
        quality = qualities.get(name, qualities.get("*", 0))
        if quality > best:
            found, best = name, quality
    return "" if qualities.get("identity", 0) > best else found


def _qualities(accepted):
    for part in accepted.lower().split(","):
        name, _semicolon, parameter = part.partition(";")
        quality = QUALITY.match(parameter.strip()) if parameter else None
        if name.strip() and (quality or not parameter):
            yield name.strip(), float(quality[1]) if quality else 1.0


def has_it(if_none_match, etag):
    """Tell whether the reader has the page already: compared weakly, as RFC 9110 says."""
    if not if_none_match:
        return False
    wanted = etag.removeprefix("W/")
    tags = (tag.strip().removeprefix("W/") for tag in if_none_match.split(","))
    return any(tag in (wanted, "*") for tag in tags)
