"""`python -m bench.boundaries`: a simulated year of things that go live and end by themselves.

Stories, updates, corrections, placements and banners are scheduled by the newsroom's own verbs some
hours or days ahead, in a time zone whose clocks are changed twice; nothing runs at their moments.
Each is asked for a second and a microsecond before its moment, at it, and a second after. Prints
how many readers would have seen too early, and how many too late: 0 of both, or it ends with 1.
"""

import argparse
import sys
from pathlib import Path
from time import perf_counter

from bench.apart import add_database_url, own_newsroom


def main():
    """Read the options, live through the year in a database of its own and print what was found."""
    options = _options()
    with own_newsroom(options.database_url):
        sys.exit(_report(options))


def _options():
    parser = argparse.ArgumentParser(prog="bench.boundaries", description=__doc__)
    parser.add_argument("--boundaries", type=int, default=10_000)
    parser.add_argument("--zone", default="Europe/Berlin", help="the newsroom's time zone")
    parser.add_argument("--year", type=int, default=2027)
    parser.add_argument("--views", type=int, default=20, help="ask the pages, too, for every n-th")
    add_database_url(parser)
    return parser.parse_args()


def _report(options):
    # Settings read the environment when they are imported, models need settings.
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import override_settings

    from bench import tables
    from bench.year import Year
    from newsroom.catalogs import compile_catalogs

    start = perf_counter()
    compile_catalogs(Path(folder) for folder in settings.LOCALE_PATHS)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    print(tables.machine(), flush=True)
    if connection.vendor == "sqlite":
        # Nobody loses a year that is thrown away.
        connection.cursor().execute("PRAGMA synchronous = OFF")
    with override_settings(TIME_ZONE=options.zone):
        year = Year(options.year, options.zone, options.boundaries, options.views)
        year.live(say=lambda line: print(line, file=sys.stderr, flush=True))
        rows, wrong = year.found()
    title = f"{options.boundaries:,} boundaries in {options.year}, {options.zone}"
    head = ["what", "boundaries", "missed", "early", "asked as pages", "pages wrong"]
    print(tables.table(title, head, rows))
    print(tables.table("Beside the changes of the clocks", ["what", "number"], year.at_the_desk()))
    for line in wrong[:20]:
        print(line)
    print(f"Lived through in {perf_counter() - start:.0f} s. Load at the end: {tables.load()}")
    return 1 if wrong else 0


if __name__ == "__main__":
    main()
