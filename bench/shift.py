"""`python -m bench.shift`: the desk's screens over an archive of a million, as ordinary people."""

import argparse
import sys
from time import perf_counter

from bench.apart import add_database_url, own_newsroom


def main():
    """Read the options, write an archive into a database of its own and measure the screens."""
    options = _options()
    with own_newsroom(options.database_url):
        for piece in _report(options):
            print(piece, flush=True)


def _options():
    parser = argparse.ArgumentParser(prog="bench.shift", description=__doc__)
    parser.add_argument("--stories", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=7, help="how often everything is asked")
    parser.add_argument("--plans", action="store_true", help="print the plans that read a table")
    add_database_url(parser)
    return parser.parse_args()


def _report(options):
    # Settings read the environment when they are imported, models need settings.
    import django

    django.setup()
    from bench import archive, screens, tables

    start = perf_counter()
    print(f"Writing {options.stories:,} stories…", file=sys.stderr)
    desk = archive.Archive(options.stories)
    yield tables.machine()
    yield f"Written in {perf_counter() - start:.0f} s\n"
    yield tables.table("Rows", ["table", "rows"], archive.sizes())
    title = f"The desk's screens over {options.stories:,} published stories"
    head = ["who", "screen", "statements", "CPU ms", "p50 ms", "slowest ms", "tables read whole"]
    rows, plans = screens.measured(desk, options.times)
    yield tables.table(title, head, rows)
    if options.plans:
        yield from plans
    yield f"Load at the end: {tables.load()}\n"


if __name__ == "__main__":
    main()
