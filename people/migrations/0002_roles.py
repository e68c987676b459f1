"""The roles of a newsroom stand as groups from the first migration on."""

from django.db import migrations

ROLES = [
    "contributor",
    "reporter",
    "editor",
    "desk_head",
    "managing_editor",
    "editor_in_chief",
    "photo_desk",
    "administrator",
]


def make_roles(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for name in ROLES:
        group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
