"""Publish receipts: what was found at the addresses that a verb changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0010_who_changed_an_address"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=30, verbose_name="what")),
                ("created_at", models.DateTimeField(verbose_name="done")),
                ("due_at", models.DateTimeField(verbose_name="public from")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "not seen yet"),
                            ("right", "right"),
                            ("wrong", "wrong"),
                            ("unreachable", "no answer"),
                            ("called_off", "called off"),
                        ],
                        default="waiting",
                        max_length=11,
                        verbose_name="result",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
                (
                    "front",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.section",
                        verbose_name="front",
                    ),
                ),
            ],
            options={
                "verbose_name": "publish receipt",
                "verbose_name_plural": "publish receipts",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=20, verbose_name="page")),
                ("address", models.TextField(verbose_name="address")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "not seen yet"),
                            ("right", "right"),
                            ("wrong", "wrong"),
                            ("unreachable", "no answer"),
                            ("called_off", "called off"),
                        ],
                        default="waiting",
                        max_length=11,
                        verbose_name="result",
                    ),
                ),
                ("seconds", models.FloatField(null=True, verbose_name="seconds")),
                ("trouble", models.JSONField(default=list)),
                ("checked_at", models.DateTimeField(null=True, verbose_name="last looked at")),
                (
                    "receipt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="receipts.receipt",
                    ),
                ),
            ],
            options={
                "verbose_name": "line of a receipt",
                "verbose_name_plural": "lines of receipts",
                "ordering": ["position"],
            },
        ),
        migrations.AddIndex(
            model_name="receipt",
            index=models.Index(fields=["article", "-id"], name="receipts_of_story"),
        ),
        migrations.AddIndex(
            model_name="receipt",
            index=models.Index(fields=["created_at"], name="receipts_by_age"),
        ),
        migrations.AddIndex(
            model_name="receipt",
            index=models.Index(
                condition=models.Q(("state__in", ["wrong", "unreachable"])),
                fields=["-id"],
                name="receipts_in_trouble",
            ),
        ),
        migrations.AddIndex(
            model_name="receipt",
            index=models.Index(
                condition=models.Q(("state", "waiting")), fields=["due_at"], name="receipts_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.UniqueConstraint(
                fields=("receipt", "position"), name="receipts_line_once"
            ),
        ),
    ]
