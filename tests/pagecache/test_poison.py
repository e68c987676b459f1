"""Nothing that a reader sends along changes what the next reader gets, or makes it another page."""

import pytest

from pagecache.asking import encoding_of, has_it
from tests.pagecache.doors import HOST, Press, ask, door

NASTY = {
    "cookie": "sessionid=x; csrftoken=y",
    "accept_language": "en",
    "authorization": "Basic eDp5",
    "x_forwarded_host": "stranger.example",
    "x_forwarded_proto": "https",
    "x_forwarded_prefix": "/stranger",
    "x_original_url": "/desk/",
    "x_rewrite_url": "/desk/",
    "x_http_method_override": "POST",
    "forwarded": "host=stranger.example",
    "user_agent": "<script>",
    "if_modified_since": "Mon, 12 Apr 2021 05:00:00 GMT",
    "range": "bytes=0-1",
    "content_type": "text/html",
}


@pytest.fixture
def press():
    return Press()


@pytest.fixture
def paper(press, file_store):
    return door(press, file_store)


@pytest.mark.parametrize("name", NASTY)
def test_header_reaches_no_page_and_splits_none(paper, press, name):
    ask(paper, "/", **{name: NASTY[name]})
    assert NASTY[name] not in {str(value) for value in press.asked[0].values()} - {"https"}
    assert f"HTTP_{name.upper()}" not in press.asked[0]
    ask(paper, "/")
    assert press.printed == 1


def test_page_is_made_for_nobody(paper, press):
    ask(paper, "/", **NASTY)
    (asked,) = press.asked
    assert {name for name in asked if name.startswith("HTTP_")} == {"HTTP_HOST"}
    assert asked["HTTP_HOST"] == HOST
    assert asked["wsgi.input"].read() == b""


@pytest.mark.parametrize("host", ["stranger.example", "localhost", "localhost:80", f"{HOST}.x", ""])
def test_other_host_goes_through_and_is_not_kept(paper, press, host):
    for _ in range(2):
        ask(paper, "/", host=host)
    assert press.printed == 2
    ask(paper, "/")
    assert press.asked[-1]["HTTP_HOST"] == HOST


def test_host_in_capitals_is_the_same(paper, press):
    ask(paper, "/", host="LOCALHOST:8000")
    ask(paper, "/")
    assert press.printed == 1


@pytest.mark.parametrize(
    "query", ["utm_source=x", "fbclid=1&x[]=2", "q=", "%00", "=", "&&&", "truoc%00=1", "a" * 1500]
)
def test_unknown_parameters_name_the_same_page(paper, press, query):
    ask(paper, "/", query)
    assert press.asked[0]["QUERY_STRING"] == ""
    ask(paper, "/")
    assert press.printed == 1


def test_known_parameters_are_written_one_way(paper, press):
    for query in ["q=c%E1%BA%A3ng&trang=2", "trang=2&x=1&q=c%e1%ba%a3ng", "trang=1&q=cảng&trang=2"]:
        ask(paper, "/tim-kiem/", query)
    assert press.printed == 1
    assert press.asked[0]["QUERY_STRING"] == "q=c%E1%BA%A3ng&trang=2"


@pytest.mark.parametrize("query", ["&".join("x" for _ in range(60)), "q=1&" + "x&" * 60])
def test_query_of_many_parameters_is_no_query(paper, press, query):
    ask(paper, "/tim-kiem/", query)
    assert press.asked[0]["QUERY_STRING"] == ""


def test_query_without_end_goes_through(paper, press):
    for _ in range(2):
        ask(paper, "/tim-kiem/", "q=" + "a" * 2_000)
    assert press.printed == 2


def test_parameter_of_one_page_is_none_of_another(paper, press):
    ask(paper, "/thoi-su/", "q=1")
    ask(paper, "/thoi-su/", "trang=2")
    assert press.printed == 1


@pytest.mark.parametrize("path", ["//", "/%2e/", "/./", "/THOI-SU/", "/thoi-su", "/thoi-su//"])
def test_path_that_looks_alike_is_a_page_of_its_own(paper, press, path):
    ask(paper, "/thoi-su/")
    ask(paper, path)
    assert press.printed == 2
    assert press.asked[1]["PATH_INFO"] == path


def test_path_with_line_ends_is_only_a_path(paper, press):
    answer = ask(paper, "/x\r\nSet-Cookie: a=1/")
    assert "Set-Cookie" not in answer.headers
    assert all("\r" not in value for _name, value in answer.pairs)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;Q=1.0", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("identity, br;q=0.1", ""),
        ("br;q=high", ""),
        ("br;q=9", ""),
        ("xgzip, brx", ""),
        ("gzip," * 300, ""),
        (";;;,,,", ""),
    ],
)
def test_encoding_is_what_the_reader_takes(accepted, encoding):
    assert encoding_of(accepted) == encoding


@pytest.mark.parametrize(
    ("if_none_match", "is_there"),
    [
        ("", False),
        ('"a"', True),
        ('W/"a"', True),
        ('"b", W/"a"', True),
        ("*", True),
        ('"ab"', False),
    ],
)
def test_etags_are_compared_weakly(if_none_match, is_there):
    assert has_it(if_none_match, 'W/"a"') is is_there
