"""Where pages are kept on one machine: a SQLite file that all its processes share.

A purge writes the next number beside each of its keys and touches no page. A page carries the
number that stood there before it began to be made, and is shown only while no key of it has a
later one: what was read before a change is never shown after it, whoever stores it and when.

The file holds nothing that cannot be made again. It is not synced, and whatever goes wrong with it
ends with another, empty file.
"""

import fcntl
import json
import os
import sqlite3
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from pagecache.kept import Kept, StoreAway

SCHEMA = """
CREATE TABLE IF NOT EXISTS state (
    id INTEGER PRIMARY KEY CHECK (id = 1), life TEXT NOT NULL, number INTEGER NOT NULL
);
INSERT OR IGNORE INTO state VALUES (1, lower(hex(randomblob(8))), 0);
CREATE TABLE IF NOT EXISTS page (
    id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL UNIQUE,
    number INTEGER NOT NULL, keys TEXT NOT NULL, soft REAL NOT NULL, hard REAL NOT NULL,
    status INTEGER NOT NULL, head TEXT NOT NULL, etag TEXT NOT NULL,
    passing INTEGER NOT NULL, size INTEGER NOT NULL, br BLOB, gzip BLOB, plain BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS page_by_age ON page (passing, id, size);
CREATE TABLE IF NOT EXISTS purged (
    key TEXT PRIMARY KEY, number INTEGER NOT NULL, at REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS making (
    address TEXT PRIMARY KEY, until REAL NOT NULL
) WITHOUT ROWID;
"""
PURGED_SINCE = """
EXISTS (
    SELECT 1 FROM json_each({keys}) AS named JOIN purged ON purged.key = named.value
    WHERE purged.number > {number}
)
"""
COLUMNS = {"br": "br", "gzip": "gzip", "": "NULL"}
READ = {
    encoding: f"""
    SELECT status, head, etag, keys, soft, hard, {column} IS NOT NULL, coalesce({column}, plain)
    FROM page WHERE address = ? AND hard > ?
    AND NOT {PURGED_SINCE.format(keys="page.keys", number="page.number")}
    """  # noqa: S608 two constants of this module
    for encoding, column in COLUMNS.items()
}
WRITE = f"""
INSERT OR REPLACE INTO page
    (address, number, keys, soft, hard, status, head, etag, passing, size, br, gzip, plain)
SELECT :address, :number, :keys, :soft, :hard, :status, :head, :etag, :passing, :size,
    :br, :gzip, :plain
FROM state WHERE life = :life AND NOT {PURGED_SINCE.format(keys=":keys", number=":number")}
"""  # noqa: S608 a constant of this module
PURGE = """
INSERT INTO purged SELECT value, (SELECT number FROM state), ? FROM json_each(?) WHERE true
ON CONFLICT (key) DO UPDATE SET number = excluded.number, at = excluded.at
"""
CLAIM = """
INSERT INTO making VALUES (?, ?)
ON CONFLICT (address) DO UPDATE SET until = excluded.until WHERE until <= ?
"""
PUSH_OUT = """
DELETE FROM page WHERE id IN (SELECT id FROM page WHERE passing = ? ORDER BY id LIMIT ?)
"""
# How long somebody may be making a page before another one begins, in seconds.
LONGEST_MAKING = 10
# No page is kept that long (`keeping.LONGEST`), so that nothing before it is still held back.
FORGET_PURGES = 2 * 24 * 60 * 60
MOST_BYTES = 512 * 1024 * 1024
MOST_PASSING = 2_000
SWEEP_EVERY = 64
_inherited: list[sqlite3.Connection] = []


class FileStore:
    """Pages in a SQLite file; every method raises `StoreAway` where the file does not serve."""

    def __init__(self, path, *, clock=time.time, most_bytes=MOST_BYTES, most_passing=MOST_PASSING):
        self.path = Path(path)
        self.clock = clock
        self.most_bytes, self.most_passing = most_bytes, most_passing
        self._local = threading.local()

    def read(self, address, encoding=""):
        """Return the page of the address as `Kept`, unless it was purged or its time is over."""
        with self._connected() as connection:
            row = connection.execute(READ[encoding], (address, self.clock())).fetchone()
        if row is None:
            return None
        status, head, etag, keys, soft, hard, is_packed, body = row
        encoding = encoding if is_packed else ""
        return Kept(status, head, etag, tuple(json.loads(keys)), soft, hard, encoding, body)

    def mark(self):
        """Return what to give to `write`; to be taken before the page begins to be made."""
        with self._connected() as connection:
            return connection.execute("SELECT life, number FROM state").fetchone()

    def write(self, address, page, mark):
        """Keep a `Fresh` page, unless one of its keys was purged since the mark."""
        life, number = mark
        bodies = page.bodies
        row = {
            "address": address,
            "life": life,
            "number": number,
            "keys": json.dumps(page.keys),
            "soft": page.soft,
            "hard": page.hard,
            "status": page.status,
            "head": page.head,
            "etag": page.etag,
            "passing": page.passing,
            "br": bodies["br"],
            "gzip": bodies["gzip"],
            "plain": page.body,
            "size": sum(len(body) for body in bodies.values() if body is not None),
        }
        with self._connected() as connection:
            written = connection.execute(WRITE, row)
            if written.rowcount > 0 and written.lastrowid % SWEEP_EVERY == 0:
                self._sweep(connection)

    def purge(self, keys):
        """Show no page any more that stands under one of the keys."""
        try:
            with self._connected(patience=20) as connection, _at_once(connection):
                connection.execute("UPDATE state SET number = number + 1")
                connection.execute(PURGE, (self.clock(), json.dumps(sorted(keys))))
        except StoreAway:
            # A full disk, a lock that nobody gives back: no page is better than an old one.
            self._begin_anew()

    def claim(self, address):
        """Take it upon oneself to make the page; False while somebody else is making it."""
        now = self.clock()
        with self._connected() as connection:
            return connection.execute(CLAIM, (address, now + LONGEST_MAKING, now)).rowcount > 0

    def release(self, address):
        """Say that the page is made, or will not be."""
        with self._connected() as connection:
            connection.execute("DELETE FROM making WHERE address = ?", (address,))

    def sweep(self):
        """Take away what is over, and the oldest pages where there are too many."""
        with self._connected() as connection:
            self._sweep(connection)

    def _sweep(self, connection):
        now = self.clock()
        connection.execute("DELETE FROM page WHERE hard <= ?", (now,))
        connection.execute("DELETE FROM purged WHERE at < ?", (now - FORGET_PURGES,))
        connection.execute("DELETE FROM making WHERE until < ?", (now,))
        count = "SELECT count(*) FROM page WHERE passing = ?"
        (passing,) = connection.execute(count, (1,)).fetchone()
        if passing > self.most_passing:
            connection.execute(PUSH_OUT, (1, passing - self.most_passing))
        (total,) = connection.execute("SELECT coalesce(sum(size), 0) FROM page").fetchone()
        if total > self.most_bytes:
            (lasting,) = connection.execute(count, (0,)).fetchone()
            for kind, rows in ((1, passing), (0, lasting // 4 + 1)):
                connection.execute(PUSH_OUT, (kind, rows))

    @contextmanager
    def _connected(self, patience=1):
        """Yield this thread's connection; whatever fails, the next one begins with a new one."""
        try:
            connection = self._connection()
            if patience > 1:
                connection.execute(f"PRAGMA busy_timeout = {patience * 1000}")
            yield connection
            if patience > 1:
                connection.execute("PRAGMA busy_timeout = 1000")
        except (sqlite3.Error, OSError) as error:
            self._hang_up()
            if _is_broken(error):
                self._begin_anew()
            raise StoreAway(str(error)) from error

    def _connection(self):
        file = self._file()
        known = getattr(self._local, "connection", None)
        # Another file has its place: this one was deleted, and is purged by nobody any more.
        # Or this process is the child of the one that opened it.
        if known is not None and self._local.opened == (os.getpid(), file):
            return known
        self._hang_up()
        with self._alone():
            connection = sqlite3.connect(
                self.path, timeout=1, isolation_level=None, check_same_thread=False
            )
            self._local.connection = connection
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(SCHEMA)
            self._local.opened = os.getpid(), self._file()
        return connection

    @contextmanager
    def _alone(self):
        """Let nobody take the file away while it is opened: its journal must be its own."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.with_name(f"{self.path.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _file(self):
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def _hang_up(self):
        connection = getattr(self._local, "connection", None)
        opened = getattr(self._local, "opened", None)
        self._local.connection = self._local.opened = None
        if connection is None:
            return
        if opened and opened[0] != os.getpid():
            # A child closes nothing that its parent is using.
            _inherited.append(connection)
        else:
            connection.close()

    def _begin_anew(self):
        """Take the file away; everybody notices and begins another one."""
        self._hang_up()
        try:
            with self._alone():
                for end in ("", "-wal", "-shm"):
                    self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        except OSError as error:
            raise StoreAway(str(error)) from error


@contextmanager
def _at_once(connection):
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _is_broken(error):
    """Tell whether the file is no database any more, rather than busy or full."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(
        error, (sqlite3.OperationalError, sqlite3.IntegrityError, sqlite3.ProgrammingError)
    )
