"""What stands at the top of a section's page, apart from the furniture of every page."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_record_by_newest"),
        ("frontpage", "0002_fronts_banners_and_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="SectionTop",
            fields=[
                (
                    "section",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.section",
                    ),
                ),
                ("placements", models.JSONField()),
            ],
        ),
    ]
