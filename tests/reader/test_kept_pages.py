"""Whatever happens to the paper: the page that is kept is the page that would be made now."""

import os
from datetime import timedelta
from random import Random

import pytest
from django.core import signals
from django.db import close_old_connections
from django.test import TestCase

from pagecache import places
from pagecache.models import Purge
from pagecache.store import FileStore
from tests.factories.stories import Newsroom
from tests.reader.kept_paper import KeptPaper

pytestmark = pytest.mark.django_db
# By chance, and the same each time; longer walks by hand: KEPT_SEEDS=40 KEPT_EVENTS=30.
SEEDS = int(os.environ.get("KEPT_SEEDS", "2"))
EVENTS = int(os.environ.get("KEPT_EVENTS", "10"))
SAMPLE = 6


@pytest.fixture
def kept_in(tmp_path, settings):
    """Keep pages in a file, as a server does; return where."""
    settings.PAGE_CACHE, settings.VAR_DIR = "file", tmp_path
    yield tmp_path / "pages.sqlite3"
    places._store.cache_clear()


@pytest.fixture
def one_connection():
    """Let requests leave the connection open, whose transaction is the test's own."""
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def open_paper(kept_in, one_connection, monkeypatch):
    """Return a function that begins a paper of its own with so many processes."""

    def begin(seed, processes=2):
        newsroom = Newsroom()
        monkeypatch.setattr("pagecache.middleware.timezone.now", lambda: newsroom.now)
        clock = lambda: newsroom.now.timestamp()  # noqa: E731
        stores = [FileStore(kept_in, clock=clock) for _number in range(processes)]
        # That of the desk, which purges.
        places.store().clock = clock
        return KeptPaper(newsroom, Random(seed), stores)

    return begin


def stale(paper, number, *, sample=None):
    """Let readers see all the pages; return those (of a sample) that are other than made now."""
    shown = {address: paper.at_door(number, address) for address in paper.addresses()}
    # What is kept is cheap to look at, what is made for the comparison is not.
    looked_at = paper.random.sample(sorted(shown), min(sample or len(shown), len(shown)))
    return [address for address in looked_at if shown[address] != paper.unkept(address)]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_reader_gets_an_old_page_after_anything_that_happens(open_paper, seed):
    paper = open_paper(seed)
    told = []
    for number in range(EVENTS):
        told.append(paper.happen())
        assert stale(paper, number, sample=SAMPLE) == [], (seed, told)
    assert stale(paper, 0) == [], (seed, told)
    assert Purge.objects.count() == 0


def test_pages_are_kept_through_what_does_not_change_them(open_paper):
    paper = open_paper(0)
    stale(paper, 0)
    press, made = paper.press, []
    for one in paper.doors:
        one.application = lambda environ, start: made.append(environ) or press(environ, start)
    for address in paper.addresses():
        paper.at_door(1, address)
    assert made == []


def test_pages_that_were_made_before_a_story_was_scheduled_end_when_it_begins(open_paper):
    paper = open_paper(1)
    stale(paper, 0)
    with TestCase.captureOnCommitCallbacks(execute=True):
        paper.schedule(minutes=30)
    stale(paper, 0)
    paper.newsroom.now += timedelta(minutes=30)
    assert stale(paper, 0) == []
