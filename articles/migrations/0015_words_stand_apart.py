"""The words by which the desk finds a story stand between spaces, the first and the last too."""

from django.db import migrations
from django.db.models import F, TextField, Value
from django.db.models.functions import Concat


def set_apart(apps, schema_editor):
    articles = apps.get_model("articles", "Article").objects.using(schema_editor.connection.alias)
    together = articles.exclude(search_folded="").exclude(search_folded__startswith=" ")
    apart = Concat(Value(" "), F("search_folded"), Value(" "), output_field=TextField())
    together.update(search_folded=apart)


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_photos_are_public_since")]

    operations = [migrations.RunPython(set_apart, migrations.RunPython.noop)]
