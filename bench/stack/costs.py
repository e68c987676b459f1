"""What a request costs each server of the stack, in CPU time of all its processes."""

import http.client
import os
import socket
import ssl
from pathlib import Path

from bench import origins

TICKS = os.sysconf("SC_CLK_TCK")
# Which servers are one column of the table.
COLUMNS = {
    "nginx": ["nginx"],
    "Varnish": ["varnish"],
    "web nodes": ["node1", "node2"],
    "desk": ["desk"],
    "Valkey": ["valkey"],
    "primary": ["primary"],
    "replica": ["replica"],
}


class Running:
    """The stack as `scripts/with-stack` tells of it."""

    def __init__(self, told):
        self.ports, self.pids = told["ports"], told["pids"]
        self.certificate = told["certificate"]

    def connection(self, place, host=origins.SITE):
        """Return a connection to a server that is kept alive; TLS where it is nginx's."""
        connection = http.client.HTTPConnection("127.0.0.1", self.ports[place], timeout=60)
        connection.connect()
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if place == "https":
            context = ssl.create_default_context(cafile=self.certificate)
            connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
        return connection

    def cpu_ms(self, place, paths, *, expected=200, host=origins.SITE, cookies=""):
        """Ask a server for addresses one after the other; return `{column: ms a request}`."""
        connection = self.connection(place, host)
        headers = origins.headers(host) | {"Accept-Encoding": "gzip"}
        headers |= {"Cookie": cookies} if cookies else {}
        before = self._used()
        for path in paths:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            response.read()
            if response.status != expected:
                raise RuntimeError(f"{response.status} {path}")
        after = self._used()
        connection.close()
        return {
            column: (after[column] - before[column]) / TICKS * 1000 / len(paths)
            for column in COLUMNS
        }

    def _used(self):
        return {
            column: sum(_ticks(pid) for name in names for pid in _family(self.pids[name]))
            for column, names in COLUMNS.items()
        }


def _family(pid):
    """Return a process and all that came from it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in _family(int(child)))]


def _ticks(pid):
    # After the name, which may hold spaces: fields 14 to 17 are its time and that of its dead.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))
