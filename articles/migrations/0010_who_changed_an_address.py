"""A changed address says who changed it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("articles", "0009_record_by_newest"),
    ]

    operations = [
        migrations.AlterField(
            model_name="formerslug",
            name="since",
            field=models.DateTimeField(verbose_name="changed"),
        ),
        migrations.AddField(
            model_name="formerslug",
            name="changed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="changed by",
            ),
        ),
    ]
