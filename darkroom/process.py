"""The parent's side: start a child for one job, give it the file, believe nothing it says."""

import contextlib
import logging
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from darkroom import wire
from darkroom.limits import TASKS
from darkroom.refusal import NUMBERS, REASONS, Refused

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent
CHILD = HERE / "child.py"
CHUNK = 256 * 1024


def run(task, job, data):
    """Let a child do a job and return the header and blobs of its answer; raises Refused."""
    header, *blobs = ask(task, job, data)
    if header.get("refused"):
        raise _refusal(header)
    return header, blobs


def ask(task, job, data):
    """Return the header and blobs of what a child answers, be it a refusal.

    Raises Refused where it gives no answer: it was too much for it, or it is somebody else's now.
    """
    message = _said(TASKS[task], wire.parts({"task": task, **job}, data))
    try:
        return wire.unpack(message)
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        logger.warning("No answer from the darkroom's child: %r", message[:100])
        raise Refused("too_hard") from error


def _said(limits, parts):
    """Return all that a child says within its limits; what is cut off is no answer."""
    with tempfile.TemporaryFile() as job:
        # A file and no pipe: nobody waits for a child that does not read.
        job.writelines(parts)
        job.seek(0)
        child = _start(job)
        try:
            return _listen(child.stdout, limits)
        finally:
            _end(child)


def _start(job):
    return subprocess.Popen(  # noqa: S603 our own file, and no word of the sender's
        [sys.executable, "-I", "-S", "-X", "utf8", CHILD, *_places()],
        stdin=job,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    )


def _places():
    """Return where the child finds this package and Pillow; `-I -S` leaves it without both."""
    pillow = Path(find_spec("PIL").origin).parents[1]
    return dict.fromkeys((HERE.parent, pillow))


def _listen(pipe, limits):
    """Read until the end, the most bytes or the last moment, whichever is first."""
    until = time.monotonic() + limits.wall
    ready, said = select.poll(), bytearray()
    ready.register(pipe, select.POLLIN | select.POLLHUP)
    while ready.poll(max(0, until - time.monotonic()) * 1000):
        chunk = os.read(pipe.fileno(), CHUNK)
        said += chunk
        if not chunk or len(said) > limits.answer:
            break
    return bytes(said) if len(said) <= limits.answer else b""


def _end(child):
    """Kill the child and whatever it may have started, and wait for it."""
    child.stdout.close()
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _refusal(header):
    """Return what the child refused as our exception; its own words only go into the log."""
    logger.info("Refused: %.300r", header.get("why"))
    reason = header["refused"] if header["refused"] in REASONS else "too_hard"
    details = header.get("details")
    told = details if isinstance(details, dict) else {}
    return Refused(reason, **{name: told[name] for name in NUMBERS if type(told.get(name)) is int})
