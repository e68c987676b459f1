"""A bench of its own: production settings, and a database that nobody needs afterwards."""

import os
import tempfile
from contextlib import contextmanager

from bench import origins


def add_database_url(parser):
    """Let the bench be told another database than SQLite."""
    parser.add_argument(
        "--database-url", help="an empty PostgreSQL database instead of a temporary SQLite file"
    )


@contextmanager
def own_newsroom(database_url):
    """Set the environment for settings that are imported inside; no `database_url`: SQLite."""
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as var:
        os.environ["NEWSROOM_VAR"] = var
        here(database_url)
        yield


def here(database_url):
    """Set the environment for the newsroom that stands in NEWSROOM_VAR, or in a database."""
    if database_url:
        os.environ["DATABASE_URL"] = database_url
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings.production",
        "SECRET_KEY": "bench-" + "x" * 60,
        **origins.ENVIRONMENT,
        # What pages cost that are made, unless a bench says otherwise.
        "PAGE_CACHE": "off",
    }
