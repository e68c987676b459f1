"""Nothing that somebody sends, however it is wrapped, survives as more than text."""

from html.parser import HTMLParser
from importlib import import_module

import pytest

from richtext import allowed, for_editor, for_reader, from_editor, sanitise
from richtext.sanitise import MOST_TAGS, TooLong

from .hostile_payloads import CONTEXTS, SCHEMES, VECTORS


class Reader(HTMLParser):
    """Everything that a body holds besides its words."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.others = set(), set(), []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update((tag, name, value) for name, value in attrs)

    def handle_comment(self, data):
        self.others.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_harmless(body):
    found = Reader(body)
    assert found.tags <= allowed.TAGS
    assert found.others == []
    for tag, name, value in found.attributes:
        assert name in allowed.ATTRIBUTES[tag]
        assert allowed.is_allowed(name, value)


@pytest.mark.parametrize("context", CONTEXTS)
def test_an_attack_leaves_nothing_but_allowed_markup(context):
    for vector in VECTORS:
        body = sanitise(context.format(vector))
        assert_harmless(body)
        assert sanitise(body) == body


@pytest.mark.parametrize("context", CONTEXTS)
def test_an_attack_through_the_editor_leaves_nothing_either(context):
    for vector in VECTORS:
        body, figures = from_editor(context.format(vector))
        assert_harmless(body)
        assert figures == []


def test_readers_get_no_frame_but_that_of_a_known_video():
    for vector in VECTORS:
        page = for_reader(vector, lambda key: "")
        assert "<iframe" not in page
        assert "evil.example" not in "".join(
            value or "" for _, name, value in Reader(page).attributes if name != "href"
        )


@pytest.mark.parametrize("address", SCHEMES)
def test_a_link_to_a_dangerous_place_loses_its_address(address):
    assert sanitise(f'<p><a href="{address}">x</a></p>') == "<p>x</p>"


@pytest.mark.parametrize(
    "address",
    [
        "https://baokhanhhoa.vn/",
        "http://xn--bokhnhha-z3a.vn:8080/tin?id=1&amp;trang=2#a",
        "https://vi.wikipedia.org/wiki/Đèo_Khánh_Lê",
        "mailto:toasoan@example.vn",
        "tel:+84258.3822.115",
        "/thoi-su/deo-khanh-vinh-17/",
        "/",
    ],
)
def test_a_link_that_a_reporter_would_make_stays(address):
    link = f'<p><a href="{address}">x</a></p>'
    assert sanitise(link) == link


@pytest.mark.parametrize(
    ("provider", "video"),
    [
        ("youtube", "dQw4w9WgXc"),
        ("youtube", "dQw4w9WgXcQ/../x"),
        ("youtube", "123456789"),
        ("vimeo", "dQw4w9WgXcQ"),
        ("vimeo", "12345"),
        ("dailymotion", "dQw4w9WgXcQ"),
        ("youtube|vimeo", "123456789"),
    ],
)
def test_a_video_that_is_none_is_dropped(provider, video):
    assert sanitise(f'<figure data-embed="{provider}" data-id="{video}"></figure>') == ""


def test_words_in_angle_brackets_stay_words():
    assert sanitise("<p>&lt;b&gt; &amp;amp; a &lt; b</p>") == "<p>&lt;b&gt; &amp;amp; a &lt; b</p>"


def test_hostile_words_of_a_caption_are_only_words_in_the_editor():
    editor = (
        '<figure class="photo" data-key="k3f9a2c1" data-photo="17" data-credit="&quot;><script>">'
        '<img alt="&quot; onerror=alert(1)"><figcaption>&lt;script&gt;</figcaption></figure>'
    )
    body, figures = from_editor(editor)
    shown = for_editor(body, {figure.key: figure for figure in figures})
    assert Reader(shown).tags == {"figure", "img", "figcaption"}
    assert {name for _, name, _ in Reader(shown).attributes} == {
        "class", "data-key", "data-photo", "data-credit", "src", "alt",
    }  # fmt: skip


def test_a_text_that_would_keep_the_machine_busy_is_refused():
    with pytest.raises(TooLong):
        sanitise("<div>" * (MOST_TAGS + 1))
    with pytest.raises(TooLong):
        sanitise("a" * 1_000_001)


def test_deep_nesting_keeps_its_words():
    assert sanitise("<ul><li>" * 500 + "cuối cùng").count("cuối cùng") == 1
    assert sanitise("<b><i>" * 500 + "cuối cùng").count("cuối cùng") == 1
    assert sanitise("<blockquote>" * 500 + "x") == "<blockquote><p>x</p></blockquote>"


def test_half_a_character_does_not_lose_the_story():
    assert sanitise("<p>Ninh\ud800 Hòa</p>") == "<p>Ninh Hòa</p>"


def test_the_sanitiser_has_the_last_word_over_our_own_writing(monkeypatch):
    """Should the canonical form ever be written wrongly, what leaves is clean all the same."""
    module = import_module("richtext.sanitise")
    attack = '<p onclick="x">a<script>b</script><a href="\u2028javascript:x">c</a></p>'
    monkeypatch.setattr(module, "shape", lambda tree: attack)
    assert module.sanitise("x") == "<p>a<a>c</a></p>"


@pytest.mark.browser
def test_no_attack_runs_calls_home_or_leads_away_in_a_browser(chromium):
    """Without any policy of the page: the sanitiser alone has to hold."""
    bodies = [
        for_reader(context.format(vector), lambda key: "")
        for context in CONTEXTS
        for vector in VECTORS
    ]
    page = chromium.new_page()
    ran, asked = [], []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: ran.append(str(error)))
    page.route("**", lambda route: (asked.append(route.request.url), route.abort()))
    page.set_content("".join(f"<div>{body}</div>" for body in bodies if "<iframe" not in body))
    page.evaluate(
        """bodies => bodies.forEach(body => {
          document.body.append(Object.assign(document.createElement("div"), {innerHTML: body}));
        })""",
        [body for body in bodies if "<iframe" not in body],
    )
    page.wait_for_timeout(500)
    assert (ran, asked) == ([], [])
    assert not page.locator("script, iframe, img, svg, style, form").count()
    page.close()
