"""Who has a story in hand, since when it waits, and proof-reading by section."""

from django.conf import settings
from django.db import migrations, models
import django.db.models.deletion


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_addresses_and_own_sections"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="handler",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="in the hands of",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="waits_since",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="there since"
            ),
        ),
        migrations.AddField(
            model_name="section",
            name="proofreads",
            field=models.BooleanField(
                default=False,
                help_text="A story of this section is approved only after a proof-reader has read it.",
                verbose_name="stories are proof-read",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("submitted", "submitted"),
                    ("editing", "being edited"),
                    ("proofs", "with the proof-reader"),
                    ("proofed", "proof-read"),
                    ("approved", "approved"),
                    ("sent_back", "sent back"),
                    ("spiked", "spiked"),
                ],
                default="draft",
                editable=False,
                max_length=12,
                verbose_name="state",
            ),
        ),
    ]
