"""Stores of pages: the file of one machine, and a Redis for several."""

import pytest

from pagecache.redis_store import RedisStore
from pagecache.store import FileStore
from tests.pagecache.stores import Clock, has_redis, redis_server


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def redis_of_the_session(tmp_path_factory):
    if not has_redis():
        pytest.skip("no redis-server here")
    with redis_server(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def file_store(tmp_path, clock):
    return FileStore(tmp_path / "pages.sqlite3", clock=clock)


@pytest.fixture(params=["file", "redis"])
def open_store(request, tmp_path, clock):
    """Return a function that opens the store once more, as another process would."""
    if request.param == "file":
        yield lambda: FileStore(tmp_path / "pages.sqlite3", clock=clock)
        return
    address = request.getfixturevalue("redis_of_the_session").address
    opened = []

    def open_one():
        opened.append(RedisStore(address, clock=clock))
        return opened[-1]

    yield open_one
    for number, store in enumerate(opened):
        if number == 0:
            store._redis.flushall()
        store._redis.close()


@pytest.fixture
def store(open_store):
    return open_store()
