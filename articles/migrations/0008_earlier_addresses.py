"""Addresses that once led to something lead on for good."""

from django.db import migrations, models
import django.db.models.deletion
import vietnamese.fields


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_notices_and_kinds_of_change"),
        ("people", "0003_proof_reader_and_accountant"),
        ("photos", "0004_index_of_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=160, verbose_name="earlier address")),
                ("since", models.DateTimeField()),
            ],
            options={
                "verbose_name": "earlier address",
                "verbose_name_plural": "earlier addresses",
            },
        ),
        migrations.CreateModel(
            name="LegacyAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "path",
                    vietnamese.fields.CharField(
                        max_length=500, unique=True, verbose_name="earlier address"
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier address",
                "verbose_name_plural": "earlier addresses",
                "ordering": ["path"],
            },
        ),
        migrations.AddField(
            model_name="formerslug",
            name="author",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="former_slugs",
                to="people.author",
            ),
        ),
        migrations.AddField(
            model_name="formerslug",
            name="section",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="former_slugs",
                to="articles.section",
            ),
        ),
        migrations.AddField(
            model_name="formerslug",
            name="topic",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="former_slugs",
                to="articles.topic",
            ),
        ),
        migrations.AddField(
            model_name="legacyaddress",
            name="article",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="legacy_addresses",
                to="articles.article",
                verbose_name="story",
            ),
        ),
        migrations.AddField(
            model_name="legacyaddress",
            name="photo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="legacy_addresses",
                to="photos.photo",
                verbose_name="photo",
            ),
        ),
        migrations.AddIndex(
            model_name="formerslug",
            index=models.Index(fields=["slug"], name="articles_former_slug"),
        ),
        migrations.AddConstraint(
            model_name="legacyaddress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("article__isnull", False), ("photo__isnull", True)),
                    models.Q(("article__isnull", True), ("photo__isnull", False)),
                    _connector="OR",
                ),
                name="articles_legacy_leads_to_one_thing",
            ),
        ),
    ]
