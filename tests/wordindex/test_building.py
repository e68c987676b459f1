"""The index as the migrations build it, of a table that has rows already."""

import pytest
from django.db import connection

from photos import library
from tests.photos.factories import PhotoFactory
from wordindex import building
from wordindex.names import Names

PHOTOS = Names("photos", "photos_photo")


def run(templates):
    """Run the statements of a migration, within the test's own transaction."""
    # PostgreSQL builds no index while a foreign key of the table is still unchecked.
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in building.statements(templates, PHOTOS):
            cursor.execute(statement.replace(" CONCURRENTLY", ""))


def found(word):
    with connection.cursor() as cursor:
        cursor.execute(*library.WORDS.asked([word], 10))
        return [row[0] for row in cursor.fetchall()]


def test_names_are_those_that_newsrooms_have_in_their_databases():
    search = Names("search", "articles_publication")
    names = (search.words, search.holding, search.index)
    assert names == ("search_words", "search_holding", "search_publication_words")


@pytest.mark.django_db
def test_rows_that_are_there_already_are_found_and_the_index_can_be_taken_away():
    build, remove = {
        "sqlite": (building.SQLITE, building.SQLITE_BACK),
        "postgresql": (building.POSTGRESQL, building.POSTGRESQL_BACK),
    }[connection.vendor]
    run(remove)
    photo = PhotoFactory(caption="Cảng cá")
    run(build)
    assert found("cảng") == found("cang") == [photo.pk]
    photo.delete()
    assert found("cang") == []
