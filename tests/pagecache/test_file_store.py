"""The file of pages: whatever happens to it, readers get a right page."""

import multiprocessing
import os
import sqlite3
import threading

import pytest

from pagecache.kept import EVERY, StoreAway
from pagecache.store import FORGET_PURGES, LONGEST_MAKING, FileStore
from tests.pagecache.stores import HOUR, NOON, page

ADDRESS = "1 /thoi-su/"


def keep(store, address=ADDRESS, **changes):
    store.write(address, page(**changes), store.mark())


def test_file_that_is_no_database_any_more_is_begun_anew(file_store):
    keep(file_store)
    for end in ("-wal", "-shm"):
        os.truncate(f"{file_store.path}{end}", 0)
    file_store.path.write_bytes(b"x" * 40_000)
    other = FileStore(file_store.path, clock=file_store.clock)
    with pytest.raises(StoreAway):
        other.read(ADDRESS)
    keep(other)
    assert other.read(ADDRESS)


def test_file_that_was_deleted_is_left_by_everybody(file_store):
    keep(file_store)
    other = FileStore(file_store.path, clock=file_store.clock)
    other.read(ADDRESS)
    other._begin_anew()
    assert file_store.read(ADDRESS) is None
    keep(file_store)
    other.purge(["story-1"])
    assert file_store.read(ADDRESS) is None


def test_page_that_was_read_before_the_file_was_begun_anew_is_not_kept(file_store):
    # Its purges are forgotten: nobody knows whether the page is right.
    mark = file_store.mark()
    file_store.purge(["story-1"])
    file_store._begin_anew()
    file_store.write(ADDRESS, page(), mark)
    assert file_store.read(ADDRESS) is None


def test_purge_that_cannot_be_written_empties_the_store(file_store, monkeypatch):
    keep(file_store)
    other = sqlite3.connect(file_store.path, isolation_level=None)
    other.execute("PRAGMA query_only = ON")
    monkeypatch.setattr("pagecache.store.PURGE", "INSERT INTO no_such_table SELECT ?, ?")
    file_store.purge(["story-1"])
    other.close()
    assert file_store.read(ADDRESS) is None


def test_folder_that_cannot_be_written_is_no_store(tmp_path, clock):
    (tmp_path / "file").write_text("")
    store = FileStore(tmp_path / "file" / "pages.sqlite3", clock=clock)
    for question in (store.mark, lambda: store.read(ADDRESS), lambda: store.purge(["a"])):
        with pytest.raises(StoreAway):
            question()


def test_oldest_pages_go_when_there_are_too_many(file_store):
    file_store.most_bytes = 100_000
    for number in range(300):
        keep(file_store, f"1 /{number}/", body=os.urandom(1_000))
        if number % 40 == 39:
            file_store.sweep()
    kept = [bool(file_store.read(f"1 /{number}/")) for number in range(300)]
    assert kept[-30:] == [True] * 30
    assert sum(kept) <= 130
    assert not any(kept[:100])


def test_what_is_over_is_swept_away(file_store, clock):
    keep(file_store)
    file_store.purge(["story-9"])
    file_store.claim("1 /")
    clock.now = NOON + HOUR + FORGET_PURGES + 1
    file_store.sweep()
    with file_store._connected() as connection:
        for table in ("page", "purged", "making"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_page_of_somebody_who_died_over_it_is_made_by_the_next(file_store, clock):
    assert file_store.claim(ADDRESS)
    clock.now += LONGEST_MAKING - 1
    assert not file_store.claim(ADDRESS)
    clock.now += 1
    assert file_store.claim(ADDRESS)


def test_threads_share_the_store(file_store):
    keep(file_store)
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(file_store.read(ADDRESS))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(found)


def write_and_read(path, number, rounds, queue):
    """A process that purges and makes pages; whoever shows an old one says so."""
    store = FileStore(path)
    wrong = 0
    key = f"story-{number}"
    for turn in range(rounds):
        mine = f"{number} {turn}".encode()
        store.purge([key])
        # What was made from now on may be shown; whatever is older must not be.
        found = store.read(f"1 /{key}/")
        wrong += found is not None
        store.write(f"1 /{key}/", page(mine, keys=(key,), soft=2e10, hard=2e10), store.mark())
        found = store.read(f"1 /{key}/")
        wrong += found is None or found.body != mine
    queue.put(wrong)


def test_several_processes_purge_and_write_at_once(tmp_path):
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    path = tmp_path / "pages.sqlite3"
    workers = [
        context.Process(target=write_and_read, args=(path, number, 40, queue))
        for number in range(3)
    ]
    for worker in workers:
        worker.start()
    assert [queue.get(timeout=60) for _ in workers] == [0, 0, 0]
    for worker in workers:
        worker.join(timeout=30)


def test_child_does_not_use_the_connection_of_its_parent(file_store, monkeypatch):
    keep(file_store)
    parents = file_store._connection()
    monkeypatch.setattr("pagecache.store.os.getpid", lambda: -1)
    assert file_store._connection() is not parents
    assert file_store.read(ADDRESS)
    parents.execute("SELECT 1")


def test_every_page_goes_by_the_key_of_all(file_store):
    keep(file_store, "1 /a/", keys=("story-1",))
    keep(file_store, "1 /b/", keys=("section-1",))
    file_store.purge([EVERY])
    assert file_store.read("1 /a/") is file_store.read("1 /b/") is None
