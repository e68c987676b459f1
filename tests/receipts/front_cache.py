"""What may stand between the site and its readers, for tests: a cache that serves old copies."""

import http.client
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class Proxy:
    """A server in front of the site that can be told to do its readers wrong."""

    def __init__(self, origin):
        self.origin = urlsplit(origin)
        self.copies = {}  # address → (status, body) as it is served whatever the site says
        self.age = "0"
        self.status = None
        self.delay = 0
        self.change = lambda body: body
        self.asked = []

    def keep(self, address):
        """Serve what stands at the address now for good."""
        self.copies[address] = self.fetch(address)

    def fetch(self, address):
        connection = http.client.HTTPConnection(self.origin.netloc, timeout=10)
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def answer(self, handler):
        self.asked.append(handler.path)
        time.sleep(self.delay)
        kept = handler.path in self.copies
        status, headers, body = self.copies.get(handler.path) or self.fetch(handler.path)
        body = self.change(body)
        handler.send_response(self.status or status)
        for name in ("Content-Type", "Location"):
            if name in headers:
                handler.send_header(name, headers[name])
        if kept:
            handler.send_header("Age", self.age)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


@contextmanager
def in_front_of(origin):
    """Run a `Proxy` before the site and yield it; its own origin is `proxy.url`."""
    proxy = Proxy(origin)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            proxy.answer(self)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    proxy.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
