"""The desk's frame: Vietnamese first, strict policy, every field with a name."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

TEMPLATES = Path(settings.BASE_DIR) / "templates" / "admin"
INLINE = re.compile(
    r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)


@pytest.fixture
def lan(client, newsroom):
    client.force_login(newsroom.lan)
    return client


def test_no_template_of_the_desk_has_inline_script_or_style():
    guilty = [path.name for path in TEMPLATES.rglob("*.html") if INLINE.search(path.read_text())]
    assert guilty == []


@pytest.mark.parametrize(
    "path", ["", "articles/article/", "articles/article/add/", "photos/photo/"]
)
def test_no_page_of_the_desk_has_inline_script_or_style(lan, path):
    page = lan.get(f"/desk/{path}").content.decode()
    assert INLINE.findall(page.replace("data-config", "")) == []


def test_sign_in_page_opens_for_a_stranger(client, db):
    response = client.get("/desk/login/")
    assert response.status_code == 200
    assert '<html lang="vi"' in response.content.decode()


def test_header_offers_the_other_language(lan):
    page = lan.get("/desk/").content.decode()
    assert '<button type="submit" name="language" value="en" lang="en">English</button>' in page


def test_signing_out_is_a_button_and_not_a_link(lan):
    page = lan.get("/desk/").content.decode()
    assert '<form id="logout-form" method="post" action="/desk/logout/">' in page


def test_enter_in_a_field_of_a_story_saves_and_never_submits_it(lan):
    page = lan.get("/desk/articles/article/add/").content.decode()
    form = page[page.index('id="article_form"') :]
    first = re.search(r'<button type="submit"[^>]*name="([^"]+)"', form)
    assert first[1] == "_continue"


def test_a_form_sent_back_says_so_to_the_copy_in_the_browser(lan):
    add = "/desk/articles/article/add/"
    assert "data-bound" not in lan.get(add).content.decode()
    rows = {
        f"{prefix}-{count}_FORMS": 0
        for prefix in ("bylines", "image_captions")
        for count in ("TOTAL", "INITIAL")
    }
    assert "data-bound" in lan.post(add, {"headline": "", **rows}).content.decode()


def test_lost_session_page_says_that_the_text_is_kept(client, db):
    client.handler.enforce_csrf_checks = True
    response = client.post("/desk/login/", {"username": "lan"})
    assert response.status_code == 403
    assert 'target="_blank"' in response.content.decode()


def test_fault_page_needs_neither_request_nor_database():
    page = render_to_string("admin/500.html", {"unavailable": True})
    assert "desk/desk.css" in page


def test_search_box_of_a_list_has_a_name_in_the_language_of_the_reader(lan):
    page = lan.get("/desk/articles/article/").content.decode()
    assert 'alt="Search"' not in page
    assert '<label for="searchbar">' in page
