"""`python -m bench.bundles`: a bundle in a large paper, broken at every statement, and previewed.

Prints what a dry run and a preview cost, how often a part of a bundle was public when its release
broke, and how many previews were another page than readers got. Ends with 1 unless both are 0.
"""

import argparse
import sys

from bench.apart import add_database_url, own_newsroom


def main():
    """Write the paper into a database of its own and print the tables."""
    options = _options()
    with own_newsroom(options.database_url):
        return _report(options)


def _options():
    parser = argparse.ArgumentParser(prog="bench.bundles", description=__doc__)
    parser.add_argument("--stories", type=int, default=30_000)
    add_database_url(parser)
    return parser.parse_args()


def _report(options):
    # Settings read the environment when they are imported, models need settings.
    from bench import run, tables
    from bench.bundle_figures import Figures
    from bench.paper import Paper

    run.set_up(lambda line: print(line, file=sys.stderr))
    paper = Paper(options.stories)
    paper.grow(options.stories)
    with run.connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    figures = Figures(paper)
    print(tables.machine())
    for piece in figures.report():
        print(piece, flush=True)
    return 1 if figures.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
