"""A draft that was published or thrown away leaves its row, whose version counts on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("frontpage", "0003_tops_of_sections")]

    operations = [
        migrations.AlterField(
            model_name="frontdraft",
            name="cards",
            field=models.JSONField(blank=True, null=True),
        ),
    ]
