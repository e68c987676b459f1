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
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found
