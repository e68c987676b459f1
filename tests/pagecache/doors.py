"""A door in front of an application, and readers who ask at it."""

from types import SimpleNamespace

from pagecache.asking import Site
from pagecache.door import Door
from pagecache.keeping import SAID, Keeping

ORIGIN = "http://localhost:8000"
HOST = "localhost:8000"
PARAMETERS = [(r"/tim-kiem/", ("q", "trang")), (r"/[a-z-]+/", ("truoc",))]


def site(origin=ORIGIN, **changes):
    given = {"apart": ["/desk/", "/media/", "/static/", "/health/"], "parameters": PARAMETERS}
    return Site(origin, **(given | changes))


def ask(application, path, query="", *, method="GET", host=HOST, **headers):
    """Ask as a server does, and return the answer: status, headers, body."""
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        # As WSGI has it: bytes as Latin letters.
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "wsgi.url_scheme": "http",
        "wsgi.input": None,
    }
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    answer = SimpleNamespace()

    def start_response(status, given, exc_info=None):
        answer.status, answer.pairs, answer.headers = int(status[:3]), given, dict(given)

    answer.body = b"".join(application(environ, start_response))
    return answer


class Press:
    """An application that prints the next number on each page, and remembers what it was asked."""

    def __init__(self, *, keys=("story-1",), until=None):
        self.printed, self.asked = 0, []
        self.keys, self.until = set(keys), until
        self.status, self.headers = "200 OK", [("Content-Type", "text/html")]
        self.is_kept = True

    def __call__(self, environ, start_response):
        self.printed += 1
        self.asked.append(dict(environ))
        if self.is_kept and not self.status.startswith("5"):
            environ[SAID] = Keeping(self.until, set(self.keys))
        body = f"trang {self.printed}".encode()
        start_response(self.status, [*self.headers, ("Content-Length", str(len(body)))])
        return [body]


def door(press, store, *, most=60, **changes):
    given = {"site": site(), "store": store, "most": most, "clock": store.clock}
    return Door(press, **(given | changes))
