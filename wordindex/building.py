"""Build an index of words, in a migration.

Neither database needs an extension for it. It holds words and not their places: phrases are
looked for in the few texts that are left.

PostgreSQL: an array of words under GIN. Not to_tsvector(): that forgets the places of words after
the 16,383rd and refuses a text with a megabyte of different words, and its row with it.
A function asks the index, because the planner would rather take the words of every text apart: it
does not know that this costs a hundred times a comparison.

SQLite: an FTS5 table without content of its own, which triggers keep in step. A migration that
makes SQLite rebuild the table (AlterField does) loses them: it repeats this operation.
"""

from dataclasses import asdict

from django.db import migrations, transaction

from wordindex.names import LONGEST_WORD, Names

POSTGRESQL = [
    # Longer than what a request may take; the server's own limits come back below.
    "SET statement_timeout = 0",
    "SET lock_timeout = 0",
    """
CREATE OR REPLACE FUNCTION {words}(exact text, folded text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN string_to_array(
        regexp_replace(exact || folded, '([^ ]{{{longest}}})[^ ]+', '\\1', 'g'), ' '
    );
END $$
""",
    # One that was interrupted stays behind, useless.
    "DROP INDEX CONCURRENTLY IF EXISTS {index}",
    """
CREATE INDEX CONCURRENTLY {index} ON {table}
USING gin ({words}({exact}, {folded}) COLLATE "C")
""",
    """
CREATE OR REPLACE FUNCTION {holding}(words text[], most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE ROWS 100 SET enable_seqscan = off SET enable_indexscan = off SET jit = off
{memory} AS $$
BEGIN
    RETURN QUERY SELECT id FROM {table}
    WHERE {words}({exact}, {folded}) @> words COLLATE "C" LIMIT most;
END $$
""",
    "RESET statement_timeout",
    "RESET lock_timeout",
    # What the planner knows about the words.
    "ANALYZE {table}",
]
POSTGRESQL_BACK = [
    "DROP FUNCTION IF EXISTS {holding}(text[], integer)",
    "DROP INDEX IF EXISTS {index}",
    "DROP FUNCTION IF EXISTS {words}(text, text)",
]

FORGET = """
    INSERT INTO {words}({words}, rowid, words)
    VALUES ('delete', OLD.id, OLD.{exact} || OLD.{folded});
"""
LEARN = """
    INSERT INTO {words}(rowid, words)
    VALUES (NEW.id, NEW.{exact} || NEW.{folded});
"""
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS {words}_insert",
    "DROP TRIGGER IF EXISTS {words}_update",
    "DROP TRIGGER IF EXISTS {words}_delete",
    "DROP TABLE IF EXISTS {words}",
]
SQLITE = [
    *SQLITE_BACK,
    # "ascii" divides at ASCII spaces and punctuation alone, as the search forms are divided.
    """
CREATE VIRTUAL TABLE {words}
USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii')
""",
    "INSERT INTO {words}(rowid, words) SELECT id, {exact} || {folded} FROM {table}",
    "CREATE TRIGGER {words}_insert AFTER INSERT ON {table} BEGIN " + LEARN + "END",
    "CREATE TRIGGER {words}_update AFTER UPDATE OF id, {exact}, {folded} ON {table} BEGIN "
    + FORGET
    + LEARN
    + "END",
    "CREATE TRIGGER {words}_delete AFTER DELETE ON {table} BEGIN " + FORGET + "END",
]


def operation(prefix, table, *, work_mem="", **columns):
    """Return the operation that builds the index; its migration says `atomic = False`.

    `columns` are those of `Names`, where the texts do not stand in the usual ones.

    PostgreSQL notes the pages of all rows that hold a word, 50 bytes each. Where these exceed its
    own `work_mem` (4 MB) it forgets which rows they were, and takes texts apart again: ten times
    the time. A table of more than 50,000 pages names a larger one.
    """

    def build(apps, schema_editor):
        _run(schema_editor, names, memory, postgresql=POSTGRESQL, sqlite=SQLITE)

    def remove(apps, schema_editor):
        _run(schema_editor, names, memory, postgresql=POSTGRESQL_BACK, sqlite=SQLITE_BACK)

    names, memory = Names(prefix, table, **columns), work_mem and f"SET work_mem = '{work_mem}'"
    return migrations.RunPython(build, remove)


def statements(templates, names, memory=""):
    """Return the statements with the names in their places."""
    derived = {"words": names.words, "holding": names.holding, "index": names.index}
    told = asdict(names) | derived | {"longest": LONGEST_WORD, "memory": memory}
    return [template.format(**told) for template in templates]


def _run(schema_editor, names, memory, **templates):
    connection = schema_editor.connection
    wanted = statements(templates.get(connection.vendor, []), names, memory)
    if connection.vendor == "sqlite":
        # All or nothing; PostgreSQL's CONCURRENTLY must be outside.
        with transaction.atomic(using=connection.alias):
            _execute(connection, wanted)
    else:
        _execute(connection, wanted)


def _execute(connection, wanted):
    with connection.cursor() as cursor:
        for statement in wanted:
            cursor.execute(statement)
