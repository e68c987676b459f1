"""The field with which a form of the desk holds a photo."""

import pytest

from photos.forms import PhotoInput
from tests.photos.factories import PhotoFactory

pytestmark = pytest.mark.django_db


def test_chosen_photo_is_shown_in_the_form():
    photo = PhotoFactory(alt_text='Ghe "Bình Minh"')
    html = PhotoInput().render("captions-0-photo", photo.pk)
    assert f'value="{photo.pk}"' in html
    assert 'type="hidden"' in html
    assert "data-photo-field" in html
    assert f'data-thumbnail="/desk/photos/proof/{photo.token}/small.webp"' in html
    assert 'data-alt="Ghe &quot;Bình Minh&quot;"' in html


def test_photo_in_hand_is_shown_without_a_query(django_assert_num_queries):
    widget = PhotoInput()
    widget.photo = PhotoFactory()
    with django_assert_num_queries(0):
        assert "data-thumbnail" in widget.render("photo", widget.photo.pk)


def test_newly_chosen_photo_is_shown_instead_of_the_one_in_hand():
    widget, chosen = PhotoInput(), PhotoFactory()
    widget.photo = PhotoFactory()
    assert chosen.token in widget.render("photo", str(chosen.pk))


@pytest.mark.parametrize("value", [None, "", "0", "chợ", "²", "-1", "9" * 30, "999"])
def test_senseless_value_is_shown_as_no_photo(value):
    assert "data-thumbnail" not in PhotoInput().render("photo", value)
