"""Receipts at the desk: who sees which, what they say, and when they are written."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks import default_task_backend

from articles.actions import readdress
from frontpage.actions import place
from frontpage.models import Slot
from receipts import writing
from receipts.models import Line, Outcome, Receipt
from receipts.shown import seen_receipts
from tests.articles.article_form import form_data
from tests.factories.stories import SectionFactory
from tests.photos.factories import PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do something and all that waits for its commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def write(article, *, actor, state=Outcome.WAITING, due_at=None, lines=("/",), **fields):
    moment = due_at or timezone.now()
    receipt = Receipt.objects.create(
        article=article,
        verb="publish",
        actor=actor,
        created_at=moment,
        due_at=moment,
        state=state,
        **fields,
    )
    for position, address in enumerate(lines):
        Line.objects.create(
            receipt=receipt, position=position, kind="front", address=address, state=state
        )
    return receipt


def latest():
    return Receipt.objects.order_by("pk").last()


# -- when they are written
def test_publishing_writes_a_receipt_and_asks_the_worker(newsroom, committed):
    article = newsroom.approved()
    before = len(default_task_backend.results)
    with committed():
        newsroom.do("publish", article, newsroom.hanh)
    receipt = latest()
    assert (receipt.article, receipt.verb, receipt.due_at) == (article, "publish", newsroom.now)
    assert {"/", "/thoi-su/", "/rss/", "/sitemap.xml"} <= {
        line.address for line in receipt.lines.all()
    }
    (asked,) = default_task_backend.results[before:]
    assert asked.args == [receipt.pk] or list(asked.args) == [receipt.pk]


def test_receipt_of_a_scheduled_story_is_asked_for_at_its_time(newsroom, committed):
    article = newsroom.approved()
    at = timezone.now() + timedelta(hours=3)
    with committed():
        newsroom.do("schedule", article, newsroom.hanh, go_live_at=at)
    assert latest().due_at == at
    assert default_task_backend.results[-1].task.run_after == at


def test_called_off_schedule_calls_off_its_receipt(newsroom, committed):
    article = newsroom.approved()
    with committed():
        at = newsroom.now + timedelta(hours=3)
        newsroom.do("schedule", article, newsroom.hanh, go_live_at=at)
    with committed():
        newsroom.do("unschedule", article, newsroom.hanh)
    assert latest().state == Outcome.CALLED_OFF
    assert {line.state for line in latest().lines.all()} == {Outcome.CALLED_OFF}


def test_moves_that_no_reader_sees_have_no_receipt(newsroom, committed):
    with committed():
        newsroom.approved()
    assert not Receipt.objects.exists()


def test_change_of_a_photo_has_a_receipt_for_every_story_that_follows_it(newsroom, committed):
    photo, other = PhotoFactory(), PhotoFactory()
    article = newsroom.live(**newsroom.with_photos(photo))
    elsewhere = newsroom.live(**newsroom.with_photos(other))
    for changes in (
        {"ai_origin": "edited"},
        {"licence_until": newsroom.now + timedelta(days=2)},
    ):
        Receipt.objects.all().delete()
        with committed():
            newsroom.change(photo, **changes)
        receipt = Receipt.objects.get()
        assert (receipt.article, receipt.verb) == (article, "picture")
        assert (receipt.actor, receipt.due_at) == (newsroom.mai, newsroom.now)
        assert article.publications.last().get_absolute_url() in {
            line.address for line in receipt.lines.all()
        }
    with committed():
        newsroom.change(photo, other, licence_until=newsroom.now + timedelta(days=3))
    assert {row.article for row in Receipt.objects.order_by("-pk")[:2]} == {article, elsewhere}


def test_change_of_a_photo_that_readers_do_not_see_yet_has_no_receipt(newsroom, committed):
    photo = PhotoFactory()
    article = newsroom.approved(**newsroom.with_photos(photo))
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=newsroom.now + timedelta(hours=5))
    with committed():
        newsroom.change(photo, ai_origin="edited")
    assert article.publications.count() == 2
    assert not Receipt.objects.exists()


def test_receipts_ask_each_for_its_own_story_and_never_for_all_of_them(newsroom):
    """At 30,000 stories the list of all those that an editor sees cost ten times the page."""
    sql = str(seen_receipts(newsroom.hanh).query)
    assert "EXISTS(" in sql
    assert '"article_id" IN (' not in sql


def test_change_of_a_front_has_a_receipt(newsroom, committed):
    sport = SectionFactory(name="Thể thao", slug="the-thao")
    article = newsroom.live()
    for front, address in ((None, "/"), (sport, "/the-thao/")):
        with committed():
            at = newsroom.tick()
            place(
                front=front,
                slot=Slot.LEAD,
                article=article,
                actor=newsroom.thu,
                at=at,
                visible_from=at + timedelta(hours=1),
            )
        receipt = latest()
        assert (receipt.article, receipt.front) == (None, front)
        assert receipt.due_at == newsroom.now + timedelta(hours=1)
        assert [line.address for line in receipt.lines.all()] == [address]


def test_changed_address_has_a_receipt_for_both(newsroom, committed):
    with committed():
        readdress(thing=newsroom.section, slug="tin-tuc", actor=newsroom.thu, at=newsroom.tick())
    assert {line.address for line in latest().lines.all()} == {
        "/thoi-su/",
        "/tin-tuc/",
        "/rss/thoi-su.rss",
        "/rss/tin-tuc.rss",
    }


def test_receipt_that_cannot_be_written_stops_no_press(newsroom, committed, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise RuntimeError("no receipt today")

    monkeypatch.setattr(writing, "pages_changed", broken)
    article = newsroom.approved()
    with committed():
        newsroom.do("publish", article, newsroom.hanh)
    assert article.publications.exists()
    assert "no receipt today" in caplog.text


# -- who sees which
def test_list_shows_the_wrong_ones_first(client, newsroom):
    wrong = write(newsroom.live(headline="Tin sai"), actor=newsroom.thu, state=Outcome.WRONG)
    for number in range(35):
        write(newsroom.live(headline=f"Tin {number}"), actor=newsroom.thu, state=Outcome.RIGHT)
    client.force_login(newsroom.thu)
    text = client.get("/desk/receipts/").content.decode()
    assert text.index("Tin sai") < text.index("Tin 34")
    assert client.get("/desk/receipts/?only=trouble").content.decode().count("<tr>") == 2
    page = client.get("/desk/receipts/")
    older = client.get(f"/desk/receipts/?before={page.context['older']}")
    assert f"/desk/receipts/{wrong.pk}/" in older.content.decode()


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "", "1 OR 1"])
def test_place_that_is_none_is_not_found(client, newsroom, before):
    client.force_login(newsroom.thu)
    assert client.get("/desk/receipts/", {"before": before}).status_code == 404


def test_reporter_sees_the_receipts_of_what_they_may_see(client, newsroom):
    own = write(newsroom.live(headline="Tin của Lan"), actor=newsroom.thu)
    theirs = write(newsroom.live(by=newsroom.binh, headline="Tin của Bình"), actor=newsroom.thu)
    client.force_login(newsroom.lan)
    text = client.get("/desk/receipts/").content.decode()
    assert "Tin của Lan" in text
    assert "Tin của Bình" not in text
    assert client.get(f"/desk/receipts/{own.pk}/").status_code == 200
    for way in (f"/desk/receipts/{theirs.pk}/", f"/desk/receipts/story/{theirs.article_id}/"):
        assert client.get(way).status_code == 404
    assert client.post(f"/desk/receipts/{theirs.pk}/check/").status_code == 404


def test_list_asks_no_more_for_many_than_for_few(client, newsroom):
    client.force_login(newsroom.thu)
    article = newsroom.live()

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get("/desk/receipts/")
        return len(queries)

    write(article, actor=newsroom.thu, state=Outcome.WRONG)
    few = asked()
    for _number in range(25):
        write(article, actor=newsroom.thu, state=Outcome.WRONG, lines=("/", "/rss/"))
    assert asked() <= few


# -- what they say
def test_receipt_says_honestly_that_no_worker_runs(client, newsroom):
    client.force_login(newsroom.thu)
    fresh = write(newsroom.live(), actor=newsroom.thu)
    assert "db_worker" not in client.get(f"/desk/receipts/{fresh.pk}/").content.decode()
    late = write(newsroom.live(), actor=newsroom.thu, due_at=timezone.now() - timedelta(minutes=5))
    assert "db_worker" in client.get(f"/desk/receipts/{late.pk}/").content.decode()


def test_waiting_receipt_asks_again_by_itself_and_a_settled_one_does_not(client, newsroom):
    client.force_login(newsroom.thu)
    waits = write(newsroom.live(), actor=newsroom.thu)
    right = write(newsroom.live(), actor=newsroom.thu, state=Outcome.RIGHT)
    assert "data-polls" in client.get(f"/desk/receipts/{waits.pk}/").content.decode()
    assert "data-polls" not in client.get(f"/desk/receipts/{right.pk}/").content.decode()


def test_address_of_what_is_to_come_is_no_link(client, newsroom):
    client.force_login(newsroom.thu)
    coming = timezone.now() + timedelta(hours=2)
    receipt = write(newsroom.live(), actor=newsroom.thu, due_at=coming, lines=("/tin-mat-1/",))
    text = client.get(f"/desk/receipts/{receipt.pk}/").content.decode()
    assert "/tin-mat-1/" in text
    assert 'href="/tin-mat-1/"' not in text


def test_what_is_to_come_waits_for_its_time_and_is_no_failure(client, newsroom):
    client.force_login(newsroom.thu)
    article = newsroom.live()
    coming = timezone.now() + timedelta(hours=2)
    receipt = write(article, actor=newsroom.thu, due_at=coming, lines=("/mot/", "/hai/"))
    for address in ("/desk/receipts/", f"/desk/receipts/{receipt.pk}/", article.get_desk_url()):
        text = client.get(address).content.decode()
        assert str(Outcome.WAITING.label) not in text, address
        assert "0/2" not in text, address
    Receipt.objects.update(due_at=timezone.now())
    text = client.get("/desk/receipts/").content.decode()
    assert str(Outcome.WAITING.label) in text
    assert "0/2" in text


def test_looking_now_says_what_it_found(client, newsroom, settings):
    settings.SITE_ORIGIN = "http://127.0.0.1:9"
    client.force_login(newsroom.thu)
    receipt = write(
        newsroom.live(), actor=newsroom.thu, due_at=timezone.now() - timedelta(minutes=5)
    )
    response = client.post(f"/desk/receipts/{receipt.pk}/check/", follow=True)
    receipt.refresh_from_db()
    assert receipt.state == Outcome.UNREACHABLE
    assert "receipt-trouble" in response.content.decode()


def test_publishing_at_the_desk_leads_to_the_receipt(client, newsroom, committed):
    article = newsroom.approved()
    client.force_login(newsroom.thu)
    with committed():
        response = client.post(
            article.get_desk_url(),
            form_data(newsroom.copy(), version=article.version, _verb="publish"),
        )
    assert response.status_code == 302
    text = client.get(article.get_desk_url()).content.decode()
    way = f"/desk/receipts/story/{article.pk}/"
    assert way in text
    assert f"/desk/receipts/{latest().pk}/" in text
    assert client.get(way).headers["Location"] == f"/desk/receipts/{latest().pk}/"


# -- looking after them
def test_command_looks_at_what_nobody_looked_at(newsroom, settings):
    settings.SITE_ORIGIN = "http://127.0.0.1:9"
    late = write(newsroom.live(), actor=newsroom.thu, due_at=timezone.now() - timedelta(hours=1))
    coming = write(newsroom.live(), actor=newsroom.thu, due_at=timezone.now() + timedelta(hours=1))
    call_command("check_receipts", stdout=StringIO())
    late.refresh_from_db()
    coming.refresh_from_db()
    assert (late.state, coming.state) == (Outcome.UNREACHABLE, Outcome.WAITING)


def test_old_receipts_are_thinned_and_what_is_to_come_is_kept(newsroom):
    article, long_ago = newsroom.live(), timezone.now() - timedelta(days=40)
    old = write(article, actor=newsroom.thu, state=Outcome.RIGHT, due_at=long_ago)
    new = write(article, actor=newsroom.thu, state=Outcome.RIGHT)
    coming = write(article, actor=newsroom.thu, due_at=timezone.now() + timedelta(days=50))
    Receipt.objects.filter(pk__in=[old.pk, coming.pk]).update(created_at=long_ago)
    call_command("thin_receipts", stdout=StringIO())
    assert set(Receipt.objects.values_list("pk", flat=True)) == {new.pk, coming.pk}
