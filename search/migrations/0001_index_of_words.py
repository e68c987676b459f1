"""An index of the words of publications, with marks and without, for the search."""

from django.db import migrations

from wordindex import operation


class Migration(migrations.Migration):
    # Stories can be published while PostgreSQL builds the index.
    atomic = False

    dependencies = [("articles", "0004_published_photo")]

    operations = [operation("search", "articles_publication")]
