"""One server of the stack: started, killed and started again by its pid."""

import os
import signal
import socket
import subprocess
import time
from contextlib import suppress

PATIENCE = 120


def output_of(command, **where):
    """Run a command to its end and return what it printed; raise RuntimeError if it failed."""
    words = [str(part) for part in command]
    run = subprocess.run(words, capture_output=True, text=True, check=False, **where)
    if run.returncode:
        raise RuntimeError(f"{' '.join(words)}: {run.stdout}{run.stderr}")
    return run.stdout


class Service:
    """A command that runs until it is stopped; `is_ready` tells whether it answers."""

    stops_by, dies_by = signal.SIGTERM, signal.SIGKILL

    def __init__(self, name, command, *, log, is_ready, environment=None):
        self.name, self.command, self.log = name, command, log
        self.is_ready, self.environment = is_ready, environment
        self.process = None

    @property
    def pid(self):
        return self.process.pid

    def start(self):
        """Start it and wait until it answers; raise RuntimeError with its last words if not."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(part) for part in self.command],
                env=os.environ | (self.environment or {}),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Ctrl+C at the terminal is for the stack, which stops them in order.
                start_new_session=True,
            )
        wait_until(self._is_up, f"{self.name} to answer", self._last_words)
        return self

    @property
    def has_ended(self):
        """Whether it was started and has ended by itself."""
        return self.process is not None and self.process.poll() is not None

    def ask_to_stop(self):
        """Tell it to end, as its operator would, without waiting for its end."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(self.stops_by)

    def stop(self):
        """End it as its operator would, and wait for its end."""
        if self.process is None:
            return
        self.ask_to_stop()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        self.process = None

    def kill(self):
        """End it and its children at once, as a machine that loses its power does."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            # All of them: a session of its own is a group of its own.
            os.killpg(self.pid, self.dies_by)
        self.process.wait(PATIENCE)
        self.process = None

    def _is_up(self):
        if self.process.poll() is not None:
            raise RuntimeError(f"{self.name} ended at once: {self._last_words()}")
        return self.is_ready()

    def _last_words(self):
        return self.log.read_text("utf-8", "replace")[-2000:]


def wait_until(is_so, what, last_words=lambda: ""):
    """Wait until something is so; raise RuntimeError if it never is."""
    until = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > until:
            raise RuntimeError(f"Waited in vain for {what}. {last_words()}")
        time.sleep(0.05)


def free_ports(count):
    """Return so many ports that nobody uses."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def listens(port):
    """Return what tells whether somebody accepts connections at a port."""

    def is_ready():
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return False
        return True

    return is_ready
