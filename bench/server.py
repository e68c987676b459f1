"""gunicorn as production runs it, with one worker, and the CPU time its processes have used."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from bench import origins

# The flags of scripts/demo but for the workers: one, so that it alone is warm.
FLAGS = ["--workers=1", "--threads=4", "--worker-class=gthread", "--max-requests=0"]
TICKS = os.sysconf("SC_CLK_TCK")
HEADERS = {**origins.headers(origins.SITE), "Accept-Encoding": "gzip"}


class Server:
    """A gunicorn that is running, spoken to over one connection that is kept alive."""

    def __init__(self, pid, port):
        self.pid, self.port = pid, port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)

    def get(self, address):
        """Fetch a page without If-None-Match; raise if it is not a 200."""
        self.connection.request("GET", address, headers=HEADERS)
        response = self.connection.getresponse()
        response.read()
        if response.status != 200:
            raise RuntimeError(f"{response.status} {address}")

    def cpu_ms(self, addresses):
        """Return the CPU milliseconds for each of the pages, fetched one after the other."""
        # gunicorn hangs up on a connection that was silent for two seconds.
        self.connection.close()
        before = self._ticks()
        for address in addresses:
            self.get(address)
        return (self._ticks() - before) / TICKS * 1000 / len(addresses)

    def _ticks(self):
        return sum(_used(pid) for pid in [self.pid, *_children(self.pid)])


def _used(pid):
    # After the name, which may hold spaces: field 14 is utime, field 15 stime.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def gunicorn(application, port, flags=FLAGS):
    """Return the command that serves a WSGI application."""
    serve = [sys.executable, "-m", "gunicorn", application, f"--bind=127.0.0.1:{port}"]
    return [*serve, "--log-level=warning", *flags]


@contextmanager
def running(application, *, command=gunicorn, **environment):
    """Run gunicorn with a WSGI application on a free port; yield the `Server`.

    `command` returns what to run instead, for an application and a port.
    """
    port = _free_port()
    process = subprocess.Popen(command(application, port), env=os.environ | environment)
    try:
        _wait(process, port)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(process, port):
    for _ in range(200):
        if process.poll() is not None:
            raise RuntimeError("gunicorn did not start")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("gunicorn does not answer")
