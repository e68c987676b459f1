"""`python -m bench.bundles`: a bundle in a large paper, broken at every statement, and previewed.

Prints what a dry run and a preview cost, how often a part of a bundle was public when its release
broke, and how many previews were another page than readers got. Ends with 1 unless both are 0.
"""

import argparse
import os
import sys
import tempfile

from bench import origins


def main():
    """Write the paper into a database of its own and print the tables."""
    options = _options()
    if options.database_url:
        os.environ["DATABASE_URL"] = options.database_url
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as var:
        os.environ |= {
            "NEWSROOM_VAR": var,
            "DJANGO_SETTINGS_MODULE": "newsroom.settings.production",
            "SECRET_KEY": "bench-" + "x" * 60,
            **origins.ENVIRONMENT,
        }
        return _report(options)


def _options():
    parser = argparse.ArgumentParser(prog="bench.bundles", description=__doc__)
    parser.add_argument("--stories", type=int, default=30_000)
    parser.add_argument(
        "--database-url", help="an empty PostgreSQL database instead of a temporary SQLite file"
    )
    return parser.parse_args()


def _report(options):
    # Settings read the environment when they are imported, models need settings.
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from bench import tables
    from bench.bundle_figures import Figures
    from bench.paper import Paper
    from newsroom.catalogs import compile_catalogs

    compile_catalogs(settings.LOCALE_PATHS)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    paper = Paper()
    paper.grow(options.stories)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    figures = Figures(paper)
    print(tables.machine())
    for piece in figures.report():
        print(piece, flush=True)
    return 1 if figures.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
