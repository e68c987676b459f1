import unicodedata

import pytest
from django.db import connection, models
from django.db.models.functions import Upper
from django.test.utils import isolate_apps

from vietnamese.fields import CharField, TextField

DECOMPOSED = unicodedata.normalize("NFD", "Khánh Vĩnh")


@pytest.fixture
def place(db):
    """A throw-away model: no model of the newsroom stands below this floor."""
    with isolate_apps("vietnamese"):

        class Place(models.Model):
            name = CharField(max_length=10, unique=True)
            story = TextField(blank=True)

            class Meta:
                app_label = "vietnamese"

            def __str__(self):
                return self.name

        # Entering a schema editor is refused inside a test's transaction; its SQL is enough.
        create_table, params = connection.SchemaEditorClass(connection).table_sql(Place)
        with connection.cursor() as cursor:
            cursor.execute(create_table, params)
        yield Place


def test_a_saved_place_is_stored_in_one_form_and_equals_its_row(place):
    saved = place.objects.create(name=DECOMPOSED, story="xe\u00a0\u00f0\u1ea1p")
    assert saved.name == "Khánh Vĩnh"
    assert place.objects.values_list("name", "story").get() == ("Khánh Vĩnh", "xe đạp")


def test_places_imported_in_bulk_are_stored_in_one_form(place):
    place.objects.bulk_create([place(name=DECOMPOSED)])
    assert place.objects.get().name == "Khánh Vĩnh"


def test_an_update_past_save_is_stored_in_one_form(place):
    place.objects.create(name="Nha Trang")
    place.objects.update(name=DECOMPOSED)
    assert place.objects.get().name == "Khánh Vĩnh"


def test_a_place_is_found_however_it_was_typed(place):
    place.objects.create(name="Khánh Vĩnh")
    assert place.objects.filter(name=DECOMPOSED).exists()


def test_a_database_expression_passes_untouched(place):
    created = place.objects.create(name="Nha Trang")
    created.name = Upper(models.Value("hue"))
    created.save()
    assert place.objects.get().name == "HUE"


def test_the_form_counts_letters_as_the_database_will():
    field = CharField(max_length=10).formfield()
    assert field.clean(f" {DECOMPOSED}\u200b ") == "Khánh Vĩnh"


def test_the_fields_describe_themselves_to_migrations():
    _name, path, _args, options = CharField(max_length=10).deconstruct()
    assert (path, options) == ("vietnamese.fields.CharField", {"max_length": 10})
