"""The database itself keeps the record of bundles, also past the verbs."""

from django.db import migrations

from people.kept import guard


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_bundles"), ("people", "0003_proof_reader_and_accountant")]

    operations = [guard("publishing_bundleevent")]
