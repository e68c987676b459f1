"""Where pages are kept for several machines: a Redis or Valkey, with the promises of `store`.

The numbers of all purges stand in one hash, beside the name of its life. Should the server forget
it (no memory left, another server, one that came back with what it had an hour ago), its life is
another one, and no page of the life before is shown.
"""

import json
import secrets
import time

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from pagecache.kept import EVERY, Kept, StoreAway
from pagecache.store import LONGEST_MAKING

# Long for a server nearby, and short for a reader who could have the page made instead.
TIMEOUT = 0.25
# After a failure nobody waits for it again so soon, in seconds.
REST = 2.0
PURGED = "newsroom:purged"
PAGE, MAKING = "newsroom:page:", "newsroom:making:"
# Fields of the hash that are no keys of pages.
LIFE, RUN, NUMBER = "=life", "=run", "=number"
# A hash that has grown so large begins anew, and every page is made once more.
MOST_PURGED = 200_000
# Of addresses without end, none is kept longer, in seconds.
PASSING_LIFE = 600

BEGIN = f"""
local run = redis.call('HGET', KEYS[1], '{RUN}')
if run ~= ARGV[1] or redis.call('HLEN', KEYS[1]) > tonumber(ARGV[3]) then
    redis.call('DEL', KEYS[1])
    redis.call('HSET', KEYS[1], '{RUN}', ARGV[1], '{LIFE}', ARGV[2], '{NUMBER}', 0)
end
"""
READ = f"""
local page = redis.call('HMGET', KEYS[1],
    'life', 'number', 'keys', 'soft', 'hard', 'status', 'head', 'etag', ARGV[1])
if not page[1] or page[1] ~= redis.call('HGET', KEYS[2], '{LIFE}') then return nil end
local numbers = redis.call('HMGET', KEYS[2], unpack(cjson.decode(page[3])))
for _, number in ipairs(numbers) do
    if number and tonumber(number) > tonumber(page[2]) then return nil end
end
if not page[9] then page[10] = redis.call('HGET', KEYS[1], 'plain') end
return page
"""
# What a page's fields are called when it is written: in the order of ARGV[5] and so on.
WRITE = f"""
if ARGV[1] ~= redis.call('HGET', KEYS[2], '{LIFE}') then return 0 end
local numbers = redis.call('HMGET', KEYS[2], unpack(cjson.decode(ARGV[3])))
for _, number in ipairs(numbers) do
    if number and tonumber(number) > tonumber(ARGV[2]) then return 0 end
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'life', ARGV[1], 'number', ARGV[2], 'keys', ARGV[3], unpack(ARGV, 5))
redis.call('EXPIRE', KEYS[1], ARGV[4])
return 1
"""
PURGE = f"""
local number = redis.call('HINCRBY', KEYS[1], '{NUMBER}', 1)
for _, key in ipairs(ARGV) do redis.call('HSET', KEYS[1], key, number) end
"""


class RedisStore:
    """Pages in a Redis; every method raises `StoreAway` where it does not answer.

    `is_behind` tells whether purges are known that it may not have heard of. It is asked with each
    new connection, and then no page from before is shown.
    """

    def __init__(self, address, *, clock=time.time, is_behind=None):
        self.clock, self.is_behind = clock, is_behind
        self._rests_until = 0
        self._redis = redis.Redis.from_url(
            address,
            socket_timeout=TIMEOUT,
            socket_connect_timeout=TIMEOUT,
            retry=Retry(NoBackoff(), 0),
            redis_connect_func=self._begin,
        )
        self._read, self._write, self._purge = map(
            self._redis.register_script, (READ, WRITE, PURGE)
        )

    def read(self, address, encoding=""):
        """Return the page of the address as `Kept`, unless it was purged or its time is over."""
        row = self._ask(lambda: self._read([PAGE + address, PURGED], [encoding or "plain"]))
        if row is None:
            return None
        _life, _number, keys, soft, hard, status, head, etag, body = row[:9]
        if body is None:
            encoding, body = "", row[9]
        if body is None or self.clock() >= float(hard):
            return None
        return Kept(
            int(status), head.decode(), etag.decode(), tuple(json.loads(keys)), float(soft),
            float(hard), encoding, body,
        )  # fmt: skip

    def mark(self):
        """Return what to give to `write`; to be taken before the page begins to be made."""
        return self._ask(lambda: self._redis.hmget(PURGED, LIFE, NUMBER))

    def write(self, address, page, mark):
        """Keep a `Fresh` page, unless one of its keys was purged since the mark."""
        life, number = mark
        if life is None:
            # Forgotten while we were connected: the next connection begins anew.
            self._redis.connection_pool.disconnect()
            return
        packed = [(name or "plain", body) for name, body in page.bodies.items() if body is not None]
        fields = [
            ("soft", repr(page.soft)),
            ("hard", repr(page.hard)),
            ("status", page.status),
            ("head", page.head),
            ("etag", page.etag),
            *packed,
        ]
        seconds = max(1, int(page.hard - self.clock()) + 1)
        seconds = min(seconds, PASSING_LIFE) if page.passing else seconds
        given = [life, number, json.dumps(page.keys), seconds]
        given += [value for field in fields for value in field]
        self._ask(lambda: self._write([PAGE + address, PURGED], given))

    def purge(self, keys):
        """Show no page any more that stands under one of the keys."""
        # Never spared while the server rests: what it does not hear, readers see.
        self._ask(lambda: self._purge([PURGED], sorted(keys)), is_urgent=True)

    def claim(self, address):
        """Take it upon oneself to make the page; False while somebody else is making it."""
        taken = self._ask(lambda: self._redis.set(MAKING + address, 1, nx=True, ex=LONGEST_MAKING))
        return bool(taken)

    def release(self, address):
        """Say that the page is made, or will not be."""
        self._ask(lambda: self._redis.delete(MAKING + address))

    def _ask(self, question, *, is_urgent=False):
        if not is_urgent and time.monotonic() < self._rests_until:
            raise StoreAway("it rests")
        try:
            return question()
        except redis.RedisError as error:
            self._rests_until = time.monotonic() + REST
            raise StoreAway(type(error).__name__) from error

    def _begin(self, connection):
        """Prepare a new connection: is this the server, and the run of it, that heard all?"""
        connection.on_connect()
        run = _said(connection, "INFO", "server").partition(b"run_id:")[2].split()[0]
        life = secrets.token_hex(8)
        _said(connection, "EVAL", BEGIN, 1, PURGED, run, life, MOST_PURGED)
        if self.is_behind and self.is_behind():
            _said(connection, "EVAL", PURGE, 1, PURGED, EVERY)


def _said(connection, *command):
    connection.send_command(*command)
    return connection.read_response()
