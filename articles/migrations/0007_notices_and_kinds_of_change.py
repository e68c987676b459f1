"""What a notice says by the press law, retractions, and what sort of change each publication was."""

from django.db import migrations, models
import vietnamese.fields


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_handler_and_proofs"),
    ]

    operations = [
        migrations.AddField(
            model_name="correction",
            name="apology",
            field=vietnamese.fields.TextField(blank=True, verbose_name="apology"),
        ),
        migrations.AddField(
            model_name="correction",
            name="authority_document",
            field=vietnamese.fields.CharField(
                blank=True,
                help_text="Number, date and issuer, where an authority or a court asked for it.",
                max_length=200,
                verbose_name="document that asked for it",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="hides_difference",
            field=models.BooleanField(
                default=False, verbose_name="do not show readers the earlier wording"
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="work",
            field=vietnamese.fields.CharField(
                blank=True, editable=False, max_length=255, verbose_name="work"
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="work_published_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="published"),
        ),
        migrations.AddField(
            model_name="correction",
            name="work_section",
            field=vietnamese.fields.CharField(
                blank=True, editable=False, max_length=80, verbose_name="section"
            ),
        ),
        migrations.AddField(
            model_name="publication",
            name="change_kind",
            field=models.CharField(
                blank=True, max_length=15, null=True, verbose_name="kind of change"
            ),
        ),
        migrations.AlterField(
            model_name="correction",
            name="kind",
            field=models.CharField(
                choices=[
                    ("typo", "typo"),
                    ("update", "update"),
                    ("clarification", "clarification"),
                    ("correction", "correction"),
                    ("retraction", "retraction"),
                ],
                max_length=15,
                verbose_name="kind",
            ),
        ),
    ]
