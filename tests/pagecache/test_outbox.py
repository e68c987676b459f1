"""Who keeps pages hears of every change, however often it takes."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from pagecache import EVERY, UNNAMED, outbox, outside, places
from pagecache.models import Purge
from pagecache.outbox import MOST_KEYS
from pagecache.purging import purge
from tests.pagecache.stores import page

pytestmark = pytest.mark.django_db
SOON = timedelta(seconds=1)


class Cache(BaseHTTPRequestHandler):
    """A cache outside that remembers what it was told."""

    told, status, answer = [], 200, b'{"success": true}'

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        type(self).told.append((self.command, self.path, self.headers, self.rfile.read(length)))
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(self.answer)

    do_PURGE = do_POST

    def log_message(self, *arguments):
        return


@pytest.fixture
def cache():
    """A cache outside that listens; `cache.address` says where."""
    Cache.told, Cache.status, Cache.answer = [], 200, b'{"success": true}'
    server = TCPServer(("localhost", 0), Cache)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    Cache.address = f"localhost:{server.server_address[1]}"
    yield Cache
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def kept(settings, tmp_path):
    """The store of pages, with one page in it."""
    settings.PAGE_CACHE, settings.VAR_DIR = "file", tmp_path
    store = places.store()
    # Its clock runs, and 2033 is far away.
    store.write("1 /", page(soft=2e9, hard=2e9), store.mark())
    yield store
    places._store.cache_clear()


@pytest.fixture
def varnish(cache, settings):
    settings.PAGE_CACHE_PURGES = [f"varnish://{cache.address}"]
    return cache


def committed(django_capture_on_commit_callbacks, *keys):
    with django_capture_on_commit_callbacks(execute=True):
        purge(keys)


@pytest.fixture
def change(django_capture_on_commit_callbacks):
    """Return a function that changes something under keys and commits it."""
    return lambda *keys: committed(django_capture_on_commit_callbacks, *keys)


def test_page_is_gone_when_the_change_is_committed_and_not_before(
    kept, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as after:
        purge(["story-1"])
    assert kept.read("1 /")
    for callback in after:
        callback()
    assert kept.read("1 /") is None
    assert not Purge.objects.exists()


def test_change_that_is_taken_back_purges_nothing(kept, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        purge(["story-1"])
        transaction.set_rollback(True)
    assert kept.read("1 /")


def test_nobody_is_told_where_nobody_keeps_pages(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as after:
        purge(["story-1"])
    assert after == []
    assert not Purge.objects.exists()


def test_changes_of_one_transaction_are_one_purge(
    varnish, settings, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(30):
            purge([f"story-{number:02}"])
    (told,) = varnish.told
    assert told[2]["xkey-purge"].split() == [*(f"story-{n:02}" for n in range(30)), UNNAMED]


def test_very_many_keys_are_every_page(kept):
    purge([f"story-{number}" for number in range(MOST_KEYS + 1)])
    assert Purge.objects.get().keys == [EVERY]


class TestStore:
    @pytest.fixture
    def broken(self, kept, monkeypatch):
        """A store that cannot be asked; undone by `monkeypatch.undo()`."""

        def fail(keys):
            raise outbox.StoreAway("no disk")

        monkeypatch.setattr(kept, "purge", fail)
        return monkeypatch

    def test_purge_that_could_not_be_sent_waits_longer_and_longer(self, broken, change):
        change("story-1")
        row = Purge.objects.get()
        assert (row.untold, row.tries, row.trouble) == ([""], 1, "store: no disk")
        waits = []
        for _ in range(8):
            now = timezone.now()
            waits.append(round((outbox.send_due(at=now + timedelta(days=1)) - now).total_seconds()))
        assert waits == [2, 4, 8, 16, 32, 60, 60, 60]

    def test_it_is_sent_when_the_store_is_back(self, broken, change, kept):
        change("story-1")
        broken.undo()
        assert kept.read("1 /")
        outbox.send_due(at=timezone.now() + 2 * SOON)
        assert kept.read("1 /") is None
        assert not Purge.objects.exists()

    def test_it_is_known_that_the_store_is_behind(self, broken, change):
        assert not Purge.objects.is_store_behind()
        change("story-1")
        assert Purge.objects.is_store_behind()

    def test_what_a_killed_process_left_behind_is_sent_by_the_next(self, kept):
        purge(["story-1"])
        # Killed after the commit: nothing was sent.
        outbox.send_what_is_left()
        assert kept.read("1 /") is None
        assert not Purge.objects.exists()


class TestCachesOutside:
    def test_varnish_is_told_the_keys(self, varnish, change):
        change("story-1", "section-2")
        (told,) = varnish.told
        assert told[:2] == ("PURGE", "/")
        assert told[2]["xkey-purge"] == f"section-2 story-1 {UNNAMED}"

    def test_it_is_told_once_more_for_what_it_was_fetching_meanwhile(self, varnish, change):
        change("story-1")
        row = Purge.objects.get()
        assert row.is_repeated
        outbox.send_due(at=row.due_at)
        assert len(varnish.told) == 2
        assert not Purge.objects.exists()

    def test_our_own_pages_are_gone_before_others_ask_for_them(self, varnish, kept, change):
        assert outbox.listeners()[0] == ""
        change("story-1")
        assert kept.read("1 /") is None

    @pytest.mark.parametrize("status", [401, 404, 500, 503])
    def test_a_refusal_is_tried_again_by_those_who_do_not_know(self, varnish, kept, change, status):
        varnish.status = status
        change("story-1")
        row = Purge.objects.get()
        assert row.untold == [f"varnish://{varnish.address}"]
        assert str(status) in row.trouble
        assert kept.read("1 /") is None

    def test_a_cache_that_nobody_reaches_stops_no_press(self, settings, change):
        settings.PAGE_CACHE_PURGES = ["varnish://localhost:1"]
        change("story-1")
        assert Purge.objects.get().tries == 1

    def test_fastly_is_told_with_its_key(self, cache, settings):
        settings.FASTLY_KEY = "secret"
        fastly = outside.Fastly("abc", api=f"http://{cache.address}")
        outside.tell(fastly, {f"story-{number}" for number in range(300)})
        assert [told[1] for told in cache.told] == ["/service/abc/purge"] * 2
        assert cache.told[0][2]["Fastly-Key"] == "secret"
        assert len(cache.told[0][2]["Surrogate-Key"].split()) == 250

    def test_cloudflare_is_told_with_its_token(self, cache, settings):
        settings.CLOUDFLARE_TOKEN = "secret"
        cloudflare = outside.Cloudflare("zone", api=f"http://{cache.address}")
        outside.tell(cloudflare, ["story-1"])
        command, path, headers, body = cache.told[0]
        assert (command, path) == ("POST", "/zones/zone/purge_cache")
        assert headers["Authorization"] == "Bearer secret"
        assert json.loads(body) == {"tags": ["story-1"]}

    @pytest.mark.parametrize("answer", [b'{"success": false}', b"<html>", b"[]", b""])
    def test_cloudflare_that_does_not_say_that_it_did_is_told_again(self, cache, answer):
        cache.answer = answer
        cloudflare = outside.Cloudflare("zone", api=f"http://{cache.address}")
        with pytest.raises(outside.NotTold):
            outside.tell(cloudflare, ["story-1"])

    def test_trouble_tells_no_secret(self, cache, settings):
        settings.FASTLY_KEY, cache.status = "secret", 403
        fastly = outside.Fastly("abc", api=f"http://{cache.address}")
        with pytest.raises(outside.NotTold) as trouble:
            outside.tell(fastly, ["story-1"])
        assert "secret" not in str(trouble.value)

    @pytest.mark.parametrize("address", ["varnish", "http://host", "fastly://", "varnish://h/x"])
    def test_address_that_names_no_cache_is_refused(self, address):
        with pytest.raises(ImproperlyConfigured, match="varnish://host:port"):
            outside.at(address)


def test_place_that_is_none_is_refused(settings):
    settings.PAGE_CACHE = "memcached://host"
    with pytest.raises(ImproperlyConfigured, match="PAGE_CACHE"):
        places.store()


class TestCommand:
    def test_every_page_is_made_anew(self, kept, capsys, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            call_command("send_purges", all=True)
        assert kept.read("1 /") is None
        assert capsys.readouterr().out == "Not sent yet: 0.\n"

    def test_it_says_what_it_cannot_send(self, settings, change, capsys):
        settings.PAGE_CACHE_PURGES = ["varnish://localhost:1"]
        change("story-1")
        call_command("send_purges")
        said = capsys.readouterr()
        assert "varnish://localhost:1" in said.err
        assert said.out == "Not sent yet: 1.\n"
