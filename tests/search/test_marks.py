"""The words that were looked for, marked in what was found."""

import unicodedata

import pytest

from search.printed import mark_found
from tests.reader import factories as paper


@pytest.mark.parametrize(
    ("text", "query", "printed"),
    [
        ("Một ngày bên sông Đợi", "ben song", "Một ngày <mark>bên sông</mark> Đợi"),
        ("Cầu Bến Sứ, bờ sông", "BẾN SÔNG", "Cầu <mark>Bến</mark> Sứ, bờ <mark>sông</mark>"),
        ("Bến sông, dòng sông", '"ben song"', "<mark>Bến sông</mark>, dòng sông"),
        ("Họp ở TP.HCM", "tp.hcm", "Họp ở <mark>TP.HCM</mark>"),
        ("Nam Định", "an", "Nam Định"),
        ("Nam Định", "", "Nam Định"),
    ],
)
def test_words_are_marked_with_their_marks_or_without(text, query, printed):
    assert mark_found(text, query) == printed


def test_a_text_typed_in_parts_is_marked_like_any_other():
    assert mark_found(unicodedata.normalize("NFD", "Bến"), "bến") == "<mark>Bến</mark>"


@pytest.mark.parametrize("query", ["script", "alert 1", "<b>", "lt amp", '"'])
def test_no_text_and_no_query_becomes_markup(query):
    text = "<script>alert(1)</script> & Đợi"
    marked = mark_found(text, query)
    assert "<" not in marked.replace("<mark>", "").replace("</mark>", "")
    plain = marked.replace("<mark>", "").replace("</mark>", "")
    assert plain == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Đợi"


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_the_results_show_what_was_looked_for(client):
    paper.publish("Mở cảng cá mới", standfirst="Cảng dài 120 m.")
    text = client.get("/tim-kiem/", {"q": "cang"}).text
    assert "Mở <mark>cảng</mark> cá mới</a>" in text
    assert "<mark>Cảng</mark> dài 120 m.</p>" in text
