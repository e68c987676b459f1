"""An index of the words of publications, with marks and without, for the search.

Neither database needs an extension for it. It holds words and not their places: phrases are
looked for in the few texts that are left.

PostgreSQL: an array of words under GIN. Not to_tsvector(): that forgets the places of words after
the 16,383rd and refuses a text with a megabyte of different words, and the story with it.
A function asks the index, because the planner would rather take the words of every text apart: it
does not know that this costs a hundred times a comparison.

SQLite: an FTS5 table without content of its own, which triggers keep in step. A migration that
makes SQLite rebuild articles_publication (AlterField does) loses them: it repeats this operation.
"""

from django.db import migrations, transaction

POSTGRESQL = [
    # Longer than what a request may take; the server's own limits come back below.
    "SET statement_timeout = 0",
    "SET lock_timeout = 0",
    """
CREATE OR REPLACE FUNCTION search_words(exact text, folded text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    -- 100 is LONGEST_WORD in search/index.py.
    RETURN string_to_array(
        regexp_replace(exact || folded, '([^ ]{100})[^ ]+', '\\1', 'g'), ' '
    );
END $$
""",
    # One that was interrupted stays behind, useless.
    "DROP INDEX CONCURRENTLY IF EXISTS search_publication_words",
    """
CREATE INDEX CONCURRENTLY search_publication_words ON articles_publication
USING gin (search_words(search_exact, search_folded) COLLATE "C")
""",
    """
CREATE OR REPLACE FUNCTION search_holding(words text[], most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE ROWS 100 SET enable_seqscan = off SET enable_indexscan = off SET jit = off
AS $$
BEGIN
    RETURN QUERY SELECT id FROM articles_publication
    WHERE search_words(search_exact, search_folded) @> words COLLATE "C" LIMIT most;
END $$
""",
    "RESET statement_timeout",
    "RESET lock_timeout",
    # What the planner knows about the words.
    "ANALYZE articles_publication",
]
POSTGRESQL_BACK = [
    "DROP FUNCTION IF EXISTS search_holding(text[], integer)",
    "DROP INDEX IF EXISTS search_publication_words",
    "DROP FUNCTION IF EXISTS search_words(text, text)",
]

TRIGGERS = ["insert", "update", "delete"]
FORGET = """
    INSERT INTO search_words(search_words, rowid, words)
    VALUES ('delete', OLD.id, OLD.search_exact || OLD.search_folded);
"""
LEARN = """
    INSERT INTO search_words(rowid, words)
    VALUES (NEW.id, NEW.search_exact || NEW.search_folded);
"""
TRIGGER = """
CREATE TRIGGER search_words_{event} AFTER {on} ON articles_publication BEGIN {what} END
"""
SQLITE_BACK = [
    *(f"DROP TRIGGER IF EXISTS search_words_{event}" for event in TRIGGERS),
    "DROP TABLE IF EXISTS search_words",
]
SQLITE = [
    *SQLITE_BACK,
    # "ascii" divides at ASCII spaces and punctuation alone, as the search forms are divided.
    """
CREATE VIRTUAL TABLE search_words
USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii')
""",
    """
INSERT INTO search_words(rowid, words)
SELECT id, search_exact || search_folded FROM articles_publication
""",
    TRIGGER.format(event="insert", on="INSERT", what=LEARN),
    TRIGGER.format(
        event="update", on="UPDATE OF id, search_exact, search_folded", what=FORGET + LEARN
    ),
    TRIGGER.format(event="delete", on="DELETE", what=FORGET),
]


def build(apps, schema_editor):
    _run(schema_editor, postgresql=POSTGRESQL, sqlite=SQLITE)


def remove(apps, schema_editor):
    _run(schema_editor, postgresql=POSTGRESQL_BACK, sqlite=SQLITE_BACK)


def _run(schema_editor, **statements):
    connection = schema_editor.connection
    if connection.vendor == "sqlite":
        # All or nothing; PostgreSQL's CONCURRENTLY must be outside.
        with transaction.atomic(using=connection.alias):
            _execute(connection, statements["sqlite"])
    else:
        _execute(connection, statements.get(connection.vendor, []))


def _execute(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class Migration(migrations.Migration):
    # Stories can be published while PostgreSQL builds the index.
    atomic = False

    dependencies = [("articles", "0004_published_photo")]

    operations = [migrations.RunPython(build, remove)]
