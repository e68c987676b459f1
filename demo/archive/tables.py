"""What is said to the database in its own words: many rows at once, and ids that are kept free.

A third of the time went into Django's words for the rows. Left out is also what fields do to a
text on its way in: the archive's texts are clean and in one form already, and tests hold that.
"""

from itertools import count

from django.db import connection, models

# PostgreSQL reads so many rows of a statement at once; SQLite takes them one by one, and faster.
TOGETHER = 500
PLAIN = (str, int, float, type(None))


def insert(model, rows):
    """Write unsaved instances of a model; their ids, where they have none, are the database's."""
    if not rows:
        return
    fields = [field for field in model._meta.concrete_fields if _is_given(field, rows[0])]
    names = ", ".join(f'"{field.column}"' for field in fields)
    into = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES '  # noqa: S608 our own names
    blanks = f"({', '.join(['%s'] * len(fields))})"
    stored = [_stored(fields, row) for row in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(into + blanks, stored)
            return
        for start in range(0, len(stored), TOGETHER):
            part = stored[start : start + TOGETHER]
            values = [value for row in part for value in row]
            cursor.execute(into + ", ".join([blanks] * len(part)), values)


def _is_given(field, row):
    return not (isinstance(field, models.AutoField | models.BigAutoField) and row.pk is None)


def _stored(fields, row):
    values = []
    for field in fields:
        value = getattr(row, field.attname)
        if not isinstance(value, PLAIN):
            value = field.get_db_prep_save(value, connection)
        values.append(value)
    return values


def lift_time_limit():
    """Let a statement of this transaction take as long as it needs: the limit is that of a page."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")


def free_ids(model):
    """Return the ids that rows of the table may have, in their order."""
    return count((model.objects.aggregate(last=models.Max("pk"))["last"] or 0) + 1)


def let_ids_go_on(model):
    """Let whoever writes the next row get the next id; SQLite looks for itself."""
    if connection.vendor == "postgresql":
        last = model.objects.aggregate(last=models.Max("pk"))["last"]
        if last:
            reserve_ids(model, last)


def reserve_ids(model, last):
    """Keep the ids until this one: what others write gets a later one."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, last])
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
