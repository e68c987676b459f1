"""The database itself keeps the records of all floors below: here, where all of them are known."""

from django.db import migrations

from people.kept import guard


class Migration(migrations.Migration):
    dependencies = [
        ("shift", "0001_exports"),
        ("articles", "0009_record_by_newest"),
        ("frontpage", "0002_fronts_banners_and_drafts"),
        ("publishing", "0001_bundles"),
    ]

    operations = [
        guard(
            "articles_event",
            "articles_revision",
            "frontpage_frontevent",
            "publishing_bundleevent",
            "shift_export",
        )
    ]
