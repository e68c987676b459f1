"""Rows that are written once and then stay as they are: the record of who did what.

`Kept` refuses in the models; `guard` has the database refuse too, whoever writes past them.
"""

from django.db import migrations, models


class AppendOnly(Exception):
    """Raised when something tries to change or delete a row of the record."""


class Kept(models.Model):
    """A row that is written once and then stays as it is."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly(f"{self._meta.label} rows are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly(f"{self._meta.label} rows are never deleted.")


def guard(*tables):
    """Return the operation of a migration that has the database itself keep rows of the tables.

    On SQLite a migration that rebuilds such a table (AlterField does) loses its triggers and
    repeats the operation; a test notices. Taken back, it lifts the guard.
    """

    def build(apps, schema_editor):
        _carry_out(schema_editor, WHOLE)
        _carry_out(schema_editor, EACH, *tables)

    def lift(apps, schema_editor):
        _carry_out(schema_editor, LIFT_EACH, *tables)
        _carry_out(schema_editor, LIFT_WHOLE)

    return migrations.RunPython(build, lift)


def _carry_out(schema_editor, statements, *tables):
    """Execute the statements of the database's kind, for each of the tables where there are any."""
    for table in tables or [""]:
        for statement in statements.get(schema_editor.connection.vendor, []):
            schema_editor.execute(statement.replace("{table}", table), params=None)


WHOLE = {
    "postgresql": [
        """
CREATE OR REPLACE FUNCTION people_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME;
END $$
"""
    ]
}
EACH = {
    "postgresql": [
        "DROP TRIGGER IF EXISTS {table}_append_only ON {table}",
        """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION people_append_only()
""",
        "DROP TRIGGER IF EXISTS {table}_append_only_whole ON {table}",
        """
CREATE TRIGGER {table}_append_only_whole BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION people_append_only()
""",
    ],
    "sqlite": [
        "DROP TRIGGER IF EXISTS {table}_append_only_update",
        """
CREATE TRIGGER {table}_append_only_update BEFORE UPDATE ON {table}
BEGIN
    SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted');
END
""",
        "DROP TRIGGER IF EXISTS {table}_append_only_delete",
        """
CREATE TRIGGER {table}_append_only_delete BEFORE DELETE ON {table}
BEGIN
    SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted');
END
""",
        # INSERT OR REPLACE takes a row away without asking the trigger above.
        "DROP TRIGGER IF EXISTS {table}_append_only_replace",
        """
CREATE TRIGGER {table}_append_only_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted');
END
""",
    ],
}
LIFT_EACH = {
    "postgresql": [
        "DROP TRIGGER IF EXISTS {table}_append_only ON {table}",
        "DROP TRIGGER IF EXISTS {table}_append_only_whole ON {table}",
    ],
    "sqlite": [
        "DROP TRIGGER IF EXISTS {table}_append_only_update",
        "DROP TRIGGER IF EXISTS {table}_append_only_delete",
        "DROP TRIGGER IF EXISTS {table}_append_only_replace",
    ],
}
LIFT_WHOLE = {
    "postgresql": [
        # The tables of other packages use it as long as theirs are guarded.
        """
DO $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM pg_trigger WHERE tgfoid = to_regproc('people_append_only')
    ) THEN
        DROP FUNCTION IF EXISTS people_append_only();
    END IF;
END $$
"""
    ]
}
