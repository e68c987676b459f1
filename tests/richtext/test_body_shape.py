# ruff: noqa: E501 (markup is easier to judge in one piece)
"""One text has one form, whoever wrote it with what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from richtext import figure_keys, is_empty, plain_text, sanitise

PIECES = [
    "<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<i>", "</i>", "<strong>", "</strong>",
    "<em>", "</em>", "<sup>", "</sup>", "<sub>", "</sub>", "<h1>", "</h1>", "<h3>", "</h3>",
    "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>", "<blockquote>", "</blockquote>",
    '<a href="https://a.vn/?b=1&amp;c=2">', '<a href=" /tin/ ">', "<a>", "</a>",
    "<table>", "</table>", "<thead>", "<tbody>", "<tr>", "</tr>", "<td>", "</td>",
    '<th colspan="2" scope="row">', "</th>", "<caption>", "</caption>",
    '<figure data-key="k3f9a2c1">', '<figure data-embed="vimeo" data-id="123456789">', "<figure>",
    "</figure>", "<figcaption>", "</figcaption>", '<img src="x">', "<hr>",
    '<span style="font-weight:700;font-style:italic">', '<b style="font-weight:normal">', "</span>",
    "<o:p>", "</o:p>", "<!-- x -->", "<script>", "</script>", "&nbsp;", "&amp;", "&lt;", " ", "\n",
    "\u200b", "\u0301", "\u0338", "a", "e\u0302\u0301", "Đèo ", "\u00d0", "\u1eafn", "&#13;", "&#x300;",
]  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_cleaning_twice_changes_nothing(html):
    body = sanitise(html)
    assert sanitise(body) == body


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_characters_can_be_cleaned_twice(text):
    body = sanitise(text)
    assert sanitise(body) == body


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("", ""),
        (None, ""),
        ("<p>&nbsp;</p>", ""),
        ("<p><br></p><p> \u200b</p>", ""),
        ("Một dòng", "<p>Một dòng</p>"),
        ("<div>một</div><div>hai</div>", "<p>một</p>\n<p>hai</p>"),
        ("<p>một<br><br>hai</p>", "<p>một</p>\n<p>hai</p>"),
        ("<p>một<br>hai<br></p>", "<p>một<br>hai</p>"),
        ("<p> Nha&nbsp; Trang </p>", "<p>Nha Trang</p>"),
        ("<p><b>a</b><strong>b</strong> <i>c</i></p>", "<p><strong>ab</strong> <em>c</em></p>"),
        ("<p><em><strong>x</strong></em></p>", "<p><strong><em>x</em></strong></p>"),
        ("<p>CO<sub>2</sub>, m<sup>2</sup></p>", "<p>CO<sub>2</sub>, m<sup>2</sup></p>"),
        ("<p>a<b> </b>b</p>", "<p>a b</p>"),
        ("<h1>Tít</h1><h4>nhỏ</h4>", "<h2>Tít</h2>\n<h3>nhỏ</h3>"),
        ("<h2><b>Quan tâm<br>cải cách</b></h2>", "<h2>Quan tâm cải cách</h2>"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>",
         "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li>a<br>b</li></ul>"),
        ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", "<ul><li>a<ul><li>b</li></ul>c</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ol><li></li></ol>", ""),
        ("<li>lạc</li>", "<p>lạc</p>"),
        ("<table><caption>Giá</caption><tr><th scope=col>Vàng<td colspan=2><p>1<p>2</table>",
         '<table><caption>Giá</caption><tbody><tr><th scope="col">Vàng</th>'
         '<td colspan="2">1<br>2</td></tr></tbody></table>'),
        ("<table><thead><tr><th>a</th></tr></thead><tfoot><tr><td>b</td></tr></tfoot></table>",
         "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"),
        ("<table><tr><td></td></tr></table>", ""),
        ("<table><tr><td>a<table><tr><td>b</table></table>",
         "<table><tbody><tr><td>a</td></tr></tbody></table>\n"
         "<table><tbody><tr><td>b</td></tr></tbody></table>"),
        ("<p>a</p><hr><p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<p>a<img src=/media/x.jpg alt=x>b</p>", "<p>ab</p>"),
        ("<figure class='wp-block-table'><table><tr><td>x</table></figure>",
         "<table><tbody><tr><td>x</td></tr></tbody></table>"),
        ('<p>a<figure data-key="k3f9a2c1">rác</figure>b</p>',
         '<p>a</p>\n<figure data-key="k3f9a2c1"></figure>\n<p>b</p>'),
        ('<ul><li>a<figure data-key="k3f9a2c1"></figure></li><li>b</li></ul>',
         '<ul><li>a</li><li>b</li></ul>\n<figure data-key="k3f9a2c1"></figure>'),
        ('<table><tr><td><blockquote>a<figure data-key="k3f9a2c1"></figure></table>',
         '<table><tbody><tr><td>a</td></tr></tbody></table>\n<figure data-key="k3f9a2c1"></figure>'),
        ("<p>\u00d0\u1ea1i h\u1ed9i, Ho\u0300a</p>", "<p>\u0110\u1ea1i h\u1ed9i, H\u00f2a</p>"),
    ],
)  # fmt: skip
def test_a_text_is_stored_in_its_canonical_form(sent, stored):
    assert sanitise(sent) == stored
    assert sanitise(stored) == stored


def test_plain_text_has_a_line_for_each_paragraph_item_and_cell():
    body = (
        "<p>Đèo <strong>Khánh</strong> Vĩnh<br>dài 33 km &amp; hơn</p>"
        '<figure data-key="k3f9a2c1"></figure><ul><li>một<ul><li>hai</li></ul></li></ul>'
        "<table><tr><td>ba</td><td>bốn</td></tr></table>"
    )
    assert plain_text(body) == "Đèo Khánh Vĩnh\ndài 33 km & hơn\nmột\nhai\nba\nbốn"


def test_a_body_with_a_picture_alone_is_not_empty():
    assert is_empty("<p>&nbsp;</p><ul><li></li></ul>")
    assert not is_empty('<figure data-key="k3f9a2c1"></figure>')
    assert not is_empty('<figure data-embed="vimeo" data-id="123456789"></figure>')
    assert not is_empty("x")


def test_the_keys_of_pictures_come_in_reading_order():
    body = '<figure data-key="bbbbbbbb"></figure><p>x</p><figure data-key="aaaaaaaa"></figure>'
    assert figure_keys(body) == ["bbbbbbbb", "aaaaaaaa"]
