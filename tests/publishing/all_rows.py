"""Every row of every table, to see that nothing at all was changed."""

from django.apps import apps
from django.db import connection


def all_rows():
    """Return the rows of all tables, as the database has them, by table."""
    tables = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)})
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(repr(tuple(map(_plain, row))) for row in cursor.fetchall())
    return found


def _plain(value):
    """Return what is compared: PostgreSQL's driver hands bytes out as views, each its own."""
    return bytes(value) if isinstance(value, memoryview) else value
