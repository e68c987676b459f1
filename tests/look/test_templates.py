"""Rules that hold for every template of the reader's site."""

import re

import pytest
from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
SITE = TEMPLATES / "site"
READERS = sorted([TEMPLATES / "500.html", *SITE.rglob("*.html")])
PAGES = [path for path in READERS if not path.name.startswith("_") and path.name != "base.html"]


def _name(path):
    return str(path.relative_to(TEMPLATES))


@pytest.fixture(params=READERS, ids=_name)
def template(request):
    return request.param.read_text("utf-8")


@pytest.fixture(params=PAGES, ids=_name)
def page(request):
    return request.param.read_text("utf-8")


def test_nothing_is_printed_unescaped(template):
    assert not re.search(r"\|\s*safe\b|autoescape|safeseq", template)


def test_the_content_security_policy_has_nothing_to_refuse(template):
    modules = r'<script type="module" src="\{\{ static\("site/[\w-]+\.js"\) \}\}"></script>'
    template = re.sub(modules, "", template)
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", template)


def test_no_page_speaks_of_times_relative_to_now(template):
    assert not re.search(r"\|\s*(timesince|timeuntil|naturaltime|naturalday|clock)\b", template)


def test_every_page_has_one_main_heading(page):
    # That of the front is the name of the paper, which stands above every page.
    around = '{% extends "base.html" %}' in page and 'class="front"' in page
    words = page + (SITE / "frontpage" / "_top.html").read_text("utf-8") if around else page
    assert len(re.findall(r"<h1[\s>]", words)) == 1


def test_every_label_names_its_field_once(template):
    shown = template.replace('<input type="hidden"', "")
    fields = shown.count("<input") + shown.count("<select")
    assert template.count("<label") == fields


def test_the_page_of_a_failed_site_needs_nothing_that_may_have_failed():
    words = (TEMPLATES / "500.html").read_text("utf-8")
    assert not re.search(r"\{[%{#]", words)
    # nginx and Varnish send the file itself: what stands before this is read by readers, and lets
    # browsers draw the page as they did in 1998.
    assert words.startswith("<!doctype html>")


def test_base_lets_the_keyboard_skip_to_the_story():
    top = (SITE / "frontpage" / "_top.html").read_text("utf-8")
    assert top.index('href="#content"') < top.index("<header")
    base = (SITE / "base.html").read_text("utf-8")
    assert base.index("{{ page_top(") < base.index('id="content"')
