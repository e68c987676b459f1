"""Makers, changes and readers in any order, in several processes: nobody is shown an old page."""

import json
from random import Random

from pagecache.store import FileStore
from tests.pagecache.stores import Clock, page

# What the pages show; a story moves from list to list by changing both.
PAGES = {"/a/": ("a",), "/ab/": ("a", "b")}
KEYS = ("a", "b", "all")
PROCESSES = 2
# What happens, the more often the more it tells.
EVENTS = ["begin", "end", "make", "commit", "purge", "change", "read", "read"] * 4 + [
    "wait",
    "lose",
    "sweep",
]
WALKS, STEPS = 120, 60


class House:
    """What is in the database, what has been announced, who is making what."""

    def __init__(self, folder):
        self.clock = Clock()
        self.stores = [FileStore(folder / "pages", clock=self.clock) for _ in range(PROCESSES)]
        self.committed = dict.fromkeys(KEYS, 0)
        self.announced = dict.fromkeys(KEYS, 0)
        self.making = {}
        self.shown = 0

    def begin(self, number, address):
        mark = self.stores[number].mark()
        hard = self.clock.now + 60
        self.making[number, address] = (mark, hard, self._as_committed(address))

    def end(self, number, address):
        if (number, address) in self.making:
            mark, hard, seen = self.making.pop((number, address))
            made = page(json.dumps([hard, seen]).encode(), keys=PAGES[address], hard=hard)
            self.stores[number].write(address, made, mark)

    def make(self, number, address):
        self.begin(number, address)
        self.end(number, address)

    def commit(self, number, key):
        self.committed[key] += 1

    def purge(self, number, key):
        self.stores[number].purge([key])
        self.announced[key] = self.committed[key]

    def change(self, number, key):
        self.commit(number, key)
        self.purge(number, key)

    def read(self, number, address):
        kept = self.stores[number].read(address)
        if kept:
            self.shown += 1
            hard, seen = json.loads(kept.body)
            assert self.clock.now < hard
            # Whatever was announced is on it.
            assert all(seen[key] >= self.announced[key] for key in seen)

    def wait(self, number, seconds):
        self.clock.now += seconds

    def lose(self, number, _address):
        self.stores[number]._begin_anew()

    def sweep(self, number, _address):
        self.stores[number].sweep()

    def _as_committed(self, address):
        return {key: self.committed[key] for key in (*PAGES[address], "all")}

    def close(self):
        for store in self.stores:
            store._hang_up()


def happen(house, random):
    """Let one thing happen, by chance."""
    name, number = random.choice(EVENTS), random.randrange(PROCESSES)
    if name in ("commit", "purge", "change"):
        getattr(house, name)(number, random.choice(KEYS))
    elif name == "wait":
        house.wait(number, random.choice([1, 59, 60]))
    else:
        getattr(house, name)(number, random.choice(sorted(PAGES)))


def test_nobody_is_shown_a_page_from_before_an_announced_change(tmp_path):
    shown = 0
    for seed in range(WALKS):
        house, random = House(tmp_path / str(seed)), Random(seed)
        for _step in range(STEPS):
            happen(house, random)
        house.close()
        shown += house.shown
    # Else nothing was proved.
    assert shown > WALKS // 3
