"""`python -m bench`: build a paper in a database of its own, measure it, print the tables."""

import argparse
import signal
import sys

from bench.apart import add_database_url, here, own_newsroom


def main():
    """Read the options, set up a newsroom in a temporary folder and run the bench in it."""
    options = _options()
    # Ended from outside, it still stops its servers and takes its files away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if options.here:
        here(options.database_url)
        # Settings read the environment when they are imported, models need settings.
        from bench.run import run_here

        _print(run_here(quick=options.quick, say=_say))
        return
    with own_newsroom(options.database_url):
        from bench.run import run

        _print(run(stories=options.stories, quick=options.quick, say=_say))


def _print(report):
    for piece in report:
        print(piece, flush=True)


def _say(line):
    print(line, file=sys.stderr, flush=True)


def _options():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    add_database_url(parser)
    parser.add_argument("--stories", type=int, default=30_000, help="beside 1,000")
    parser.add_argument(
        "--here", action="store_true",
        help="measure the paper of an earlier bench in NEWSROOM_VAR; its desk writes a few stories",
    )  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    return parser.parse_args()


if __name__ == "__main__":
    main()
