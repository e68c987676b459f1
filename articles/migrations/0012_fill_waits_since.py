"""Stories from before wait since they were last saved; drafts are in their writers' hands."""

from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):
    articles = apps.get_model("articles", "Article").objects.using(schema_editor.connection.alias)
    articles.filter(waits_since=None).update(waits_since=F("updated_at"))
    own = articles.filter(handler=None, state__in=["draft", "sent_back"])
    own.update(handler=F("created_by"))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_what_waits_for_whom"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
