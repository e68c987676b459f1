"""Sending photos from the desk, choosing them, and the files readers get."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from photos import views
from photos.ingest import MAX_BYTES, ingest
from photos.models import Photo
from tests.factories.people import PersonFactory
from tests.photos import pictures
from tests.photos.factories import PhotoFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.photos.urls")]

UPLOAD = "/desk/photos/upload/"
CHOOSE = "/desk/photos/choose/"


@pytest.fixture
def lan(client):
    lan = PersonFactory(username="lan")
    client.force_login(lan)
    return lan


def outsiders():
    return {
        "nobody": None,
        "not at the desk": {"is_staff": False},
        "left the newsroom": {"is_active": False},
    }


# -- sending


def test_sent_photo_is_described_for_the_form(client, lan):
    answer = client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg())})
    assert answer.status_code == 200
    photo = Photo.objects.get()
    assert photo.uploaded_by == lan
    assert answer.json() == {
        "id": photo.pk,
        "thumbnail": f"/media/photos/{photo.token}/480.webp",
        "caption": "",
        "credit": "",
        "alt": "",
        "width": 1200,
        "height": 800,
    }


def test_every_role_may_send_and_choose(client, each_role):
    client.force_login(each_role)
    assert client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg())}).status_code == 200
    assert len(client.get(CHOOSE).json()["photos"]) == 1


@pytest.mark.parametrize("person", outsiders().values(), ids=outsiders().keys())
def test_others_may_neither_send_nor_choose(client, person):
    if person:
        client.force_login(PersonFactory(**person))
    sent = client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg())})
    chosen = client.get(CHOOSE)
    assert (sent.status_code, chosen.status_code) == (403, 403)
    assert sent.json()["error"]
    assert not Photo.objects.exists()


def test_photo_cannot_be_sent_by_another_site(lan):
    client = Client(enforce_csrf_checks=True)
    client.force_login(lan)
    answer = client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg())})
    assert answer.status_code == 403
    assert not Photo.objects.exists()


def test_refused_photo_is_a_sentence_about_that_file(client, lan):
    answer = client.post(UPLOAD, {"file": pictures.sent(b"ghi nhanh", "ghi-chu.jpg")})
    assert answer.status_code == 400
    assert "ghi-chu.jpg" in answer.json()["error"]


def test_too_large_photo_is_413(client, lan, monkeypatch):
    monkeypatch.setattr("photos.ingest.MAX_BYTES", 1000)
    answer = client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg(), "to.jpg")})
    assert answer.status_code == 413
    assert "to.jpg" in answer.json()["error"]


def test_missing_file_is_a_sentence(client, lan):
    answer = client.post(UPLOAD)
    assert answer.status_code == 400
    assert answer.json()["error"]


@pytest.mark.parametrize(("method", "address"), [("get", UPLOAD), ("post", CHOOSE)])
def test_wrong_method_is_405(client, lan, method, address):
    assert getattr(client, method)(address).status_code == 405


def test_browser_refuses_what_the_server_would():
    page = render_to_string("photos/_picker.html")
    assert f'data-max-bytes="{MAX_BYTES}"' in page


# -- choosing


def test_newest_photos_come_first_and_older_ones_on_demand(client, lan, monkeypatch):
    monkeypatch.setattr(views, "PICKER_PAGE", 2)
    oldest, middle, newest = PhotoFactory.create_batch(3, uploaded_by=lan)
    first = client.get(CHOOSE).json()
    assert [photo["id"] for photo in first["photos"]] == [newest.pk, middle.pk]
    second = client.get(CHOOSE, {"before": first["older"]}).json()
    assert [photo["id"] for photo in second["photos"]] == [oldest.pk]
    assert second["older"] is None


def test_library_is_searched_without_marks(client, lan):
    photo = PhotoFactory(caption="Tháp Bà Pô Nagar", uploaded_by=lan)
    PhotoFactory(uploaded_by=lan)
    found = client.get(CHOOSE, {"q": "thap ba"}).json()["photos"]
    assert [row["id"] for row in found] == [photo.pk]


def test_choosing_takes_one_query_for_the_photos(client, lan, django_assert_num_queries):
    PhotoFactory.create_batch(10, uploaded_by=lan)
    with django_assert_num_queries(3):  # session, person, photos
        client.get(CHOOSE)


@pytest.mark.parametrize("before", ["x", "-1", "9" * 400, "²", "1;DROP"])
def test_senseless_place_to_go_on_from_is_no_error(client, lan, before):
    assert client.get(CHOOSE, {"before": before, "q": "\0'%_" * 300}).status_code == 200


def test_desk_answers_are_kept_by_no_cache(client, lan):
    assert "no-store" in client.get(CHOOSE)["Cache-Control"]


# -- the files readers get


@pytest.fixture
def photo(db):
    return ingest(pictures.sent(pictures.jpeg()), uploaded_by=PersonFactory())


@pytest.mark.parametrize(
    ("name", "content_type"), [("480.webp", "image/webp"), ("480.jpg", "image/jpeg")]
)
def test_reader_gets_the_file_for_a_year_and_harmless(client, photo, name, content_type):
    answer = client.get(f"/media/photos/{photo.token}/{name}")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)
    assert answer["Content-Type"] == content_type
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize(
    "path",
    [
        "photos/{token}/481.webp",
        "photos/{token}/480.png",
        "photos/{token}/480.webp.html",
        "photos/{token}/",
        "photos/{token}/../{token}/480.webp",
        "photos/../../newsroom.sqlite3",
        "photos/{token}/%2e%2e/480.webp",
        "photos/{token}/480.webp%0a",
        "photos/{other}/480.webp",
        "{original}",
        "originals/{original}",
        "",
    ],
)
def test_nothing_else_is_served(client, photo, path):
    path = path.format(token=photo.token, other="0" * 24, original=photo.original.name)
    assert client.get(f"/media/{path}").status_code == 404


def test_missing_file_is_not_kept_for_a_year(client, db):
    answer = client.get(f"/media/photos/{'0' * 24}/480.webp")
    assert "immutable" not in answer.get("Cache-Control", "")


def test_thumbnail_address_is_the_one_that_is_served(photo):
    address = reverse("media:rendition", args=[photo.token, 480, "webp"])
    assert photo.thumbnail_url == address
