"""Stores of pages on a clock that stands still, and a Redis server of the tests' own."""

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager

import redis

from pagecache.kept import EVERY, Fresh

NOON = 1_618_203_600.0
HOUR = 3_600


class Clock:
    """Seconds since 1970, as a test sets them."""

    def __init__(self, now=NOON):
        self.now = now

    def __call__(self):
        return self.now


def page(body=b"trang", *, keys=("story-1",), soft=NOON + 60, hard=NOON + HOUR, **changes):
    """A page as Django has just made it."""
    given = {
        "status": 200,
        "headers": [("Content-Type", "text/html"), ("Cache-Control", "x"), ("Content-Length", "1")],
        "etag": 'W/"1"',
    }
    return Fresh(body=body, keys=(EVERY, *keys), soft=soft, hard=hard, **(given | changes))


def has_redis():
    return shutil.which("redis-server") is not None


class RedisServer:
    """A Redis server on a socket in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("localhost", 0))
            self.port = probe.getsockname()[1]
        self.address = f"redis://localhost:{self.port}/0"
        self.process = None

    def start(self):
        command = ["redis-server", "--port", str(self.port), "--bind", "localhost"]
        command += ["--dir", str(self.folder), "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(
            [*command, "--dbfilename", "dump.rdb"], stdout=subprocess.DEVNULL
        )
        for _ in range(100):
            try:
                with redis.Redis.from_url(self.address) as client:
                    client.ping()
                    return
            except redis.RedisError:
                time.sleep(0.05)
        raise RuntimeError("redis-server does not answer")

    def save(self):
        """Write to the disk what it has now: where it begins after a restart."""
        with redis.Redis.from_url(self.address) as client:
            client.save()

    def stop(self):
        if self.process and self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGCONT)
            self.process.kill()
            self.process.wait(timeout=10)


@contextmanager
def redis_server(folder):
    server = RedisServer(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
