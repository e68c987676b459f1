"""The index learns what is published already, 32,768 publications at a time."""

from django.core.management import call_command
from django.db import migrations


def learn(apps, schema_editor):
    call_command("index_search", verbosity=0)


class Migration(migrations.Migration):
    # Each part is its own transaction: one that was interrupted goes on where it was.
    atomic = False

    dependencies = [("search", "0003_all_wait")]

    operations = [migrations.RunPython(learn, migrations.RunPython.noop)]
