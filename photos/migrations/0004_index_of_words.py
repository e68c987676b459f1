"""An index of the words of photos, with marks and without, for the library."""

from django.db import migrations

from wordindex import operation


class Migration(migrations.Migration):
    # Photos can be added while PostgreSQL builds the index.
    atomic = False

    dependencies = [("photos", "0003_fill_photo_desk")]

    operations = [operation("photos", "photos_photo", work_mem="32MB")]
