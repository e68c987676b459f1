"""The whole of deploy/ at work: what readers get while the desk publishes and servers fall."""

import ssl
import subprocess
import time

import pytest

from bench import origins
from bench.stack.service import wait_until
from tests.deploy.asking import ask, ask_port, linked
from tests.deploy.falling import (
    SORRY,
    health,
    standing_still,
    wait_for_silence,
    wait_for_varnish,
    without,
)

pytestmark = pytest.mark.usefixtures("all_is_well")
# nginx asks another one only after so many seconds (proxy_read_timeout).
STANDS_STILL = 20


@pytest.fixture
def everywhere(stack):
    """Ask for a page in each of the ways in which a reader may get it."""

    def asked(path):
        return [ask(stack, path), ask(stack, path, headers={"Accept-Encoding": "gzip"})] + [
            ask_port(stack, node, path) for node in ("node1", "node2")
        ]

    return asked


def varnish_counted(stack, name):
    line = subprocess.run(
        ["varnishstat", "-1", "-n", stack.home / "varnish", "-f", f"MAIN.{name}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return int(line.split()[1])


# People at the desk have a process of their own, or, at a small paper, those of the readers.
@pytest.fixture(params=["desk", "node2"])
def at_work(request):
    return request.param


class TestPublishing:
    def test_every_reader_sees_a_story_right_after_it_is_published(
        self, paper, everywhere, at_work
    ):
        story = paper.approved()
        assert [page.status for page in everywhere("/")] == [200] * 4
        address = paper.publish(story, node=at_work)
        for path in ("/", f"/{paper.section}/"):
            assert [story["headline"] in page.text for page in everywhere(path)] == [True] * 4
        assert {page.status for page in everywhere(address)} <= {200, 301}

    def test_nobody_sees_a_story_right_after_it_is_withdrawn(self, paper, everywhere, at_work):
        story, address = paper.published()
        assert [page.status for page in everywhere(address)] == [200] * 4
        paper.withdraw(story, node=at_work)
        assert [page.status for page in everywhere(address)] == [410] * 4
        assert not any(story["headline"] in page.text for page in everywhere("/"))

    def test_a_session_of_the_desk_goes_on_on_another_node(self, paper):
        nodes = ("desk", "node1", "node2", "https")
        assert [paper.editor.on(node).look().status for node in nodes] == [200] * 4


class TestDesk:
    def test_it_publishes_while_no_web_node_is_left(self, stack, paper, everywhere):
        story = paper.approved()
        everywhere("/")
        first, second = stack.nodes
        with without(first), without(second):
            paper.publish(story, node="https")
        wait_for_varnish(stack)
        assert all(story["headline"] in page.text for page in everywhere("/"))

    def test_the_web_nodes_answer_people_and_readers_while_it_is_away(self, stack, paper):
        story = paper.approved()
        with without(stack.desk):
            address = paper.publish(story, node="https")
            statuses = [ask(stack, f"/tim-kiem/?q=song+{n}").status for n in range(6)]
            assert ask(stack, address).status in (200, 301)
        assert statuses == [200] * 6

    def test_readers_wait_for_nothing_that_is_done_there(self, stack, paper):
        # A form that takes the process for good.
        with standing_still(stack.desk):
            begun = time.monotonic()
            statuses = [ask(stack, f"/tim-kiem/?q=gio+{n}").status for n in range(6)]
            taken = time.monotonic() - begun
        assert statuses == [200] * 6
        assert taken < STANDS_STILL

    def test_every_process_keeps_the_desk_from_the_readers_host(self, stack, paper):
        for place in ("desk", "node1", "node2", "varnish"):
            page = ask_port(stack, place, "/desk/login/")
            assert (page.status, "Set-Cookie" in page.headers) == (404, False), place
        assert ask_port(stack, "varnish", "/desk/login/", host=origins.DESK).status == 421


class TestReplica:
    def test_readers_pages_are_read_from_it(self, stack, paper):
        # Of a table that /health/ does not ask.
        scans = "SELECT sum(coalesce(idx_scan, 0) + seq_scan) FROM pg_stat_user_tables"
        scans += " WHERE relname LIKE 'articles_publication%'"

        def counted():
            return int(stack.databases.ask(scans, of="replica", database="newsroom"))

        before = counted()
        for number in range(20):
            assert ask_port(stack, "node1", f"/tim-kiem/?q=tau+{number}").status == 200
        wait_until(lambda: counted() >= before + 20, "the replica to say that it was asked")

    def test_no_page_is_older_than_a_publication_while_it_stands_still(
        self, stack, paper, everywhere
    ):
        story = paper.approved()
        everywhere("/")
        stack.wait_for_replica()
        stack.databases.ask("SELECT pg_wal_replay_pause()", of="replica")
        try:
            paper.publish(story)
            assert all(story["headline"] in page.text for page in everywhere("/"))
            assert "bytes behind" in health(stack)
            old = stack.databases.ask(
                f"SELECT count(*) FROM articles_publication WHERE article_id = {story['id']}",
                of="replica",
                database="newsroom",
            )
            assert old == "0", "the replica knew it all the same, and nothing was seen"
        finally:
            stack.databases.ask("SELECT pg_wal_replay_resume()", of="replica")
        assert all(story["headline"] in page.text for page in everywhere("/"))

    def test_readers_notice_nothing_when_it_falls(self, stack, paper):
        searches = (f"/tim-kiem/?q=ben+{number}" for number in range(100))
        assert ask(stack, next(searches)).status == 200
        with without(stack.databases.replica):
            statuses = [ask(stack, next(searches)).status for _ in range(6)]
            assert "replica1: unreachable" in health(stack)
        assert statuses == [200] * 6


class TestFalling:
    def test_readers_are_served_by_the_node_that_is_left(self, stack, paper):
        with without(stack.nodes[0]):
            statuses = [ask(stack, f"/tim-kiem/?q=cang+{n}").status for n in range(6)]
            assert ask(stack, "/desk/login/", host=origins.DESK).status == 200
        assert statuses == [200] * 6

    def test_pages_are_made_and_never_old_without_the_store(self, stack, paper, everywhere):
        everywhere("/")
        story, later = paper.approved(), paper.approved()
        with without(stack.valkey):
            assert [page.status for page in everywhere("/")] == [200] * 4
            paper.publish(story, node="node2")
            assert all(story["headline"] in page.text for page in everywhere("/"))
        assert all(story["headline"] in page.text for page in everywhere("/"))
        paper.publish(later)
        assert all(later["headline"] in page.text for page in everywhere("/"))

    def test_readers_read_on_without_varnish(self, stack, paper):
        with without(stack.varnish):
            assert ask(stack, "/").status == 200

    def test_kept_pages_outlive_the_database_and_others_say_sorry(self, stack, paper):
        _story, address = paper.published()
        kept = ask(stack, address).text
        with without(stack.databases.primary):
            assert ask(stack, address).text == kept
            unknown = ask(stack, "/tim-kiem/?q=khong+ai+hoi")
            assert (unknown.status, unknown.headers["Cache-Control"]) == (503, "no-store")
            assert SORRY in unknown.text
            assert ask(stack, "/desk/login/", host=origins.DESK).status in (200, 503)
            assert ask_port(stack, "node1", "/health/").status == 503
        wait_until(
            lambda: ask(stack, "/tim-kiem/?q=ai+cung+hoi").status == 200, "the site to come back"
        )

    def test_readers_are_told_when_no_node_is_left(self, stack, paper):
        first, second = stack.nodes
        with without(first), without(second):
            page = ask(stack, "/tim-kiem/?q=khong+con+ai")
        assert (page.status, SORRY in page.text) == (503, True)
        assert page.headers["Cache-Control"] == "no-store"


class TestDoors:
    def test_an_unknown_host_gets_no_answer(self, stack, paper):
        with pytest.raises((ssl.SSLError, ConnectionError)):
            ask(stack, "/", host="www.stranger.example")
        assert ask(stack, "/", host="www.stranger.example", name=origins.SITE).status == 421
        assert ask_port(stack, "varnish", "/", host="www.stranger.example").status == 421
        assert ask_port(stack, "node1", "/", host="www.stranger.example").status == 400

    def test_neither_cookies_nor_unknown_parameters_split_a_page(self, stack, paper):
        _story, address = paper.published()
        wait_for_silence(stack)
        first = ask(stack, address)
        # Varnish's threads write their counts together now and then.
        time.sleep(2)
        made, hits = varnish_counted(stack, "backend_req"), varnish_counted(stack, "cache_hit")
        asked = [
            ask(stack, address, headers={"Cookie": "a=1; sessionid=x"}),
            ask(stack, address, headers={"Accept-Language": "en", "Authorization": "Basic eA=="}),
            ask(stack, f"{address}?utm_source=zalo&fbclid=1"),
            ask(stack, f"{address}?truoc=1"),
            ask(stack, address, headers={"X-Forwarded-Host": "stranger.example"}),
        ]
        assert {page.text for page in asked} == {first.text}
        assert not any("Set-Cookie" in page.headers for page in asked)
        wait_until(
            lambda: varnish_counted(stack, "cache_hit") == hits + len(asked), "hits to be counted"
        )
        assert varnish_counted(stack, "backend_req") == made

    def test_the_parameters_of_a_search_are_kept_in_one_order(self, stack, paper):
        wait_for_silence(stack)
        first = ask(stack, "/tim-kiem/?q=bien&trang=1")
        time.sleep(2)
        made, hits = varnish_counted(stack, "backend_req"), varnish_counted(stack, "cache_hit")
        assert ask(stack, "/tim-kiem/?x=1&trang=1&q=bien&y=").text == first.text
        wait_until(lambda: varnish_counted(stack, "cache_hit") == hits + 1, "the hit to be counted")
        assert varnish_counted(stack, "backend_req") == made

    def test_the_desk_is_never_kept(self, stack, paper):
        passed = varnish_counted(stack, "client_req")
        for _ in range(2):
            page = ask(stack, "/desk/login/", host=origins.DESK)
            assert (page.status, page.headers["Cache-Control"]) == (200, "no-store")
        assert varnish_counted(stack, "client_req") == passed, "the desk does not pass Varnish"
        assert ask(stack, "/desk/login/").status == 404

    def test_readers_change_nothing_and_purge_nothing(self, stack, paper):
        for method in ("POST", "PUT", "DELETE", "PURGE", "BAN", "TRACE"):
            assert ask(stack, "/", method=method).status in (403, 405)
        headers = {"xkey-purge": "all"}
        assert ask_port(stack, "varnish", "/", method="PURGE", headers=headers).status == 405
        assert ask_port(stack, "purges", "/").status == 405

    def test_nobody_outside_sees_the_keys_of_a_page_or_who_made_it(self, stack, paper):
        _story, address = paper.published()
        ask(stack, address)
        page = ask(stack, address)
        inside = {"xkey", "Surrogate-Key", "Cache-Tag", "Via", "X-Varnish", "Age"}
        assert inside & set(page.headers) == set()
        assert page.headers["Server"] == "nginx"
        assert "s-maxage" not in page.headers["Cache-Control"]
        assert 0 < int(page.headers["Cache-Control"].rpartition("=")[2]) <= 60

    def test_static_files_come_packed_and_for_ten_years(self, stack, paper):
        css = linked(ask(stack, "/").text, "site/site.")
        for encoding in ("gzip", "br"):
            file = ask(stack, css, headers={"Accept-Encoding": encoding})
            assert (file.status, file.headers["Content-Encoding"]) == (200, encoding)
            assert file.headers["Cache-Control"] == "public, max-age=315360000, immutable"
            assert file.headers["X-Content-Type-Options"] == "nosniff"

    def test_pages_come_in_brotli_to_whoever_takes_it(self, stack, paper):
        assert (
            ask(stack, "/", headers={"Accept-Encoding": "gzip, br"}).headers["Content-Encoding"]
            == "br"
        )
        assert (
            ask(stack, "/", headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"]
            == "gzip"
        )
        assert ask(stack, "/").headers["Content-Encoding"] is None


class TestPictures:
    def test_the_worker_makes_them_and_their_host_shows_them(self, stack, paper):
        photo = paper.tell("photo")
        wait_until(lambda: paper.tell("is_printed", photo=photo), "the worker to print the photo")
        story = paper.approved(with_photo=photo)
        address = paper.publish(story)
        address = ask(stack, address).headers["Location"] or address
        picture = linked(ask(stack, address).text, f"https://{origins.MEDIA}/media/photos/")
        path = picture.removeprefix(f"https://{origins.MEDIA}")
        shown = ask(stack, path, host=origins.MEDIA)
        assert (shown.status, shown.headers["Content-Type"][:6]) == (200, "image/")
        assert shown.bytes == ask_port(stack, "node2", path, host=origins.MEDIA).bytes
        assert ask(stack, path).status == 404
        assert ask(stack, "/", host=origins.MEDIA).status == 404
