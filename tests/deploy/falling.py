"""Servers of the stack that fall or stand still, and how it is seen."""

import os
import signal
import time
from contextlib import contextmanager

from bench.stack.service import wait_until
from tests.deploy.asking import ask, ask_port

# What readers are told where nobody answers.
SORRY = "Trang đang gặp sự cố"


@contextmanager
def without(service, *, gently=False):
    """Let a server fall, and bring it back."""
    service.stop() if gently else service.kill()
    try:
        yield
    finally:
        service.start()


@contextmanager
def standing_still(service):
    """Let a server and its children hold on, without a word to those who are connected."""
    os.killpg(service.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.killpg(service.pid, signal.SIGCONT)


def health(stack, node="node1"):
    return ask_port(stack, node, "/health/").text


def wait_for_varnish(stack):
    """Wait until Varnish asks the web nodes: it takes some seconds to believe that one is back."""
    # An address that nobody has asked for: no page is kept there.
    wait_until(lambda: ask(stack, f"/{time.time_ns()}/").status == 404, "Varnish to ask a node")


def wait_for_silence(stack):
    """Wait until no purge is to come: each is sent to Varnish once more after some seconds."""
    left = "SELECT count(*) FROM pagecache_purge"
    wait_until(
        lambda: stack.databases.ask(left, database="newsroom") == "0", "purges to have been sent"
    )
