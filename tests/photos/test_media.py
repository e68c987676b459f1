"""The files that readers get: for a year, harmless, and not one second past their licence."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from photos import renditions
from tests.factories.people import PersonFactory
from tests.photos.factories import PhotoFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.photos.urls")]

SECOND = timedelta(seconds=1)
LONG_AGO = datetime(2021, 4, 12, tzinfo=UTC)
T = datetime(2031, 5, 1, 17, 0, tzinfo=UTC)


@pytest.fixture
def ask(client):
    """Return a function that fetches an address to its last byte."""

    def fetch(path):
        answer = client.get(path)
        answer.body = answer.getvalue()
        return answer

    return fetch


@pytest.fixture
def clock(monkeypatch):
    """Set the readers' clock."""

    def to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return to


def with_files(**fields):
    """Return a photo of which three files are there, and that readers know unless told not."""
    photo = PhotoFactory(**{"public_from": LONG_AGO} | fields)
    for extension in ("avif", "webp", "jpg"):
        name = f"photos/{photo.token}/{photo.edition}/full-400.{extension}"
        default_storage.save(name, ContentFile(b"picture"))
    return photo


def address(photo, name="full-400.webp"):
    return f"/media/photos/{photo.token}/{photo.edition}/{name}"


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("full-400.avif", "image/avif"),
        ("full-400.webp", "image/webp"),
        ("full-400.jpg", "image/jpeg"),
    ],
)
def test_reader_gets_the_file_for_a_year_and_harmless(ask, name, content_type):
    answer = ask(address(with_files(), name))
    assert answer.status_code == 200
    assert answer.body == b"picture"
    assert answer["Content-Type"] == content_type
    assert answer["Cache-Control"] == "public, max-age=31536000, s-maxage=60, immutable"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_licence_that_ends_is_over_at_its_second(ask, clock):
    photo = with_files(licence_until=T)
    clock(T - SECOND)
    before = ask(address(photo))
    clock(T)
    after = ask(address(photo))
    assert (before.status_code, after.status_code) == (200, 410)
    assert "immutable" not in after["Cache-Control"]


@pytest.mark.parametrize(
    ("ahead", "kept", "shared"), [(9, 9, 9), (90, 90, 60), (40_000_000, 31_536_000, 60)]
)
def test_no_cache_keeps_a_file_past_its_licence(ask, clock, ahead, kept, shared):
    clock(T)
    answer = ask(address(with_files(licence_until=T + ahead * SECOND)))
    assert answer["Cache-Control"] == (f"public, max-age={kept}, s-maxage={shared}, immutable")


def test_file_of_a_licence_in_its_last_second_is_kept_by_nobody(ask, clock):
    clock(T)
    answer = ask(address(with_files(licence_until=T + timedelta(milliseconds=300))))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")


def test_cache_that_has_the_file_asks_again_without_its_bytes(client, ask, clock):
    photo = with_files()
    etag = ask(address(photo))
    again = client.get(address(photo), headers={"If-None-Match": etag["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == etag["Cache-Control"]
    photo.licence_until = T
    photo.save()
    clock(T)
    gone = client.get(address(photo), headers={"If-None-Match": etag["ETag"]})
    assert gone.status_code == 410


def test_photo_under_embargo_is_like_one_that_never_was(ask, clock):
    photo = with_files(embargo_until=T)
    clock(T - SECOND)
    before = ask(address(photo))
    never = ask(f"/media/photos/{'0' * 24}/{photo.edition}/full-400.webp")
    assert (before.status_code, before.body) == (never.status_code, never.body)
    assert before.headers == never.headers
    assert before.status_code == 404
    clock(T)
    assert ask(address(photo)).status_code == 200


def test_photo_in_the_trash_is_not_there(ask):
    assert ask(address(with_files(trashed_at=T))).status_code == 404


def test_file_of_the_time_before_editions_is_still_served(ask):
    photo = PhotoFactory(public_from=LONG_AGO)
    default_storage.save(f"photos/{photo.token}/480.webp", ContentFile(b"old"))
    answer = ask(f"/media/photos/{photo.token}/480.webp")
    assert answer.body == b"old"


@pytest.mark.parametrize(
    "path",
    [
        "photos/{token}/{edition}/full-401.webp",
        "photos/{token}/{edition}/full-400.png",
        "photos/{token}/{edition}/full-400.webp.html",
        "photos/{token}/{edition}/secret-400.webp",
        "photos/{token}/{edition}/",
        "photos/{token}/{edition}/../{edition}/full-400.webp",
        "photos/{token}/{edition}/%2e%2e/full-400.webp",
        "photos/{token}/{edition}/full-400.webp%0a",
        "photos/{token}/ffffffffff/full-400.webp",
        "photos/../../newsroom.sqlite3",
        "photos/{other}/{edition}/full-400.webp",
        "{original}",
        "originals/{original}",
        "",
    ],
)
def test_nothing_else_is_served(ask, path):
    photo = with_files()
    path = path.format(
        token=photo.token, edition=photo.edition, other="0" * 24, original=photo.original.name
    )
    answer = ask(f"/media/{path}")
    assert answer.status_code == 404
    assert "immutable" not in answer.get("Cache-Control", "")


def test_reader_waits_for_one_question_to_the_database(ask, django_assert_num_queries):
    photo = with_files()
    with django_assert_num_queries(1):
        ask(address(photo))


def test_photo_that_no_reader_has_seen_in_a_story_is_like_one_that_never_was(ask, clock):
    never = ask(f"/media/photos/{'0' * 24}/0123456789/full-400.webp")
    for photo in (with_files(public_from=None), with_files(public_from=T)):
        clock(T - SECOND)
        answer = ask(address(photo))
        assert (answer.status_code, answer.body) == (404, never.body)
        assert answer.headers == never.headers
    clock(T)
    assert ask(address(photo)).status_code == 200
    # Once public it stays there, whatever becomes of the story; its rights still count.
    clock(T + timedelta(days=3650))
    assert ask(address(photo)).status_code == 200


def test_photo_not_public_yet_tells_nothing_by_its_rights_either(ask, clock):
    """410 would say that there is such a photo."""
    clock(T)
    assert ask(address(with_files(public_from=None, licence_until=T))).status_code == 404


def test_desk_gets_the_file_before_readers_do_and_nobody_keeps_it(client, ask):
    photo = with_files(public_from=None)
    path = renditions.for_desk(address(photo))
    assert path != address(photo)
    assert ask(path).status_code == 403
    client.force_login(PersonFactory())
    answer = ask(path)
    assert (answer.status_code, answer.body) == (200, b"picture")
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    default_storage.save(f"photos/{photo.token}/480.webp", ContentFile(b"old"))
    assert ask(path.rpartition(photo.edition)[0] + "480.webp").body == b"old"
    for tail in ("../../x.jpg", "full-400.webp", "0123456789/full-401.webp", "a/b/c", "480.png"):
        assert ask(path.rpartition(photo.edition)[0] + tail).status_code == 404, tail
    photo.trashed_at = T
    photo.save()
    assert ask(path).status_code == 404


def test_preview_asks_for_the_desks_files_alone(settings):
    photo = PhotoFactory()
    html = renditions.render_picture(photo.picture(), alt="", sizes="100vw")
    previewed = renditions.for_desk(html)
    assert "/media/" in html
    assert "/media/" not in previewed
    assert previewed.count("/desk/photos/files/") == html.count("/media/photos/")
    settings.MEDIA_URL = "https://anh.example.vn/media/"
    html = renditions.render_picture(photo.picture(), alt="", sizes="100vw")
    assert "anh.example.vn" not in renditions.for_desk(html)
