"""A story's text is cleaned when it is read, also where the process has shown it before."""

import pytest

from articles.bodies import published_body as body
from tests.reader import factories as paper

pytestmark = pytest.mark.django_db

ATTACK = "<p>Cảng cá mới.</p><script>alert(1)</script>"


@pytest.fixture
def story():
    return paper.publish(body="<p>Cảng cá mới.</p>", pictures=[])


def test_text_that_was_changed_after_it_was_shown_is_cleaned(story):
    shown = body(story)
    story.body = ATTACK
    assert shown == body(story) == "<p>Cảng cá mới.</p>"


def test_text_that_was_read_before_it_was_changed_shows_the_change(story):
    body(story)
    story.body = "<p>Cảng cá cũ.</p>"
    assert body(story) == "<p>Cảng cá cũ.</p>"


def test_picture_that_got_new_words_is_shown_with_them(story):
    story.body = '<figure data-key="abcd1234"></figure>'
    story.pictures = [paper.picture(placement="body", caption="Bến cũ.")]
    assert "Bến cũ." in body(story)
    story.pictures = [paper.picture(placement="body", caption="Bến mới.")]
    assert "Bến mới." in body(story)
