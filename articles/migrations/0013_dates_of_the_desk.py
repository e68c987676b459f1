"""What is late, what is planned for which day, and which embargo ends soon are found by date."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_fill_waits_since")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["state", "deadline_at"],
                name="articles_article_due",
                condition=Q(deadline_at__isnull=False),
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["planned_date", "id"],
                name="articles_article_planned",
                condition=Q(planned_date__isnull=False),
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["embargo_until"],
                name="articles_article_embargo",
                condition=Q(embargo_until__isnull=False),
            ),
        ),
    ]
