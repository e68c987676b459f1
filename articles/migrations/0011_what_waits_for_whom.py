"""What waits in which state and in whose hands is read by how long it has waited."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_who_changed_an_address"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["state", "waits_since", "id"], name="articles_article_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=Q(handler__isnull=False),
                fields=["handler", "waits_since"],
                name="articles_article_in_hand",
            ),
        ),
    ]
