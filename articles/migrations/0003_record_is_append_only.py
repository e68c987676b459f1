"""On PostgreSQL the record of who did what can be added to and not changed, also past the verbs."""

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION articles_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME;
END $$;
CREATE TRIGGER articles_event_append_only BEFORE UPDATE OR DELETE ON articles_event
FOR EACH ROW EXECUTE FUNCTION articles_append_only();
CREATE TRIGGER articles_revision_append_only BEFORE UPDATE OR DELETE ON articles_revision
FOR EACH ROW EXECUTE FUNCTION articles_append_only();
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL, params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_spans_never_overlap")]

    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
