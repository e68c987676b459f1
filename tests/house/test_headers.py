"""Every reader's page has the strict headers and is the same for everybody; the desk is private."""

from datetime import timedelta

import pytest
from django.test import Client

from articles.models import Topic
from articles.pages import STORIES_IN_PART
from frontpage.models import Masthead
from tests.factories.people import PASSWORD
from tests.photos.factories import PhotoFactory
from tests.reader import factories as paper

STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "https://www.youtube-nocookie.com https://player.vimeo.com",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}
PROTECTING = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
READERS = {
    "/": 200,
    "/{section}/": 200,
    "{story}": 200,
    "{gone}": 410,
    "{moved}": 301,
    "/tac-gia/tran-van-thanh/": 200,
    "/chu-de/bien-dao/": 200,
    "/luu-tru/": 302,
    "/luu-tru/2021/04/12/": 200,
    "/cai-chinh/": 200,
    "/tim-kiem/": 200,
    "/tim-kiem/?q=c%E1%BA%A3ng": 200,
    "/rss/": 200,
    "/rss/{section}.rss": 200,
    "/sitemap.xml": 200,
    "/sitemap-{part}.xml": 200,
    "/sitemap-2021-04.xml": 301,
    "/news-sitemap.xml": 200,
    "/robots.txt": 200,
    "/.well-known/security.txt": 200,
    "/health/": 200,
    "/khong-co/gi-ca/": 404,
}
DESK = [
    "",
    "articles/article/",
    "articles/article/add/",
    "articles/section/",
    "frontpage/utilityitem/add/",
    "photos/photo/",
    "photos/photo/add/",
    "photos/choose/",
    "password_change/",
    "jsi18n/",
    "nothing/of/this/name/",
]


@pytest.fixture
def addresses(db, monkeypatch):
    """Print a small paper at noon, and return the addresses in it by name."""
    monkeypatch.setattr("pagecache.middleware.timezone.now", lambda: paper.NOON)
    Masthead.objects.create(name="Báo thử", governing_body="Tòa soạn thử")
    section = paper.section()
    story = paper.publish(
        section=section,
        topics=[Topic.objects.create(name="Biển đảo")],
        authors=[paper.author("Trần Văn Thành")],
        pictures=[paper.picture()],
    )
    morning = paper.NOON - timedelta(hours=3)
    gone = paper.publish("Tin đã gỡ", at=morning, until=paper.NOON)
    paper.correct(story.article)
    return {
        "section": section.slug,
        "story": story.get_absolute_url(),
        "part": story.article_id // STORIES_IN_PART,
        "gone": gone.get_absolute_url(),
        "moved": f"/{section.slug}/ten-cu-{story.article_id}/",
    }


@pytest.fixture
def editor(newsroom):
    """An editor's browser, signed in."""
    client = Client()
    client.force_login(newsroom.hanh)
    return client


def policy(response):
    """Return the page's Content-Security-Policy by directive."""
    rules = response["Content-Security-Policy"].split(";")
    return dict(rule.strip().partition(" ")[::2] for rule in rules)


@pytest.mark.parametrize(("address", "status"), READERS.items())
class TestReadersPage:
    def test_has_the_strict_headers(self, address, status, addresses, client):
        page = client.get(address.format(**addresses))
        assert page.status_code == status
        assert policy(page) == STRICT
        assert {name: page[name] for name in PROTECTING} == PROTECTING
        assert page["Referrer-Policy"] == "strict-origin-when-cross-origin"

    def test_is_the_same_for_a_stranger_and_an_editor(self, address, status, addresses, editor):
        address = address.format(**addresses)
        stranger, known = (
            Client().get(address),
            editor.get(address, headers={"accept-language": "en"}),
        )
        assert (known.content, known.headers) == (stranger.content, stranger.headers)

    def test_sets_no_cookie_and_depends_on_none(self, address, status, addresses, editor):
        editor.cookies.load({"csrftoken": "x" * 32, "django_language": "en", "messages": "x"})
        page = editor.get(address.format(**addresses))
        assert not page.cookies
        assert not page.has_header("Vary")


def test_page_that_a_reader_gets_when_the_newsroom_breaks_is_strict(client, monkeypatch, db):
    def broken(*_arguments):
        raise RuntimeError("no front page today")

    monkeypatch.setattr("frontpage.views.front", broken, raising=False)
    monkeypatch.setattr("frontpage.views.render", broken, raising=False)
    client.raise_request_exception = False
    page = client.get("/")
    assert page.status_code == 500
    assert policy(page) == STRICT
    assert page["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", [f"/desk/{each}" for each in DESK])
class TestDesk:
    def test_is_kept_by_nobody_and_found_by_no_search_engine(self, address, editor, db):
        page = editor.get(address)
        assert page["Cache-Control"] == "no-store"
        assert page["X-Robots-Tag"] == "noindex"

    def test_has_the_protecting_headers(self, address, editor, db):
        page = editor.get(address)
        assert {name: page[name] for name in PROTECTING} == PROTECTING
        assert page["Referrer-Policy"] == "same-origin"
        assert policy(page)["frame-ancestors"] == "'none'"

    def test_has_the_strict_policy_but_for_the_form_of_a_story(self, address, editor, db):
        page = policy(editor.get(address))
        is_strict = {name: page.get(name) for name in STRICT} == STRICT and "unsafe" not in str(
            page
        )
        assert is_strict == (address != "/desk/articles/article/add/")


def test_form_of_a_story_allows_what_the_editor_needs_and_no_more(editor, newsroom):
    story = newsroom.submitted()
    page = policy(editor.get(f"/desk/articles/article/{story.pk}/change/"))
    weaker = {name: rule for name, rule in page.items() if STRICT.get(name) != rule}
    assert weaker == {
        "script-src-elem": "'self'",
        "script-src-attr": "'unsafe-inline'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
    }
    assert STRICT.keys() <= page.keys()


def test_preview_of_a_story_has_the_readers_policy(editor, newsroom):
    story = newsroom.submitted()
    page = editor.get(f"/desk/articles/article/{story.pk}/preview/")
    assert page.status_code == 200
    assert policy(page) == STRICT


def test_form_of_a_photo_is_strict(editor, newsroom):
    photo = PhotoFactory(uploaded_by=newsroom.hanh)
    assert policy(editor.get(f"/desk/photos/photo/{photo.pk}/change/")) == STRICT


def test_session_cookie_is_out_of_reach_of_scripts_and_of_readers_pages(newsroom):
    client = Client()
    sent = {"username": newsroom.lan.username, "password": PASSWORD}
    assert client.post("/desk/login/", sent).status_code == 302
    client.get("/desk/")
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/desk/"
    assert client.cookies.keys() == {"sessionid", "csrftoken"}


def test_desk_refuses_a_form_that_does_not_come_from_the_desk(newsroom):
    client = Client(enforce_csrf_checks=True)
    client.force_login(newsroom.lan)
    assert client.post("/desk/articles/article/add/", {"headline": "Tin"}).status_code == 403
    assert client.post("/desk/logout/").status_code == 403
    assert client.get("/desk/").status_code == 200
