"""The stack, started once for all that is seen on it, and a newsroom at work in it."""

import json
import os
import subprocess
import sys
import time
from itertools import count

import pytest
from django.conf import settings

from bench.stack.service import wait_until
from bench.stack.whole import ROOT, Stack
from tests.deploy.asking import AtDesk, ask
from tests.deploy.falling import health, wait_for_varnish


@pytest.fixture(scope="session")
def stack():
    """Everything of deploy/, at work. It brings its own databases, so that once is enough."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        pytest.skip("seen once, in the run on PostgreSQL")
    with Stack() as stack:
        yield stack


@pytest.fixture(scope="session")
def paper(stack):
    """The newsroom's people and stories in the stack."""
    paper = Paper(stack)
    yield paper
    paper.close()


@pytest.fixture
def all_is_well(stack, paper):
    """Begin each test with nodes that Varnish asks, and a replica that has caught up."""
    stack.revive()
    stack.wait_for_replica()
    wait_until(lambda: "replica1: ok" in health(stack), "the replica to be well again")
    wait_for_varnish(stack)
    time.sleep(0.5)


class Paper:
    """What is done in the newsroom while readers look on."""

    def __init__(self, stack):
        self.stack, self.numbers = stack, count(1)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.deploy.desk_work"],
            cwd=ROOT,
            env=os.environ | stack.environment | {"NEWSROOM_VAR": str(stack.home / "people")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        *_people, self.section = self.tell("staff")
        self.editor = AtDesk(stack, "thu", node="desk")

    def tell(self, what, **arguments):
        self.process.stdin.write(json.dumps({"do": what, **arguments}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "the desk's process has ended"
        return json.loads(line)

    def approved(self, **changes):
        """Return a story that waits for its publication: its number, version and headline."""
        headline = f"Tàu thứ {next(self.numbers)} cập bến Hòn Rớ"
        return self.tell("approved", headline=headline, **changes) | {"headline": headline}

    def publish(self, story, *, node="desk"):
        """Publish it at the desk of a node; return its address."""
        self.editor.on(node).do("publish", story["id"], story["version"])
        return f"/{self.section}/bai-{story['id']}/"

    def withdraw(self, story, *, node="desk"):
        version = self.tell("version", article=story["id"])
        self.editor.on(node).do("withdraw", story["id"], version)

    def published(self, *, node="desk", **changes):
        """Return a story that readers see, and its address."""
        story = self.approved(**changes)
        address = self.publish(story, node=node)
        return story, ask(self.stack, address).headers["Location"] or address

    def close(self):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()
