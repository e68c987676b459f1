"""The site as of a moment is what readers see at that moment, byte by byte."""

import re
from datetime import timedelta
from difflib import unified_diff
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime

from articles.changes import ChangeNote
from articles.models import Correction, Publication
from frontpage import actions as fronts
from frontpage.models import Banner, Placement
from publishing.as_of import page_as_of
from publishing.links import address_inside, inside
from tests.publishing.days import HOUR, Days
from tests.publishing.previews import as_readers_get, bar_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def days(newsroom, settings, clock):
    clock.at = newsroom.now
    # Readers ask the host that the suite's client names.
    settings.SITE_ORIGIN = "http://testserver"
    return Days(newsroom)


@pytest.fixture
def editor(client, newsroom):
    client.force_login(newsroom.hanh)
    return client


class Reader:
    """A reader with a browser of their own, and what they got."""

    def __init__(self, client_class):
        self.client = client_class()

    def page(self, path):
        answer = self.client.get(path)
        return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


@pytest.fixture
def reader():
    return Reader(Client)


def base(moment):
    return reverse("publishing:as-of", args=[moment, ""])


def previewed(editor, moment, path):
    """Return the preview of a page as (status, where it leads, text), without bar and prefix."""
    parts = urlsplit(path)
    start = base(moment)
    answer = editor.get(start + parts.path[1:] + (f"?{parts.query}" if parts.query else ""))
    if answer.status_code == 302:
        return 302, answer.headers["Location"], ""
    text = answer.content.decode()
    assert localtime(moment).strftime("%H:%M, %d/%m/%Y (GMT+7)") in bar_of(text)
    return answer.status_code, "", as_readers_get(text, start)


def differing(preview, real):
    """Return the lines in which two answers differ, for the message of a failure."""
    lines = [[*map(str, answer[:2]), *answer[2].splitlines()] for answer in (preview, real)]
    return "\n".join(unified_diff(*lines, "preview", "real", lineterm="", n=0))


def expected(moment, real):
    """Return what a preview must show for what a reader got."""
    status, location, text = real
    if location:
        return 302, address_inside(location, base(moment)), ""
    return status, "", text


def test_every_page_previewed_an_hour_before_is_the_page_that_readers_get(
    days, newsroom, editor, reader, clock
):
    days.assert_something_of_every_kind()
    seen = set()
    for moment in days.moments:
        clock.at = moment - HOUR
        editor.force_login(newsroom.hanh)  # twelve hours are the longest shift
        for path in days.paths if moment.microsecond == 0 else ["/", "/thoi-su/"]:
            clock.at = moment - HOUR
            preview = previewed(editor, moment, path)
            clock.at = moment
            real = reader.page(path)
            assert differing(preview, expected(moment, real)) == "", f"{path} at {moment}"
            seen.add((path, real))
    # The days were no still life.
    assert len({real for path, real in seen if path == "/"}) > 10
    assert {real[0] for _path, real in seen} >= {200, 301, 302, 404}


def test_earlier_moments_are_what_readers_got_then(days, newsroom, editor, reader, clock):
    """Real pages are kept while people work a day; then that day is looked at again."""
    kept = {}

    def keep():
        clock.at = newsroom.tick()
        for path in days.paths:
            kept[clock.at, path] = reader.page(path)

    keep()
    for work in days_work(days):
        work()
        keep()
    clock.at = newsroom.tick()
    assert len({page for (_at, path), page in kept.items() if path == "/"}) > 5
    assert {page[0] for page in kept.values()} >= {200, 301, 404, 410}
    for (moment, path), real in kept.items():
        preview = previewed(editor, moment, path)
        assert differing(preview, expected(moment, real)) == "", f"{path} at {moment}"


def days_work(days):
    """What people do during a day, one thing after another."""
    room = days.newsroom
    new = []

    def publish():
        new.append(room.live(headline="Tin vừa đăng"))

    def place():
        fronts.place(
            front=None,
            slot="lead",
            article=new[0],
            actor=room.hanh,
            at=room.tick(),
            visible_from=room.now,
        )

    def correct():
        room.do("save", new[0], room.hanh, copy=room.copy(headline="Tin vừa sửa"))
        note = ChangeNote(kind="correction", wrong_text="đăng", right_text="sửa")
        room.do("update", new[0], room.hanh, note=note)

    def take_down():
        room.do("withdraw", days.old[2], room.thu, reason="Nguồn tin rút lại")

    def end():
        fronts.end_placement(
            placement=Placement.objects.get(article=new[0]),
            actor=room.hanh,
            at=room.tick(),
            ends_at=room.now,
        )

    def call_off():
        room.do("unschedule", days.goes_live, room.hanh)

    def raise_banner():
        fronts.raise_banner(text="Tin khẩn", actor=room.hanh, at=room.tick(), visible_from=room.now)

    def pass_the_boundaries():
        room.now = days.hours(6)

    return [publish, place, correct, take_down, end, call_off, raise_banner, pass_the_boundaries]


def test_a_preview_shows_what_is_scheduled_after_it_was_opened_too(days, editor, newsroom, clock):
    clock.at = newsroom.now
    moment = days.hours(30)
    assert "Tin muộn" not in previewed(editor, moment, "/")[2]
    late = newsroom.approved(headline="Tin muộn")
    newsroom.do("schedule", late, newsroom.hanh, go_live_at=moment)
    assert "Tin muộn" in previewed(editor, moment, "/")[2]


def test_every_link_of_a_preview_stays_inside(days, editor, newsroom, clock):
    clock.at = newsroom.now
    moment = days.hours(10)
    start = base(moment)
    text = editor.get(start).content.decode()
    page = text.replace(bar_of(text), "")
    leads = re.findall(r'<(?:a|form|area)\b[^>]*\s(?:href|action)="([^"]*)"', page)
    assert len(leads) > 15
    assert [lead for lead in leads if not lead.startswith((start, "#", "mailto:"))] == []
    for file in re.findall(r'<link rel="stylesheet" href="([^"]*)"', text):
        assert file.startswith("/static/")


def test_a_link_to_the_sites_own_origin_stays_inside_and_others_are_left():
    html = (
        '<a href="http://localhost:8000/the-thao/">x</a><a href="https://example.vn/a">y</a>'
        '<a title="a > b" href="/x/">z</a><img src="/media/photos/a.jpg"><p>href="/not-a-link/"</p>'
        '<link rel="stylesheet" href="/static/site/site.css"><a href="//cdn.vn/">w</a>'
    )
    shown = inside(html, "/desk/p/")
    assert shown == (
        '<a href="/desk/p/the-thao/">x</a><a href="https://example.vn/a">y</a>'
        '<a title="a > b" href="/desk/p/x/">z</a><img src="/media/photos/a.jpg">'
        '<p>href="/not-a-link/"</p>'
        '<link rel="stylesheet" href="/static/site/site.css"><a href="//cdn.vn/">w</a>'
    )


def test_nobody_keeps_or_indexes_a_preview(days, editor, newsroom, clock):
    clock.at = newsroom.now
    for path in ("", "rss/", "luu-tru/", "khong-co-gi/"):
        answer = editor.get(base(days.hours(10)) + path)
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    "path", ["desk/", "desk/articles/article/", "media/photos/a/480.webp", "health/"]
)
def test_the_desk_and_the_files_are_no_pages_of_the_preview(days, editor, newsroom, clock, path):
    clock.at = newsroom.now
    assert editor.get(base(days.hours(10)) + path).status_code == 404


def test_only_those_who_may_see_every_coming_story_look_ahead(days, client, newsroom, clock):
    clock.at = newsroom.now
    ahead, back = base(newsroom.now + HOUR), base(newsroom.now - HOUR)
    for person, looks_ahead in [
        (newsroom.hanh, True),
        (newsroom.thu, True),
        (newsroom.duc, False),
        (newsroom.lan, False),
    ]:
        client.force_login(person)
        assert client.get(ahead).status_code == (200 if looks_ahead else 403)
        assert client.get(back).status_code == 200


def test_who_may_not_look_ahead_does_not_learn_when_something_comes(days, client, newsroom, clock):
    clock.at = newsroom.now
    client.force_login(newsroom.lan)
    text = client.get(base(newsroom.now)).content.decode()
    assert localtime(days.hours(1)).strftime("%H:%M") not in bar_of(text)


def test_the_bar_leads_to_the_changes_around(days, editor, newsroom, clock):
    clock.at = newsroom.now
    text = bar_of(editor.get(base(days.hours(9))).content.decode())
    for moment in (days.hours(8), days.hours(10), clock.at):
        assert f'href="{base(moment)}"' in text


def test_a_moment_is_chosen_with_its_page(days, editor, newsroom, clock):
    clock.at = newsroom.now
    asked = {"at_0": "13/04/2021", "at_1": "06:00", "path": "/tim-kiem/?q=cảng"}
    answer = editor.get("/desk/publishing/as-of/", asked)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(
        "/desk/publishing/as-of/2021-04-13T06:00:00+07:00/tim-kiem/?q="
    )
    assert editor.get(answer.headers["Location"]).status_code == 200


def test_a_moment_that_cannot_be_read_comes_back_as_it_was_typed(days, editor, newsroom, clock):
    clock.at = newsroom.now
    answer = editor.get("/desk/publishing/as-of/", {"at_0": "31/02/2021", "at_1": "06:00"})
    assert answer.status_code == 200
    assert 'value="31/02/2021"' in answer.content.decode()
    assert "errorlist" in answer.content.decode()


@pytest.mark.parametrize(
    "moment",
    [
        "2021-02-31T06:00:00+07:00",
        "2021-04-13T06:00:00",
        "9999-12-31T23:59:59-23:59",
        "0001-01-01T00:00Z",
    ],
)
def test_an_impossible_moment_is_not_there(days, editor, newsroom, moment):
    assert editor.get(f"/desk/publishing/as-of/{moment}/").status_code == 404


def test_the_pages_language_is_the_papers_and_the_bars_is_the_persons(
    days, editor, newsroom, clock
):
    clock.at = newsroom.now
    newsroom.hanh.language = "en"
    newsroom.hanh.save()
    text = editor.get(base(days.hours(9))).content.decode()
    assert '<html lang="vi">' in text
    assert "The site as it will be" in text
    assert "Đến nội dung chính" in text


def test_page_as_of_asks_nobody_who_is_there(days):
    """It is made of the address alone: what it shows is the same for everybody."""
    page = page_as_of("/", at=days.hours(9))
    assert page.status_code == 200
    assert "Tin sáu giờ sáng" in page.content.decode()
    assert not page.cookies


def test_the_days_have_something_of_every_kind(days):
    at = days.newsroom.now
    for model in (Publication, Correction, Placement, Banner):
        assert model.objects.coming(at=at).exists()
    assert timedelta(0) < days.hours(1) - at
