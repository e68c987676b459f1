"""The fields of the desk's forms, which Jinja prints."""

import pytest
from django.contrib import admin
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html

from articles.admin.forms import VerbForm
from articles.models import Article
from newsroom.widgets import Renderer
from photos.forms import CriteriaForm

SAID = 'Ghe "Bình Minh" & <b>con trai’s</b>'


@pytest.fixture
def fields(newsroom, rf):
    """The fields of the story's form, of its panels and of the library's filters."""
    request = rf.get("/")
    request.user = newsroom.hanh
    story = admin.site.get_model_admin(Article).get_form(request)
    forms = [story(initial={"headline": SAID, "standfirst": SAID}), VerbForm(), CriteriaForm()]
    return [form[name] for form in forms for name in form.fields]


def test_field_reads_the_same_whichever_engine_prints_it(fields):
    kinds = set()
    for field in fields:
        printed = []
        for engine in (DjangoTemplates(), Renderer()):
            field.form.renderer = engine
            printed.append(parse_html(f"<p>{field}</p>"))
        assert printed[0] == printed[1], field.name
        kinds.add(type(field.field.widget))
    assert len(kinds) > 6


def test_what_somebody_typed_is_escaped_as_django_does(fields):
    headline = next(field for field in fields if field.name == "headline")
    assert "Ghe &quot;Bình Minh&quot; &amp; &lt;b&gt;con trai’s&lt;/b&gt;" in str(headline)


def test_mistakes_are_listed_the_same_whichever_engine_prints_them(db):
    wrong = VerbForm({"reason": SAID * 200}).errors["reason"]
    by_django = DjangoTemplates().render(wrong.template_name, wrong.get_context())
    assert parse_html(str(wrong)) == parse_html(by_django)
