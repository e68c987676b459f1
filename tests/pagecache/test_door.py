"""What readers get at the door: a kept page where there is one, and always a right one."""

import gzip
from datetime import UTC, datetime, timedelta

import brotli
import pytest

from pagecache.kept import StoreAway
from tests.pagecache.doors import Press, ask, door, site
from tests.pagecache.stores import HOUR, NOON

HALF_AN_HOUR = datetime.fromtimestamp(NOON, UTC) + timedelta(minutes=30)


@pytest.fixture
def press():
    return Press()


@pytest.fixture
def paper(press, file_store):
    """The door, with the press behind it."""
    return door(press, file_store)


def test_second_reader_gets_the_page_that_the_first_had_made(paper, press):
    first, second = ask(paper, "/"), ask(paper, "/")
    assert first.body == second.body == b"trang 1"
    assert first.pairs == second.pairs
    assert press.printed == 1


def test_page_is_made_anew_after_a_purge(paper, file_store):
    ask(paper, "/")
    file_store.purge(["story-1"])
    assert ask(paper, "/").body == b"trang 2"


class TestLifetime:
    def test_page_is_kept_until_the_second_of_the_boundary(self, press, file_store, clock):
        press.until = HALF_AN_HOUR
        paper = door(press, file_store)
        ask(paper, "/")
        clock.now = NOON + HOUR / 2 - 1
        last = ask(paper, "/")
        assert (last.body, last.headers["Cache-Control"]) == (
            b"trang 1",
            "public, max-age=1, s-maxage=1",
        )
        clock.now = NOON + HOUR / 2
        assert ask(paper, "/").body == b"trang 2"

    def test_caches_outside_keep_it_a_minute_however_long_we_do(self, paper):
        assert ask(paper, "/").headers["Cache-Control"] == "public, max-age=60, s-maxage=60"

    def test_page_without_keys_is_right_by_its_lifetime_alone(self, paper, press, clock):
        press.keys = set()
        ask(paper, "/")
        clock.now = NOON + 59
        assert ask(paper, "/").body == b"trang 1"
        clock.now = NOON + 60
        assert ask(paper, "/").body == b"trang 2"

    def test_page_without_keys_ends_with_any_purge(self, paper, press, file_store):
        press.keys = set()
        ask(paper, "/")
        file_store.purge(["unnamed", "story-77"])
        assert ask(paper, "/").body == b"trang 2"

    def test_old_page_is_shown_while_somebody_makes_the_new_one(self, paper, file_store, clock):
        ask(paper, "/")
        clock.now = NOON + HOUR
        file_store.claim(" /")
        assert ask(paper, "/").body == b"trang 1"
        file_store.release(" /")
        assert ask(paper, "/").body == b"trang 2"

    def test_purged_page_is_not_shown_while_somebody_makes_the_new_one(
        self, press, file_store, clock
    ):
        sleeps = []

        def sleep(seconds):
            sleeps.append(seconds)
            clock.now += seconds

        paper = door(press, file_store, sleep=sleep)
        ask(paper, "/")
        file_store.purge(["story-1"])
        file_store.claim(" /")
        assert ask(paper, "/").body == b"trang 2"
        assert sum(sleeps) > 2

    def test_reader_waits_for_the_page_that_another_one_is_making(self, press, file_store):
        other = door(press, file_store)

        def sleep(_seconds):
            if press.printed == 0:
                file_store.release(" /")
                ask(other, "/")

        file_store.claim(" /")
        assert ask(door(press, file_store, sleep=sleep), "/").body == b"trang 1"
        assert press.printed == 1


class TestTrouble:
    def test_old_page_is_shown_while_no_new_one_can_be_made(self, paper, press, clock):
        ask(paper, "/")
        clock.now, press.status = NOON + 2 * HOUR, "503 Service Unavailable"
        assert ask(paper, "/").body == b"trang 1"

    def test_page_past_its_boundary_is_not_shown_even_then(self, press, file_store, clock):
        press.until = HALF_AN_HOUR
        paper = door(press, file_store)
        ask(paper, "/")
        clock.now, press.status = NOON + HOUR / 2, "503 Service Unavailable"
        assert ask(paper, "/").status == 503

    def test_purged_page_is_not_shown_even_then(self, paper, press, file_store):
        ask(paper, "/")
        file_store.purge(["story-1"])
        press.status = "500 Internal Server Error"
        assert ask(paper, "/").status == 500

    def test_failure_is_not_kept(self, paper, press):
        press.status = "500 Internal Server Error"
        assert ask(paper, "/").status == 500
        press.status = "200 OK"
        assert ask(paper, "/").status == 200

    def test_press_that_breaks_leaves_the_page_to_the_next_reader(self, paper, press):
        press.keys = None  # breaks in the middle
        with pytest.raises(TypeError):
            ask(paper, "/")
        press.keys = set()
        assert ask(paper, "/").status == 200

    def test_readers_read_on_without_a_store(self, press, file_store):
        class Away:
            clock = file_store.clock

            def __getattr__(self, name):
                def fail(*arguments):
                    raise StoreAway

                return fail

        paper = door(press, Away())
        assert [ask(paper, "/").body for _ in range(2)] == [b"trang 1", b"trang 2"]

    def test_page_of_another_edition_is_not_shown(self, press, file_store):
        ask(door(press, file_store, edition="a"), "/")
        assert ask(door(press, file_store, edition="b"), "/").body == b"trang 2"


class TestHTTP:
    def test_reader_who_has_the_page_gets_304(self, paper):
        first = ask(paper, "/")
        again = ask(paper, "/", if_none_match=f'"x", {first.headers["ETag"]}')
        assert (again.status, again.body) == (304, b"")
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
        assert ask(paper, "/", if_none_match='W/"x"').status == 200

    def test_page_has_one_etag_in_every_encoding(self, press, file_store):
        paper = long_press(press, file_store)
        tags = {
            ask(paper, "/", accept_encoding=each).headers["ETag"] for each in ("br", "gzip", "")
        }
        assert len(tags) == 1
        assert tags.pop().startswith("W/")

    def test_head_has_the_headers_of_get_and_no_body(self, paper):
        head, get = ask(paper, "/", method="HEAD"), ask(paper, "/")
        assert (head.pairs, head.body) == (get.pairs, b"")

    def test_page_comes_compressed(self, press, file_store):
        paper = long_press(press, file_store)
        plain = ask(paper, "/").body
        packed = ask(paper, "/", accept_encoding="gzip, deflate, br, zstd")
        assert packed.headers["Content-Encoding"] == "br"
        assert packed.headers["Vary"] == "Accept-Encoding"
        assert int(packed.headers["Content-Length"]) == len(packed.body)
        assert brotli.decompress(packed.body) == plain
        assert gzip.decompress(ask(paper, "/", accept_encoding="gzip").body) == plain

    def test_a_range_is_not_cut_out(self, paper):
        assert ask(paper, "/", range="bytes=0-1").body == b"trang 1"

    @pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS", "PURGE", "get"])
    def test_other_methods_go_through(self, paper, press, method):
        for _ in range(2):
            ask(paper, "/", method=method)
        assert press.printed == 2
        assert press.asked[0]["REQUEST_METHOD"] == method

    def test_caches_that_hear_of_purges_are_told_the_keys(self, press, file_store):
        paper = door(press, file_store, tags=[("Surrogate-Key", " "), ("Cache-Tag", ",")])
        headers = ask(paper, "/").headers
        assert headers["Surrogate-Key"] == "all story-1"
        assert headers["Cache-Tag"] == "all,story-1"
        assert "max-age=60, s-maxage=3600, stale-while-revalidate=30" in headers["Cache-Control"]

    def test_nobody_is_told_keys_otherwise(self, paper):
        assert "story-1" not in str(ask(paper, "/").pairs)

    def test_cookie_is_never_kept(self, paper, press):
        press.headers = [("Set-Cookie", "a=1")]
        assert [ask(paper, "/").body for _ in range(2)] == [b"trang 1", b"trang 2"]

    def test_what_asks_not_to_be_kept_comes_as_it_is(self, paper, press):
        press.is_kept = False
        answers = [ask(paper, "/", accept_encoding="br") for _ in range(2)]
        assert [answer.body for answer in answers] == [b"trang 1", b"trang 2"]
        assert "Vary" not in answers[0].headers


def long_press(press, store):
    """A press whose pages are worth compressing."""

    def application(environ, start_response):
        return [body * 500 for body in press(environ, start_response)]

    return door(application, store)


class TestWhatIsKept:
    @pytest.mark.parametrize(
        "path",
        ["/desk/", "/desk", "/desk/articles/article/", "/media/photos/1.jpg", "/static/x.css"]
        + ["/health/", "*", "", "/" + "a" * 1000],
    )
    def test_what_is_no_readers_page_goes_through(self, paper, press, path):
        for _ in range(2):
            ask(paper, path)
        assert press.printed == 2

    def test_a_section_whose_name_begins_like_the_desk_is_kept(self, paper, press):
        for _ in range(2):
            ask(paper, "/desk-phim/")
        assert press.printed == 1

    def test_addresses_without_end_push_out_each_other_alone(self, paper, press, file_store):
        file_store.most_passing = 10
        ask(paper, "/thoi-su/")
        for number in range(200):
            ask(paper, "/thoi-su/", f"truoc={number}")
        file_store.sweep()
        printed = press.printed
        ask(paper, "/thoi-su/")
        ask(paper, "/thoi-su/", "truoc=199")
        assert press.printed == printed
        ask(paper, "/thoi-su/", "truoc=1")
        assert press.printed == printed + 1


def test_site_of_a_proxy_believes_its_header_alone():
    secure = ("HTTP_X_FORWARDED_PROTO", "https")
    readers = site("https://www.bao.example", secure_header=secure)
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_HOST": "www.bao.example"}
    asked["wsgi.url_scheme"] = "http"
    assert readers.asked(asked) is None
    through = asked | {"HTTP_X_FORWARDED_PROTO": "https"}
    assert readers.asked(through).address == "/"
    assert readers.asked(through | {"HTTP_HOST": "WWW.BAO.EXAMPLE:443"}).address == "/"
    assert readers.asked(through | {"HTTP_HOST": "desk.bao.example"}) is None
    assert readers.request(readers.asked(through), asked)["HTTP_X_FORWARDED_PROTO"] == "https"
