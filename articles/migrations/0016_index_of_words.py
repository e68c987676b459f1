"""An index of the words by which the desk finds a story."""

from django.db import migrations

from wordindex import operation


class Migration(migrations.Migration):
    # Stories can be written while PostgreSQL builds the index.
    atomic = False

    dependencies = [("articles", "0015_words_stand_apart")]

    operations = [
        operation(
            "desk",
            "articles_article",
            exact="search_folded",
            folded="search_folded",
            work_mem="32MB",
        )
    ]
