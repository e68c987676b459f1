"""From when on readers may be given a photo's files."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("photos", "0004_index_of_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="public_from",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
