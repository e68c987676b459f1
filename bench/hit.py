"""`python -m bench.hit`: what an article that is kept costs the server, beside a bare Django view.

`--granian FILE` measures that server, too; FILE is its program, in an environment of its own that
finds this one's packages.
"""

import argparse
import os
import sys
from contextlib import ExitStack
from functools import partial
from itertools import cycle, islice
from statistics import median

from bench import server
from bench.apart import own_newsroom

WORKERS, THREADS = 3, 4
FEW = 40


def main():
    options = _options()
    with own_newsroom(None):
        from bench import run, tables
        from bench.paper import Paper

        run.set_up(lambda line: print(line, file=sys.stderr))
        paper = Paper(options.stories)
        paper.grow(options.stories)
        run.settle(paper)
        run.connection.close()
        print(tables.machine())
        for name, command in _servers(options.granian):
            print(_table(name, command, paper, options), flush=True)
        print(f"Load at the end: {tables.load()}")


def _options():
    parser = argparse.ArgumentParser(prog="bench.hit", description=__doc__)
    parser.add_argument("--stories", type=int, default=3_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--requests", type=int, default=600, help="in each round")
    parser.add_argument("--redis", help="the address of a Redis to measure as well")
    parser.add_argument("--granian", help="the program of granian")
    parser.add_argument("--short", action="store_true", help="kept pages and the bare view alone")
    return parser.parse_args()


def _servers(granian):
    flags = [f"--workers={WORKERS}", f"--threads={THREADS}", "--worker-class=gthread"]
    flags += ["--max-requests=0", "--no-control-socket"]
    yield "gunicorn", partial(server.gunicorn, flags=flags)
    if granian:
        yield "granian", partial(_granian, granian)


def _granian(program, application, port):
    return [
        *(program, "--interface=wsgi", "--host=127.0.0.1", f"--port={port}"),
        *(f"--workers={WORKERS}", f"--blocking-threads={THREADS}", "--log-level=error"),
        f"{application}:application",
    ]


def _table(name, command, paper, options):
    """Measure all ways to answer on one server, taking turns."""
    from bench import pages, tables

    stories = list(islice(pages.addresses(paper)["article"], FEW))
    ways = {
        "a bare Django view": ("bench.bare", {}, ["/"]),
        "an article, kept in a file": ("newsroom.wsgi", {"PAGE_CACHE": "file"}, stories),
        "the same inside Django": ("bench.inside", {"PAGE_CACHE": "file"}, stories),
        "an article, made": ("newsroom.wsgi", {"PAGE_CACHE": "off"}, stories),
    }
    if options.short:
        ways = dict(list(ways.items())[:2])
    if options.redis:
        redis = {"PAGE_CACHE": options.redis}
        ways["an article, kept in a Redis"] = ("newsroom.wsgi", redis, stories)
    found = {way: [] for way in ways}
    with ExitStack() as stack:
        running = {
            way: stack.enter_context(server.running(module, command=command, **environment))
            for way, (module, environment, _addresses) in ways.items()
        }
        for way, (_module, _environment, addresses) in ways.items():
            # Every process once and more.
            running[way].cpu_ms(list(islice(cycle(addresses), FEW * WORKERS * 2)))
        for _round in range(options.rounds):
            for way, (_module, _environment, addresses) in ways.items():
                # Making one takes long enough to be seen sooner.
                share = 6 if way == "an article, made" else 1
                asked = list(islice(cycle(addresses), options.requests // share))
                found[way].append(running[way].cpu_ms(asked))
    bare = median(found["a bare Django view"])
    rows = [
        (way, tables.number(median(costs), 3), f"{min(costs):.3f}–{max(costs):.3f}",
         tables.number(median(costs) / bare, 2))
        for way, costs in found.items()
    ]  # fmt: skip
    return tables.table(
        f"{name}: CPU of all its processes for a request (load {os.getloadavg()[0]:.1f})",
        ["what", "ms", "rounds", "× bare"],
        rows,
    )


if __name__ == "__main__":
    main()
