"""A day belongs to one royalty period; the database itself refuses a second one."""

from django.db import migrations

POSTGRESQL = """
ALTER TABLE royalties_period ADD CONSTRAINT royalties_period_days_apart
EXCLUDE USING gist (daterange(start_date, end_date, '[]') WITH &&)
"""
SQLITE = """
CREATE TRIGGER royalties_period_days_apart_{moment}
BEFORE {event} ON royalties_period
BEGIN
    SELECT RAISE(ABORT, 'royalties_period_days_apart')
    FROM royalties_period AS other
    WHERE other.id IS NOT NEW.id
      AND other.start_date <= NEW.end_date AND other.end_date >= NEW.start_date;
END
"""


LIFT = {
    "postgresql": ["ALTER TABLE royalties_period DROP CONSTRAINT royalties_period_days_apart"],
    "sqlite": [
        "DROP TRIGGER IF EXISTS royalties_period_days_apart_insert",
        "DROP TRIGGER IF EXISTS royalties_period_days_apart_update",
    ],
}


def keep_apart(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    elif schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE.format(moment="insert", event="INSERT"))
        schema_editor.execute(
            SQLITE.format(moment="update", event="UPDATE OF start_date, end_date")
        )


def lift(apps, schema_editor):
    for statement in LIFT.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("royalties", "0001_initial")]

    operations = [migrations.RunPython(keep_apart, lift)]
