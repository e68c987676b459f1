"""A section of whose front something is on record is not deleted: records stay as they are."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("frontpage", "0005_placements_by_boundary")]

    operations = [
        migrations.AlterField(
            model_name="frontevent",
            name="front",
            field=models.ForeignKey(
                blank=True,
                help_text="Empty: the front page of the site.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.section",
                verbose_name="front",
            ),
        ),
    ]
