"""Every web node is away: what Varnish shows meanwhile, and that it never shows what has ended."""

import time
from contextlib import contextmanager

import pytest

from bench import origins
from bench.stack.service import wait_until
from tests.deploy.asking import ask, linked
from tests.deploy.falling import SORRY, wait_for_silence, without

pytestmark = pytest.mark.usefixtures("all_is_well", "_hasty_nodes")
# In seconds: how long a page is young for Varnish here, and how long it may be shown beyond that
# while another one is made. `stale-if-error` lasts longer.
LIFE, WHILE_ASKING = 4, 30
# When something ends, so that all can be got ready before.
SOON = 30
# What is left is counted in whole seconds, and the way from the node to Varnish is not.
WAY = 1


@pytest.fixture(scope="module")
def _hasty_nodes(stack):
    """Let pages of the web nodes grow old as soon as one can wait for it."""
    known = [(node, node.command, node.environment) for node in stack.nodes]
    hasty = {"newsroom.wsgi:application": "tests.deploy.hasty:application"}
    for node, command, environment in known:
        node.stop()
        node.command = [hasty.get(word, word) for word in command]
        node.environment = environment | {"LIFE": str(LIFE)}
        node.start()
    yield
    for node, command, environment in known:
        node.stop()
        node.command, node.environment = command, environment
        node.start()


@contextmanager
def nobody(stack):
    """Let both web nodes fall, and bring them back."""
    first, second = stack.nodes
    with without(first), without(second):
        yield


def is_old(page):
    """Tell whether Varnish shows a page past its life: browsers may then keep it for no second."""
    return page.headers["Cache-Control"] == "no-cache"


def is_young(page):
    return page.headers["Cache-Control"].startswith("public, max-age=")


def wait_until_old():
    time.sleep(LIFE + 1)


class TestPages:
    def test_they_are_shown_long_after_their_life_and_made_anew_afterwards(self, stack, paper):
        story, address = paper.published()
        wait_for_silence(stack)
        kept = {path: ask(stack, path).text for path in ("/", f"/{paper.section}/", address)}
        with nobody(stack):
            until = time.monotonic() + LIFE + WHILE_ASKING + 2
            while time.monotonic() < until:
                pages = {path: ask(stack, path) for path in kept}
                assert {path: page.text for path, page in pages.items()} == kept
                time.sleep(1)
            assert all(is_old(page) for page in pages.values())
            unknown = ask(stack, "/tim-kiem/?q=ai+con+day")
            assert (unknown.status, SORRY in unknown.text) == (503, True)
        for path in kept:
            wait_until(lambda path=path: is_young(ask(stack, path)), "Varnish to ask anew")
            assert story["headline"] in ask(stack, path).text

    def test_what_was_changed_meanwhile_is_shown_by_none(self, stack, paper):
        story = paper.approved()
        wait_for_silence(stack)
        assert ask(stack, "/").status == 200
        with nobody(stack):
            paper.publish(story, node="https")
            page = ask(stack, "/")
            assert (page.status, page.headers["Cache-Control"]) == (503, "no-store")
            assert SORRY in page.text
        found = []
        wait_until(lambda: found.append(ask(stack, "/")) or found[-1].status == 200, "the front")
        assert story["headline"] in found[-1].text

    def test_none_is_shown_past_its_end(self, stack, paper):
        story = paper.approved()
        begins = paper.tell("scheduled", article=story["id"], seconds=SOON)
        wait_for_silence(stack)
        kept = ask(stack, "/").text
        assert story["headline"] not in kept
        with nobody(stack):
            wait_until_old()
            page = ask(stack, "/")
            assert time.time() < begins, "it took too long to get ready"
            assert (page.text, is_old(page)) == (kept, True)
            time.sleep(begins - time.time() + WAY)
            page = ask(stack, "/")
            assert (page.status, SORRY in page.text) == (503, True)
        wait_until(lambda: ask(stack, "/").status == 200, "the front")
        assert story["headline"] in ask(stack, "/").text


class TestPictures:
    def test_they_are_shown_on_until_their_licence_ends(self, stack, paper):
        # Not the photo of others, which is known by its bytes: it is over afterwards.
        photo = paper.tell("photo", width=1500)
        wait_until(lambda: paper.tell("is_printed", photo=photo), "the worker to print the photo")
        ends = paper.tell("licence", photo=photo, seconds=SOON)
        _story, address = paper.published(with_photo=photo)
        picture = linked(ask(stack, address).text, f"https://{origins.MEDIA}/media/photos/")
        path = picture.removeprefix(f"https://{origins.MEDIA}")
        shown = ask(stack, path, host=origins.MEDIA)
        assert (shown.status, shown.headers["Content-Type"][:6]) == (200, "image/")
        with nobody(stack):
            wait_until_old()
            still = ask(stack, path, host=origins.MEDIA)
            assert time.time() < ends, "it took too long to get ready"
            assert (still.status, still.bytes) == (200, shown.bytes)
            time.sleep(ends - time.time() + WAY)
            assert ask(stack, path, host=origins.MEDIA).status == 503
        wait_until(
            lambda: ask(stack, path, host=origins.MEDIA).status == 410, "the end of the licence"
        )
