"""Two more roles: who reads proofs, and who pays royalties."""

from django.db import migrations

ROLES = ["proof_reader", "accountant"]


def make_roles(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for name in ROLES:
        group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_roles")]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
