"""A Redis for several machines: what it forgot or never heard does not bring an old page back."""

import os
import signal
import time

import pytest

from pagecache.kept import EVERY, StoreAway
from pagecache.redis_store import PURGED, RedisStore
from tests.pagecache.stores import Clock, has_redis, page, redis_server

pytestmark = pytest.mark.skipif(not has_redis(), reason="no redis-server here")
ADDRESS = "1 /thoi-su/"


@pytest.fixture
def server(tmp_path):
    with redis_server(tmp_path) as server:
        yield server


@pytest.fixture
def store(server):
    store = RedisStore(server.address, clock=Clock())
    yield store
    store._redis.close()


def keep(store):
    store.write(ADDRESS, page(), store.mark())
    assert store.read(ADDRESS)


@pytest.fixture
def impatient(monkeypatch):
    """Ask again at once after a failure."""
    monkeypatch.setattr("pagecache.redis_store.REST", 0)


def test_server_that_comes_back_with_old_pages_shows_none(store, server, impatient):
    keep(store)
    server.save()
    store.purge(["story-1"])
    server.stop()
    server.start()
    other = RedisStore(server.address, clock=Clock())
    for one in (store, other):
        found = one.read(ADDRESS) if one is other else read_again(one)
        assert found is None
    other._redis.close()
    keep(store)


def read_again(store):
    """Read with a connection that may have been closed meanwhile."""
    try:
        return store.read(ADDRESS)
    except StoreAway:
        return store.read(ADDRESS)


def test_server_that_forgot_the_purges_shows_no_page(store):
    keep(store)
    store._redis.delete(PURGED)
    assert store.read(ADDRESS) is None
    store.write(ADDRESS, page(), store.mark())
    keep(store)


def test_new_connection_shows_no_page_while_purges_are_known_that_were_not_sent(store, server):
    keep(store)
    behind = RedisStore(server.address, clock=Clock(), is_behind=lambda: True)
    assert behind.read(ADDRESS) is None
    assert store.read(ADDRESS) is None
    behind._redis.close()


def test_server_that_hangs_is_left_alone(store, server):
    keep(store)
    os.kill(server.process.pid, signal.SIGSTOP)
    with pytest.raises(StoreAway):
        store.read(ADDRESS)
    os.kill(server.process.pid, signal.SIGCONT)
    with pytest.raises(StoreAway, match="rests"):
        store.read(ADDRESS)


def test_purge_is_tried_even_while_the_server_rests(store):
    keep(store)
    store._rests_until = time.monotonic() + 60
    with pytest.raises(StoreAway):
        store.read(ADDRESS)
    store.purge(["story-1"])
    store._rests_until = 0
    assert store.read(ADDRESS) is None


def test_no_server_is_no_store(tmp_path):
    store = RedisStore(f"unix://{tmp_path}/none.sock")
    with pytest.raises(StoreAway):
        store.mark()
    with pytest.raises(StoreAway):
        store.purge([EVERY])
