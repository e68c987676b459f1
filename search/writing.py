"""Write many rows of the index at once, as fast as the database takes them."""

from django.db import connection

TOGETHER = 1_000


def insert(table, columns, rows, *, on_conflict=""):
    """Insert rows, given as tuples, into a table of the index."""
    names, blanks = ", ".join(columns), f"({', '.join(['%s'] * len(columns))})"
    start = f"INSERT INTO {table} ({names}) VALUES "  # noqa: S608 names are constants
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"{start}{blanks} {on_conflict}", rows)
            return
        batch = []
        for row in rows:
            batch.append(row)
            if len(batch) == TOGETHER:
                _write(cursor, start, blanks, batch, on_conflict)
                batch = []
        _write(cursor, start, blanks, batch, on_conflict)


def _write(cursor, start, blanks, batch, on_conflict):
    if batch:
        values = ", ".join([blanks] * len(batch))
        told = [value for row in batch for value in row]
        cursor.execute(f"{start}{values} {on_conflict}", told)
