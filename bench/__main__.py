"""`python -m bench`: build a paper in a database of its own, measure it, print the tables."""

import argparse
import os
import signal
import sys
import tempfile
from pathlib import Path

from bench import origins


def main():
    """Read the options, set up a newsroom in a temporary folder and run the bench in it."""
    options = _options()
    # Ended from outside, it still stops its servers and takes its files away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if options.database_url:
        os.environ["DATABASE_URL"] = options.database_url
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as var:
        _environment(var)
        # Settings read the environment when they are imported, models need settings.
        from bench.run import run

        report = []
        for piece in run(quick=options.quick, say=lambda line: print(line, file=sys.stderr)):
            print(piece, flush=True)
            report.append(piece)
        if options.keep:
            (Path(__file__).parent / "RESULTS.md").write_text("\n".join(report))


def _options():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument(
        "--database-url", help="an empty PostgreSQL database instead of a temporary SQLite file"
    )
    parser.add_argument("--quick", action="store_true", help="3,000 stories and fewer rounds")
    parser.add_argument("--keep", action="store_true", help="write bench/RESULTS.md too")
    return parser.parse_args()


def _environment(var):
    os.environ |= {
        "NEWSROOM_VAR": var,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings.production",
        "SECRET_KEY": "bench-" + "x" * 60,
        **origins.ENVIRONMENT,
    }


if __name__ == "__main__":
    main()
