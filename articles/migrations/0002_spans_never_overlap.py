"""The spans of one article never overlap; the database itself refuses it.

PostgreSQL has a constraint for it. It needs no extension (btree_gist is missing on some managed
servers): the article's id takes part as a range of one number. SQLite gets triggers, which every
writer passes too; its one writer at a time makes them as good.
"""

from django.db import migrations

POSTGRESQL = """
ALTER TABLE articles_publication ADD CONSTRAINT articles_publication_spans_apart
EXCLUDE USING gist (
    int8range(article_id, article_id, '[]') WITH &&,
    tstzrange(visible_from, visible_until) WITH &&
)
"""
SQLITE = """
CREATE TRIGGER articles_publication_spans_apart_{moment}
BEFORE {event} ON articles_publication
WHEN NEW.visible_until IS NULL OR NEW.visible_until > NEW.visible_from
BEGIN
    SELECT RAISE(ABORT, 'articles_publication_spans_apart')
    FROM articles_publication AS other
    WHERE other.article_id = NEW.article_id AND other.id IS NOT NEW.id
      AND (other.visible_until IS NULL OR other.visible_until > other.visible_from)
      AND (other.visible_until IS NULL OR other.visible_until > NEW.visible_from)
      AND (NEW.visible_until IS NULL OR NEW.visible_until > other.visible_from);
END
"""


def keep_apart(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    elif schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE.format(moment="insert", event="INSERT"))
        schema_editor.execute(
            SQLITE.format(moment="update", event="UPDATE OF visible_from, visible_until, article_id")
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunPython(keep_apart, migrations.RunPython.noop)]
