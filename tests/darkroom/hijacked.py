"""A child that was taken over: locked as the real one is, it then does what the job says."""

import os
import socket
import sys
import time

sys.path[:0] = sys.argv[1:]

from darkroom import jail, wire  # noqa: E402
from darkroom.limits import MEMORY, Task  # noqa: E402

TOO_MUCH = MEMORY * 11 // 10


def spin():
    while True:
        pass


def sleep():
    time.sleep(60)


def allocate():
    return {"taken": len(bytearray(TOO_MUCH))}


def flood():
    while True:
        sys.stdout.buffer.write(bytes(1024 * 1024))


def stay_in_a_grandchild():
    """Leave somebody behind who holds the pipe open."""
    if os.fork():
        os._exit(0)
    time.sleep(60)


def escape():
    """Return what could be done that should not be possible."""
    ways = {
        "read a file": lambda: os.open("/etc/passwd", os.O_RDONLY),
        "write a file": lambda: os.open("/tmp/darkroom-escape", os.O_CREAT),
        "call somebody": lambda: socket.socket(),
        "grow": lambda: bytearray(TOO_MUCH),
    }
    return {"done": [name for name, way in ways.items() if _succeeds(way)]}


def look_around():
    return {"environment": sorted(os.environ), "path": os.getcwd(), "session": os.getsid(0)}


def _succeeds(way):
    try:
        way()
    except (OSError, MemoryError):
        return False
    return True


job = wire.read_header(sys.stdin.buffer)
open_files = os.listdir("/proc/self/fd")
jail.lock(Task(cpu=1, wall=30, answer=0))
answer = globals()[job["deed"]]() | {"open": open_files}
sys.stdout.buffer.write(wire.pack(answer))
