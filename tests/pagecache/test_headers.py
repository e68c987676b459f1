"""How long caches may keep what readers get."""

from datetime import timedelta

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

import pagecache
from pagecache.middleware import ReaderPageMiddleware
from tests.reader.factories import NOON

SECOND = timedelta(seconds=1)


@pytest.fixture
def now(monkeypatch):
    monkeypatch.setattr("pagecache.middleware.timezone.now", lambda: NOON)
    return NOON


def answer(response, *, method="get", path="/", until=None, **headers):
    """Return what the middleware makes of a view's response."""

    def view(request):
        assert request.at == NOON
        pagecache.keep(request, until=until)
        return response

    return ReaderPageMiddleware(view)(getattr(RequestFactory(), method)(path, headers=headers))


@pytest.mark.usefixtures("now")
class TestReaderPage:
    @pytest.mark.parametrize("status", [200, 301, 404, 410])
    def test_page_is_kept_for_the_set_time(self, settings, status):
        settings.READER_PAGE_TTL = 60
        response = answer(HttpResponse("trang", status=status))
        assert response["Cache-Control"] == "public, max-age=60, s-maxage=60"

    @pytest.mark.parametrize("status", [400, 403, 405, 500, 503])
    def test_failure_is_not_kept(self, status):
        assert answer(HttpResponse(status=status))["Cache-Control"] == "no-store"

    @pytest.mark.parametrize(
        ("left", "seconds"), [(10 * SECOND, 10), (1.999 * SECOND, 1), (1 * SECOND, 1)]
    )
    def test_page_is_never_kept_past_the_boundary(self, left, seconds):
        response = answer(HttpResponse("trang"), until=NOON + left)
        assert response["Cache-Control"] == f"public, max-age={seconds}, s-maxage={seconds}"

    @pytest.mark.parametrize("left", [0.999 * SECOND, 0 * SECOND, -5 * SECOND])
    def test_page_that_is_about_to_change_is_not_kept(self, left):
        response = answer(HttpResponse("trang"), until=NOON + left)
        assert response["Cache-Control"] == "no-store"

    def test_the_nearest_of_several_boundaries_counts(self):
        request = RequestFactory().get("/")
        for seconds in (30, 5, 20):
            pagecache.keep(request, until=NOON + seconds * SECOND)
        pagecache.keep(request, until=None)
        assert request.keeping.until == NOON + 5 * SECOND

    def test_reader_who_has_the_page_gets_304(self):
        etag = answer(HttpResponse("trang"))["ETag"]
        again = answer(HttpResponse("trang"), **{"if-none-match": etag})
        assert again.status_code == 304
        assert not again.content
        assert again["Cache-Control"].startswith("public")
        changed = answer(HttpResponse("trang mới"), **{"if-none-match": etag})
        assert changed.status_code == 200

    def test_cookie_of_a_careless_view_goes_no_further(self):
        response = HttpResponse("trang")
        response.set_cookie("session", "x")
        assert not answer(response).cookies

    def test_view_that_says_how_long_it_may_be_kept_is_believed(self):
        response = HttpResponse("ảnh", headers={"Cache-Control": "public, max-age=31536000"})
        assert answer(response)["Cache-Control"] == "public, max-age=31536000"

    def test_answer_to_a_post_is_not_kept(self):
        assert answer(HttpResponse("trang"), method="post")["Cache-Control"] == "no-store"

    def test_streamed_answer_has_no_etag(self):
        assert "ETag" not in answer(StreamingHttpResponse([b"a"]))


@pytest.mark.usefixtures("now")
@pytest.mark.parametrize("path", ["/desk/", "/desk/articles/article/1/change/", "/desk"])
def test_nobody_keeps_or_indexes_the_desk(path):
    careless = HttpResponse("bản thảo", headers={"Cache-Control": "public, max-age=600"})
    response = answer(careless, path=path)
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert "ETag" not in response
