"""Which publications wait for the index: noted by the database itself, whoever writes them.

A migration that makes SQLite rebuild `articles_publication` (AlterField does) loses the trigger: it
repeats `operation()`. A test notices.
"""

from django.db import connection, migrations, transaction

from search.learning import hold

TRIGGER = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS search_waits",
        """
CREATE TRIGGER search_waits AFTER INSERT ON articles_publication BEGIN
    INSERT OR IGNORE INTO search_waiting(publication_id, is_too_long) VALUES (NEW.id, 0);
END
""",
    ],
    "postgresql": [
        # Keys in the order of their bytes: any locale's would be slower, and no order for prefixes.
        'ALTER TABLE search_posting ALTER COLUMN term TYPE text COLLATE "C"',
        'ALTER TABLE search_phrase ALTER COLUMN folded TYPE varchar(120) COLLATE "C"',
        """
CREATE OR REPLACE FUNCTION search_wait() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_waiting(publication_id, is_too_long) VALUES (NEW.id, false)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$
""",
        "DROP TRIGGER IF EXISTS search_waits ON articles_publication",
        """
CREATE TRIGGER search_waits AFTER INSERT ON articles_publication
FOR EACH ROW EXECUTE FUNCTION search_wait()
""",
    ],
}
BACK = {
    "sqlite": ["DROP TRIGGER IF EXISTS search_waits"],
    "postgresql": [
        "DROP TRIGGER IF EXISTS search_waits ON articles_publication",
        "DROP FUNCTION IF EXISTS search_wait()",
    ],
}
ALL_WAIT = """
INSERT INTO search_waiting(publication_id, is_too_long)
SELECT id, {false} FROM articles_publication p
WHERE NOT EXISTS (SELECT 1 FROM search_document d WHERE d.publication_id = p.id)
ON CONFLICT DO NOTHING
"""
TABLES = ["posting", "document", "segment", "phrase", "waiting"]


def operation():
    """Return the operation of a migration that has all publications wait, and each new one.

    Where the index knows them already, they do not: it may be repeated.
    """

    def build(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            # One row for each publication takes longer than any page may.
            schema_editor.execute("SET LOCAL statement_timeout = 0")
        for statement in TRIGGER.get(schema_editor.connection.vendor, []):
            schema_editor.execute(statement, params=None)
        _all_wait(schema_editor.connection)

    def remove(apps, schema_editor):
        for statement in BACK.get(schema_editor.connection.vendor, []):
            schema_editor.execute(statement, params=None)
        _empty(schema_editor.connection)

    return migrations.RunPython(build, remove)


def forget():
    """Empty the index; every publication waits again, and is found meanwhile."""
    with transaction.atomic():
        held = hold(waits=True)
        _empty(connection)
        _all_wait(connection)
        held.swept_until = None
        held.save()


def _empty(connection):
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DELETE FROM search_{table}")  # noqa: S608 names are constants


def _all_wait(connection):
    false = "0" if connection.vendor == "sqlite" else "false"
    with connection.cursor() as cursor:
        cursor.execute(ALL_WAIT.format(false=false))
