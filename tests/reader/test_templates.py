"""What holds for the templates of readers' pages, whatever they print."""

import pytest
from django.conf import settings
from django.template import TemplateDoesNotExist, engines
from django.utils.html import escape
from django.utils.translation import gettext_lazy
from jinja2 import UndefinedError

from articles.models import Topic
from articles.parts import part
from tests.reader import factories as paper

TEMPLATES = settings.BASE_DIR / "templates"
SITE = TEMPLATES / "site"
HOSTILE = """<script>alert("1")</script> & 'đ' {{ 7 * 7 }} {% if %}"""


def names(folder, apart=None):
    """Return the names of the templates in a folder, but for those of a folder in it."""
    paths = (path for path in sorted(folder.rglob("*.*")) if apart not in path.parents)
    return [path.relative_to(folder).as_posix() for path in paths]


def printed(template, **context):
    return engines["jinja2"].from_string(template).render(context)


@pytest.mark.parametrize("name", names(SITE))
def test_readers_template_is_compiled_and_none_of_the_desks(name):
    engines["jinja2"].get_template(name)
    with pytest.raises(TemplateDoesNotExist):
        engines["django"].get_template(name)


@pytest.mark.parametrize("name", names(TEMPLATES, apart=SITE))
def test_desks_template_is_none_of_the_readers(name):
    engines["django"].get_template(name)
    with pytest.raises(TemplateDoesNotExist):
        engines["jinja2"].get_template(name)


@pytest.mark.parametrize("words", ["{{ sapo }}", "{% if sapo %}{% endif %}", "{{ story.sapo }}"])
def test_name_that_nobody_gave_is_an_error(words):
    with pytest.raises(UndefinedError):
        printed(words, story={})


@pytest.mark.parametrize("words", [HOSTILE, gettext_lazy(HOSTILE)])
def test_words_are_escaped_as_by_django(words):
    assert printed("{{ words }}", words=words) == escape(HOSTILE)


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
class TestPages:
    def test_print_words_typed_by_hand_as_words(self, client):
        author, topic = paper.author(HOSTILE), Topic.objects.create(name=HOSTILE)
        section = paper.section(HOSTILE, slug="la")
        pictures = [
            paper.picture(number, place, f"anh{number:05}", HOSTILE)
            | {"credit": HOSTILE, "alt": HOSTILE}
            for number, place in enumerate(["lead", "gallery", "gallery"], start=1)
        ]
        story = paper.publish(
            HOSTILE,
            section=section,
            kicker=HOSTILE,
            standfirst=HOSTILE,
            source=HOSTILE,
            pictures=pictures,
            authors=[author],
            topics=[topic],
        )
        paper.publish("Tin khác", section=section)
        addresses = [story.get_absolute_url(), "/", "/la/", "/news-sitemap.xml"]
        addresses += [f"/tac-gia/{author.slug}/", topic.get_absolute_url()]
        for address in addresses:
            text = client.get(address).text
            assert escape(HOSTILE) in text, address
            assert "<script>alert" not in text, address

    def test_print_what_was_searched_for_as_words(self, client):
        text = client.get("/tim-kiem/", {"q": HOSTILE}).text
        assert f'value="{escape(HOSTILE)}"' in text
        assert "<script>alert" not in text

    def test_ask_nobody_who_they_are_and_for_no_messages(self, client):
        asked = engines["jinja2"].template_context_processors
        assert [each.__module__ for each in asked] == ["frontpage.context_processors"]
        story = paper.publish()
        for address in ("/", "/chinh-tri/", story.get_absolute_url(), "/tim-kiem/", "/khong-co/"):
            page = client.get(address)
            assert not page.cookies
            assert not hasattr(page.wsgi_request, "session")


def test_row_of_the_utility_board_that_was_written_past_its_form_is_printed_or_left_out():
    board = part("frontpage/_utilities.html", "board")
    item = {"kind": "gold", "title": "Giá vàng", "rows": [["SJC", 82500], ["PNJ", None], []]}
    blank = {"note": "", "as_of": None, "source_name": "", "source_url": ""}
    printed = board([{**blank, **item}, {**blank, **item, "kind": "lottery", "rows": [[]]}])
    assert ">82500</td>" in printed
