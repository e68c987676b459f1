"""No way of writing goes past the sanitiser."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.forms import modelform_factory
from django.test.utils import isolate_apps

from richtext import RichTextField
from richtext.editor import BodyEditor

HOSTILE, CLEAN = "<p onclick=x>Đèo<script>alert(1)</script></p>", "<p>Đèo</p>"


@pytest.fixture
def story_model(db):
    with isolate_apps("richtext"):

        class Story(models.Model):
            id = models.IntegerField(primary_key=True)
            body = RichTextField(null=True)

            class Meta:
                app_label = "richtext"
                db_table = "story_of_a_test"

            def __str__(self):
                return str(self.pk)

        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE story_of_a_test (id integer PRIMARY KEY, body text)")
        yield Story


def stored(story_model):
    return story_model.objects.values_list("body", flat=True).get()


def test_save_cleans_and_shows_what_it_stored(story_model):
    story = story_model(id=1, body=HOSTILE)
    story.save()
    assert story.body == stored(story_model) == CLEAN


def test_update_cleans(story_model):
    story_model.objects.create(id=1, body="")
    story_model.objects.update(body=HOSTILE)
    assert stored(story_model) == CLEAN


def test_bulk_create_cleans(story_model):
    story_model.objects.bulk_create([story_model(id=1, body=HOSTILE)])
    assert stored(story_model) == CLEAN


def test_bulk_update_cleans(story_model):
    story = story_model.objects.create(id=1, body="")
    story.body = HOSTILE
    story_model.objects.bulk_update([story], ["body"])
    assert stored(story_model) == CLEAN


def test_a_form_cleans(story_model):
    form = modelform_factory(story_model, fields=["id", "body"])({"id": 1, "body": HOSTILE})
    assert isinstance(form.fields["body"].widget, BodyEditor)
    form.save()
    assert stored(story_model) == CLEAN


def test_nothing_stays_nothing(story_model):
    story_model.objects.create(id=1, body=None)
    assert stored(story_model) is None


def test_a_search_in_bodies_looks_for_the_words_as_typed(story_model):
    story_model.objects.create(id=1, body="<p>Đường đèo <strong>Khánh</strong> Vĩnh</p>")
    assert story_model.objects.filter(body__contains="đèo <strong>").exists()


def test_a_space_alone_is_no_body(story_model):
    with pytest.raises(ValidationError):
        story_model(id=1, body="<p>&nbsp;</p>").full_clean()


def test_a_body_too_long_is_a_message_and_not_a_crash(story_model):
    with pytest.raises(ValidationError) as refusal:
        story_model(id=1, body="x" * 1_000_001).full_clean()
    assert refusal.value.error_dict["body"][0].code == "too_long"
