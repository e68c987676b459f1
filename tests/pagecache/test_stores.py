"""Whoever keeps pages, a file or a Redis: what was read before a change is not shown after it."""

import brotli
import pytest

from pagecache.kept import EVERY
from tests.pagecache.stores import HOUR, NOON, page

ADDRESS = "1 /thoi-su/"


def keep(store, **changes):
    store.write(ADDRESS, page(**changes), store.mark())
    return store.read(ADDRESS)


def test_page_comes_back_as_it_was_made(store):
    kept = keep(store, body="Đèo Khánh Vĩnh".encode(), keys=("story-1", "section-2"))
    assert kept.body.decode() == "Đèo Khánh Vĩnh"
    assert kept.headers == [("Content-Type", "text/html")]
    assert (kept.status, kept.etag, kept.keys) == (200, 'W/"1"', (EVERY, "story-1", "section-2"))
    assert (kept.soft, kept.hard) == (NOON + 60, NOON + HOUR)


def test_page_that_nobody_made_is_not_there(store):
    assert store.read(ADDRESS) is None


def test_page_comes_compressed_to_those_who_take_it(store):
    body = "Đèo Khánh Vĩnh thông xe trở lại. ".encode() * 100
    keep(store, body=body)
    packed = store.read(ADDRESS, "br")
    assert packed.encoding == "br"
    assert brotli.decompress(packed.body) == body
    assert store.read(ADDRESS, "gzip").body[:2] == b"\x1f\x8b"
    assert store.read(ADDRESS).body == body


def test_small_page_comes_as_it_is(store):
    keep(store, body=b"ngan")
    assert (store.read(ADDRESS, "br").encoding, store.read(ADDRESS, "br").body) == ("", b"ngan")


@pytest.mark.parametrize("key", ["story-1", "section-2", EVERY])
def test_purge_of_any_of_its_keys_ends_it(store, key):
    keep(store, keys=("story-1", "section-2"))
    store.purge([key])
    assert store.read(ADDRESS) is None


def test_purge_of_another_key_leaves_it(store):
    keep(store)
    store.purge(["story-2", "story-11"])
    assert store.read(ADDRESS)


def test_page_that_was_read_before_a_purge_is_not_kept_after_it(store):
    mark = store.mark()
    store.purge(["story-1"])
    store.write(ADDRESS, page(), mark)
    assert store.read(ADDRESS) is None


def test_page_that_was_made_after_the_purge_is_kept(store):
    store.purge(["story-1"])
    assert keep(store)


def test_old_page_does_not_take_the_place_of_the_new_one(store):
    mark = store.mark()
    store.purge(["story-1"])
    keep(store, body=b"moi")
    store.write(ADDRESS, page(b"cu"), mark)
    assert store.read(ADDRESS).body == b"moi"


def test_purge_reaches_every_process(open_store):
    one, other = open_store(), open_store()
    keep(one)
    assert other.read(ADDRESS)
    other.purge(["story-1"])
    assert one.read(ADDRESS) is None


def test_page_is_shown_until_its_end_and_not_at_it(store, clock):
    keep(store)
    clock.now = NOON + HOUR - 0.001
    assert store.read(ADDRESS)
    clock.now = NOON + HOUR
    assert store.read(ADDRESS) is None


def test_one_makes_a_page_at_a_time(open_store):
    one, other = open_store(), open_store()
    assert one.claim(ADDRESS)
    assert not other.claim(ADDRESS)
    assert other.claim("1 /")
    one.release(ADDRESS)
    assert other.claim(ADDRESS)
