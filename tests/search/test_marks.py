"""The words that were looked for, marked in what was found."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import marking
from search.marking import excerpt, plain
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
        ("Nam, nămm, anam", "nam", "<mark>Nam</mark>, nămm, anam"),
        (
            "Giá 1.003, 21.003 và 1003 đồng",
            "1003",
            "Giá <mark>1.003</mark>, 21.003 và <mark>1003</mark> đồng",
        ),
        ("Đội Łódź đến Bến Sứ", "ben su", "Đội Łódź đến <mark>Bến Sứ</mark>"),
        ("Nam Định", "", "Nam Định"),
    ],
)
def test_words_are_marked_with_their_marks_or_without(text, query, printed):
    assert mark_found(text, query) == printed


def test_a_text_typed_in_parts_is_marked_like_any_other():
    assert mark_found(unicodedata.normalize("NFD", "Bến"), "bến") == "<mark>Bến</mark>"


@given(st.text(st.sampled_from("aĐđạẾy1 .–“”\n\tü Łжʼ\U0001f41f\x00")))
def test_a_text_is_plain_by_the_fast_way_as_by_the_slow_one(text):
    assert plain(text) == "".join(marking._PLAIN.get(ord(letter), letter) for letter in text)


def test_an_excerpt_begins_and_ends_at_a_word_and_says_what_is_left_out():
    body = f"<p>{'Mưa lớn. ' * 40}</p>\n<p>Cá về&nbsp;bến Đợi.</p>\n<p>{'Nắng to. ' * 40}</p>"
    shown = excerpt(body, ("ben", "doi"))
    assert shown.startswith("… lớn. Mưa") or shown.startswith("… Mưa lớn.")
    assert "lớn. Cá về bến Đợi. Nắng to." in shown
    assert shown.endswith(("Nắng to…", "to. Nắng…"))


@pytest.mark.parametrize("body", ["<p>Cá về bến Đợi.</p>", "<h2>Cá</h2>\n<p>về bến Đợi.</p>\n"])
def test_an_excerpt_of_a_short_body_is_all_of_it(body):
    assert excerpt(body, ("ben", "doi")) == "Cá về bến Đợi."


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
