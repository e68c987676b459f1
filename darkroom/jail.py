"""The limits that a child sets on itself before it sees a file; none of them can be undone."""

import os
import resource
import signal

from darkroom.limits import MEMORY

PAGE = os.sysconf("SC_PAGE_SIZE")


class Meter:
    """Tells how much memory was taken since it was made, at the highest."""

    def __init__(self):
        self.status = open("/proc/self/status", "rb", buffering=0)  # noqa: SIM115 open for good
        self.idle = self._kilobytes(b"VmRSS")

    def peak(self):
        """Return the kilobytes."""
        return self._kilobytes(b"VmHWM") - self.idle

    def _kilobytes(self, name):
        self.status.seek(0)
        return int(self.status.read(4096).partition(name + b":")[2].split()[0])


def lock(limits):
    """Leave this process the memory and time of one job, and nothing to open, write or start."""
    _limit(resource.RLIMIT_AS, _address_space() + MEMORY)
    _limit(resource.RLIMIT_CPU, limits.cpu)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    # Neither a file nor a socket can be opened any more; what is open stays so.
    _limit(resource.RLIMIT_NOFILE, 0)
    # No process and no thread, unless it is root's.
    _limit(resource.RLIMIT_NPROC, 0)
    # Should the parent die, nobody else ends a child that sleeps.
    signal.alarm(int(limits.wall) + 1)


def _limit(kind, value):
    _soft, hard = resource.getrlimit(kind)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))


def _address_space():
    """Return what the libraries take already, which differs from build to build."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * PAGE
