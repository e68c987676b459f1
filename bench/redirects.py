"""`python -m bench.redirects`: a thousand random histories of addresses, and what readers meet.

Headlines, sections and address words of stories change, those of sections, authors and topics too,
and some exchange theirs. Every address that was ever published is then asked for.
"""

import argparse
import os
import sys
import tempfile
from collections import Counter
from random import Random
from time import perf_counter

STEPS = 12
MEETINGS = ("page", "one step", "chain", "loop", "404", "410")


def main():
    """Run the histories in a database of its own and print the table."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as var:
        os.environ |= {"NEWSROOM_VAR": var, "DJANGO_SETTINGS_MODULE": "newsroom.settings.test"}
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{var}/redirects.sqlite3")
        import django

        django.setup()
        started = perf_counter()
        counts = _run(options.histories, options.seed)
        _print(counts, options, perf_counter() - started)
    return 0 if set(counts) <= {"page", "one step"} else 1


def _options():
    parser = argparse.ArgumentParser(prog="bench.redirects", description=__doc__)
    parser.add_argument("--histories", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=2021)
    return parser.parse_args()


def _run(histories, seed):
    """Return how often readers met what; each history in a transaction that is undone."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from tests.articles.histories import History
    from tests.factories.stories import Newsroom

    call_command("migrate", verbosity=0)
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous=OFF")
    counts = Counter()
    for number in range(histories):
        with transaction.atomic():
            history = History(Newsroom(), Random(f"{seed}-{number}"))
            for _step in range(STEPS):
                history.step()
            for met, addresses in history.answers().items():
                counts[met] += len(addresses)
            transaction.set_rollback(True)
        if (number + 1) % 50 == 0:
            print(f"{number + 1} histories…", file=sys.stderr, flush=True)
    return counts


def _print(counts, options, seconds):
    print(f"{options.histories:,} histories of {STEPS} changes, seed {options.seed}, ", end="")
    print(f"{sum(counts.values()):,} addresses, {seconds:.0f} s\n")
    print("| a reader meets | addresses |\n|---|---:|")
    for met in dict.fromkeys((*MEETINGS, *counts)):
        print(f"| {met} | {counts[met]:,} |")


if __name__ == "__main__":
    sys.exit(main())
