"""Only the site itself is ever asked, and never without end."""

import gzip

import pytest

from receipts import fetching
from receipts.fetching import NoAnswer, fetch, url_of


@pytest.mark.parametrize(
    "address",
    [
        "",
        "thoi-su/",
        "//evil.example/",
        "@evil.example/",
        ":80@evil.example/",
        ".evil.example/",
        "http://evil.example/",
        "\\\\evil.example/",
    ],
)
def test_no_other_host_is_asked_whatever_the_address(settings, address):
    settings.SITE_ORIGIN = "https://www.bao.example"
    with pytest.raises(NoAnswer) as refused:
        url_of(address)
    assert refused.value.reason == "no_path"


@pytest.mark.parametrize(
    "origin",
    ["file:///etc", "ftp://x.example", "https://a:b@x.example", "https://x.example/sub", "gopher:"],
)
def test_origin_that_is_no_site_is_not_asked(settings, origin):
    settings.SITE_ORIGIN = origin
    with pytest.raises(NoAnswer):
        fetch("/")


def test_odd_paths_are_written_so_that_they_stay_paths(settings):
    settings.SITE_ORIGIN = "https://www.bao.example"
    assert url_of("/tin/đèo.html") == "https://www.bao.example/tin/%C4%91%C3%A8o.html"
    assert url_of("/tin/%C4%91.html") == "https://www.bao.example/tin/%C4%91.html"
    assert url_of("/a\r\nHost: evil") == "https://www.bao.example/a%0D%0AHost:%20evil"
    assert url_of("/a#b").startswith("https://www.bao.example/a%23b")


def test_compressed_answers_are_read():
    packed = gzip.compress(b"abc" * 100)
    assert fetching._unpacked(packed, {"content-encoding": "gzip"}) == b"abc" * 100
    assert fetching._unpacked(b"abc", {}) == b"abc"


@pytest.mark.parametrize("body", [b"abc", gzip.compress(b"abc" * 100, mtime=0)[:20]])
def test_damaged_compression_is_no_answer(body):
    with pytest.raises(NoAnswer):
        fetching._unpacked(body, {"content-encoding": "gzip"})


def test_answer_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 1000)
    with pytest.raises(NoAnswer) as refused:
        fetching._unpacked(gzip.compress(b"0" * 100_000), {"content-encoding": "gzip"})
    assert refused.value.reason == "too_large"
