"""A receipt knows with what of a bundle it was written."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0002_record_is_append_only"),
        ("receipts", "0001_receipts"),
    ]

    operations = [
        migrations.AddField(
            model_name="receipt",
            name="item",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="publishing.bundleitem",
                verbose_name="item of a bundle",
            ),
        ),
    ]
