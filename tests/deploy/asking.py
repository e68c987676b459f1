"""Readers and people of the desk who ask the stack over TLS, each host by its own name."""

import gzip
import http.client
import re
import socket
import ssl
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bench import origins
from tests.factories.people import PASSWORD


class Answer:
    """What came back, its body as text."""

    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.bytes = response.read()

    @property
    def text(self):
        packed = self.headers["Content-Encoding"] == "gzip"
        return (gzip.decompress(self.bytes) if packed else self.bytes).decode()


def ask(stack, path, *, host=origins.SITE, method="GET", headers=None, body=None, name=None):
    """Ask nginx for an address of a host; `name` is what TLS is told, if it is another one."""
    context = ssl.create_default_context(cafile=stack.names["TLS_CERTIFICATE"])
    raw = socket.create_connection(("127.0.0.1", stack.ports["https"]), timeout=60)
    with raw, context.wrap_socket(raw, server_hostname=name or host) as encrypted:
        connection = http.client.HTTPConnection(host)
        connection.sock = encrypted
        connection.request(method, path, body=body, headers={"Host": host} | (headers or {}))
        return Answer(connection.getresponse())


def ask_port(stack, place, path, *, host=origins.SITE, method="GET", headers=None, body=None):
    """Ask one of the servers behind nginx, as nginx does."""
    connection = http.client.HTTPConnection("127.0.0.1", stack.ports[place], timeout=60)
    try:
        sent = origins.headers(host) | (headers or {})
        connection.request(method, path, body=body, headers=sent)
        return Answer(connection.getresponse())
    finally:
        connection.close()


def linked(page, begins):
    """Return the first address of a page that has these words in it."""
    at = page.index(begins)
    begin = max(page.rindex(quote, 0, at) for quote in ('"', " ") if quote in page[:at]) + 1
    return page[begin:].split('"')[0].split(" ")[0].split(",")[0]


class AtDesk:
    """Somebody who has signed in at the desk: at one of the nodes, or at nginx (`https`)."""

    def __init__(self, stack, username, *, node):
        self.stack, self.node = stack, node
        self.cookies = SimpleCookie()
        page = self._ask("/desk/login/")
        signed_in = self._post(
            "/desk/login/", page, username=username, password=PASSWORD, next="/desk/"
        )
        assert signed_in.status == 302, signed_in.text

    def on(self, node):
        """Go on with the same session on another node, as a balancer would have it."""
        self.node = node
        return self

    def do(self, verb, article, version):
        """Press the button of a verb."""
        address = f"/desk/articles/article/{article}/change/"
        page = self._ask(address)
        assert page.status == 200
        done = self._post(address, page, _verb=verb, version=version, **self._panel(verb))
        assert done.status == 302, re.findall(r"errornote.*?</", done.text, re.S)
        return done

    def look(self, path="/desk/"):
        return self._ask(path)

    def _panel(self, verb):
        return {f"{verb}-reason": "Chờ kiểm tra lại."} if verb == "withdraw" else {}

    def _post(self, path, page, **fields):
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Referer": f"https://{origins.DESK}{path}",
        }
        body = urlencode({"csrfmiddlewaretoken": token, **fields})
        return self._ask(path, method="POST", headers=headers, body=body)

    def _ask(self, path, headers=None, **asked):
        sent = "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())
        headers = (headers or {}) | ({"Cookie": sent} if sent else {})
        asked |= {"host": origins.DESK, "headers": headers}
        if self.node == "https":
            answer = ask(self.stack, path, **asked)
        else:
            answer = ask_port(self.stack, self.node, path, **asked)
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        return answer
