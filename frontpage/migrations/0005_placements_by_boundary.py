"""Find when a front changed: by the beginnings and the ends of its placements."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("frontpage", "0004_fronts_without_a_draft")]

    operations = [
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                fields=["front", "visible_from"], name="frontpage_placement_begins"
            ),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(fields=["front", "visible_until"], name="frontpage_placement_ends"),
        ),
    ]
