"""What readers' pages read out of an address reaches them, and nothing else does."""

import re

import pytest
from django.conf import settings

from newsroom.edition import edition
from newsroom.pages import site, with_kept_pages
from newsroom.parameters import PARAMETERS
from pagecache import places
from pagecache.door import Door
from search import query

# Readers' views, and how they read a parameter.
VIEWS = ["articles/*.py", "search/*.py", "frontpage/*.py"]
READS = re.compile(
    r"(?:GET|parameters)\.get\(\s*([\w.\"]+)|GET\[([\w\"]+)\]|_number\(request, (\w+)\)"
)
NAMES = {
    "PLACE_PARAMETER": "truoc",
    "VERSION_PARAMETER": "ban",
    "NEWEST_PARAMETER": "tu",
    "WORDS": query.WORDS,
    "SECTION": query.SECTION,
    "PERIOD": query.PERIOD,
    "AUTHOR": query.AUTHOR,
    "KIND": query.KIND,
    "names.WORDS": query.WORDS,
    "names.PAGE": query.PAGE,
    # Handed on within a view that stands here.
    "parameter": None,
}


def read_by_views():
    texts = (path.read_text("utf-8") for kind in VIEWS for path in settings.BASE_DIR.glob(kind))
    found = {next(filter(None, match)) for text in texts for match in READS.findall(text)}
    return {name.strip('"') if '"' in name else NAMES[name] for name in found} - {None}


def test_every_parameter_that_a_view_reads_stands_in_the_table():
    assert read_by_views() == {name for _pattern, names in PARAMETERS for name in names}


@pytest.mark.parametrize(
    ("path", "query", "kept"),
    [
        ("/", "truoc=1-1", "/"),
        ("/thoi-su/", "utm_source=x&truoc=1-1", "/thoi-su/?truoc=1-1"),
        ("/thoi-su", "truoc=1-1", "/thoi-su?truoc=1-1"),
        ("/tac-gia/lan/", "truoc=1-1&q=1", "/tac-gia/lan/?truoc=1-1"),
        ("/luu-tru/2021/04/12/", "truoc=1-1", "/luu-tru/2021/04/12/?truoc=1-1"),
        ("/thoi-su/mo-cang-7/", "truoc=1-1&ban=2", "/thoi-su/mo-cang-7/"),
        ("/thoi-su/mo-cang-7/thay-doi/", "tu=9&ban=2", "/thoi-su/mo-cang-7/thay-doi/?ban=2&tu=9"),
        ("/tim-kiem/", "trang=2&q=a&trong=ngay&x=", "/tim-kiem/?q=a&trong=ngay&trang=2"),
        ("/rss/", "x=1", "/rss/"),
    ],
)
def test_page_goes_by_what_it_reads(path, query, kept):
    asked = {"REQUEST_METHOD": "GET", "HTTP_HOST": "localhost:8000", "wsgi.url_scheme": "http"}
    assert site().asked(asked | {"PATH_INFO": path, "QUERY_STRING": query}).address == kept


@pytest.mark.parametrize(
    "path", ["/desk/", "/desk", "/media/photos/a.jpg", "/static/a.css", "/health/"]
)
def test_what_is_no_readers_page_is_not_kept(path):
    asked = {"REQUEST_METHOD": "GET", "HTTP_HOST": "localhost:8000", "wsgi.url_scheme": "http"}
    assert site().asked(asked | {"PATH_INFO": path}) is None


def test_another_origin_makes_other_pages(settings):
    ours = edition()
    assert ours == edition()
    settings.SITE_ORIGIN = "https://www.bao.example"
    assert edition() != ours


@pytest.mark.django_db
def test_pages_are_kept_unless_somebody_switches_it_off(settings, tmp_path):
    assert with_kept_pages("Django") == "Django"
    settings.PAGE_CACHE, settings.VAR_DIR = "file", tmp_path
    assert isinstance(with_kept_pages("Django"), Door)
    places._store.cache_clear()
