"""Readers who ask a server for pages at a steady rate, whether it keeps up or not.

A process of its own: `python -m bench.crowd PORT RATE` reads addresses as JSON from its standard
input, asks for each of them once, says so by an empty line, asks until that is closed, and prints
what it met as JSON.
"""

import json
import socket
import sys
import threading
import time
from collections import Counter
from itertools import count
from random import Random

from bench import origins

READERS = 16
PAUSE = 0.2  # s, in which a reader who was hung up on comes again


class Crowd:
    """So many readers, who share a rate among them."""

    def __init__(self, port, rate, addresses):
        self.port, self.addresses = port, addresses
        # Readers want what is new: by Zipf, the first address is asked for most.
        self.weights = [1 / rank for rank in range(1, len(addresses) + 1)]
        self.each = READERS / rate
        self.is_over = threading.Event()
        self.met, self.waited = [], []

    def run(self):
        """Ask until standard input is closed; return what was met."""
        for address in self.addresses:
            with socket.create_connection(("127.0.0.1", self.port), 60) as connection:
                connection.sendall(_request(address))
                _answer(connection)
        print(flush=True)
        start = time.perf_counter()
        readers = [threading.Thread(target=self._read, args=(n, start)) for n in range(READERS)]
        for reader in readers:
            reader.start()
        sys.stdin.read()
        self.is_over.set()
        for reader in readers:
            reader.join()
        seconds = time.perf_counter() - start
        waited = sorted(self.waited)
        at = {share: waited[int(len(waited) * share)] * 1_000 for share in (0.5, 0.95, 0.99, 0.999)}
        return {
            "asked": len(waited),
            "a second": len(waited) / seconds,
            "met": dict(sum(self.met, Counter())),
            "ms": {f"p{share * 100:g}": found for share, found in at.items()},
            "slowest ms": waited[-1] * 1_000,
        }

    def _read(self, number, start):
        asked = Random(number).choices(self.addresses, self.weights, k=10_000)
        connection, met, waited = None, Counter(), []
        self.met.append(met)
        for turn in count():
            # From when it was due: a server that is late makes those wait who come after.
            due = start + (turn + number / READERS) * self.each
            if (ahead := due - time.perf_counter()) > 0:
                time.sleep(ahead)
            if self.is_over.is_set():
                break
            try:
                # gunicorn hangs up on who was silent for two seconds: not in a crowd.
                connection = connection or socket.create_connection(("127.0.0.1", self.port), 30)
                connection.sendall(_request(asked[turn % len(asked)]))
                met[_answer(connection)] += 1
            except OSError as error:
                met[type(error).__name__] += 1
                if connection:
                    connection.close()
                connection = None
                time.sleep(PAUSE)
            waited.append(time.perf_counter() - due)
        self.waited += waited


def _request(address):
    head = [f"GET {address} HTTP/1.1", "Accept-Encoding: gzip"]
    head += [f"{name}: {value}" for name, value in origins.headers(origins.SITE).items()]
    return ("\r\n".join(head) + "\r\n\r\n").encode()


def _answer(connection):
    """Read one answer to its end; return its status."""
    text = b""
    while b"\r\n\r\n" not in text:
        text += _more(connection)
    head, _gap, body = text.partition(b"\r\n\r\n")
    status, *lines = head.split(b"\r\n")
    lengths = [
        int(line.partition(b":")[2]) for line in lines if line.lower().startswith(b"content-length")
    ]
    if not lengths:
        raise ConnectionError("an answer that does not say how long it is")
    left = lengths[0] - len(body)
    while left > 0:
        left -= len(_more(connection))
    return status.split()[1].decode()


def _more(connection):
    if part := connection.recv(65_536):
        return part
    raise ConnectionResetError


def main():
    port, rate = int(sys.argv[1]), float(sys.argv[2])
    addresses = json.loads(sys.stdin.readline())
    json.dump(Crowd(port, rate, addresses).run(), sys.stdout)


if __name__ == "__main__":
    main()
