"""`python -m bench.photo_library`: fill a library, look photos up in it, print what that takes."""

import argparse
import sys
from time import perf_counter

from bench.apart import add_database_url, own_newsroom


def main():
    """Read the options, make a library in a database of its own and measure it."""
    options = _options()
    with own_newsroom(options.database_url):
        for piece in _report(options.photos, options.times):
            print(piece, flush=True)


def _options():
    parser = argparse.ArgumentParser(prog="bench.photo_library", description=__doc__)
    parser.add_argument("--photos", type=int, default=500_000)
    parser.add_argument("--times", type=int, default=15, help="how often everything is asked")
    add_database_url(parser)
    return parser.parse_args()


def _report(photos, times):
    # Settings read the environment when they are imported, models need settings.
    import django

    django.setup()
    from bench import lookups, shelves, tables

    start = perf_counter()
    print(f"Writing {photos:,} photos…", file=sys.stderr)
    shelves.fill(photos)
    yield tables.machine()
    yield f"Written in {perf_counter() - start:.0f} s\n"
    yield tables.table("Sizes", ["what", "MB"], shelves.sizes())
    title = f"Looking photos up among {photos:,}, {times} times each"
    head = ["what is asked", "rows", "p50 ms", "max ms", "best ms", "own CPU ms"]
    yield tables.table(title, head, lookups.measured(times))
    yield f"Load at the end: {tables.load()}\n"


if __name__ == "__main__":
    main()
