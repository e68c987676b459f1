"""The record is read by newest, by person and by verb."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_earlier_addresses"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["-at", "-id"], name="articles_event_newest"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["actor", "-at", "-id"], name="articles_event_actor"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["verb", "-at", "-id"], name="articles_event_verb"),
        ),
    ]
