"""The whole bench, in order: a small paper, a large one, the desk of the large one."""

from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import translation

django.setup()

from bench import desk, pages, tables  # noqa: E402
from bench.paper import TEXTS, Paper, Standing  # noqa: E402
from newsroom.catalogs import compile_catalogs  # noqa: E402

SMALL = 1_000


def run(*, stories, quick, say):
    """Measure everything; yield the report piece by piece, each as soon as it is known."""
    translation.activate(settings.LANGUAGE_CODE)
    set_up(say)
    rounds, requests = (3, 50) if quick else (5, 100)
    small, large = SMALL, stories
    yield "# What pages cost\n"
    yield tables.machine()
    paper, asked = Paper(large), {}
    for size in (small, large):
        say(f"Writing {size:,} stories…")
        paper.grow(size)
        settle(paper)
        say("Counting queries…")
        asked[size] = pages.queries(paper)
        say("Measuring readers' pages…")
        connection.close()
        yield _cpu(size, pages.cpu(paper, rounds=rounds, requests=requests))
    yield _statements(asked[small], asked[large], small, large)
    say("Measuring the desk…")
    yield _desk(large, desk.costs(paper, times=3 if quick else 10))
    yield f"Load at the end: {tables.load()}\n"


def run_here(*, quick, say):
    """Measure the paper of an earlier bench, as it stands; yield the report piece by piece."""
    translation.activate(settings.LANGUAGE_CODE)
    rounds, requests = (3, 50) if quick else (5, 100)
    paper = Standing()
    yield tables.machine()
    say("Measuring readers' pages…")
    asked = pages.queries(paper)
    connection.close()
    yield _cpu(paper.size, pages.cpu(paper, rounds=rounds, requests=requests))
    yield tables.table("SQL statements of readers' pages", ["page", "statements"], asked.items())
    say("Measuring the desk…")
    yield _desk(paper.size, desk.costs(paper, times=3 if quick else 10))
    yield f"Load at the end: {tables.load()}\n"


def _cpu(size, found):
    return tables.table(
        f"CPU of the server's processes at {size:,} stories",
        ["page, not cached", "ms", "rounds", "× bare"],
        pages.cpu_rows(found),
    )


def _statements(in_small, in_large, small, large):
    return tables.table(
        "SQL statements of readers' pages",
        ["page", f"{small:,} stories", f"{large:,} stories"],
        [(kind, in_small[kind], in_large[kind]) for kind in in_large],
    )


def _desk(size, rows):
    return tables.table(
        f"The desk at {size:,} stories", ["who", "what", "SQL statements", "CPU ms"], rows
    )


def set_up(say):
    """Make an empty database a newsroom's, with all that its pages need."""
    tables_there = connection.introspection.table_names()
    if tables_there:
        raise SystemExit("The bench fills a database: give it an empty one.")
    say("Setting up a newsroom…")
    compile_catalogs(Path(folder) for folder in settings.LOCALE_PATHS)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def settle(paper):
    """Do what has long been done in a newsroom that wrote its stories one by one."""
    if paper.size <= TEXTS:
        # Beyond it the same words come again and again: nobody learns from a search in them.
        call_command("index_search", verbosity=0)
    # What PostgreSQL does by itself after a while, and SQLite on PRAGMA optimize.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
