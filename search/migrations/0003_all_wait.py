"""Every publication waits for the index, and each new one will."""

from django.db import migrations

from search import filling


class Migration(migrations.Migration):
    dependencies = [("search", "0002_postings"), ("articles", "0016_index_of_words")]

    operations = [filling.operation()]
