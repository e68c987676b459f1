"""What the scripts of the desk ask: sending photos, recognising, choosing and looking at them."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

import darkroom
from photos import printing, views
from photos.ingest import ingest
from photos.models import Photo
from tests.factories.people import PersonFactory
from tests.photos import pictures
from tests.photos.factories import PhotoFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.photos.urls")]

UPLOAD = "/desk/photos/upload/"
KNOWN = "/desk/photos/known/"
CHOOSE = "/desk/photos/choose/"
STATE = "/desk/photos/state/"


@pytest.fixture
def lan(client, lan):
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
        "thumbnail": f"/desk/photos/proof/{photo.token}/small.webp",
        "caption": "",
        "credit": "",
        "alt": "",
        "width": 1200,
        "height": 800,
        "ready": False,
        "trouble": "",
        "usable": True,
        "ended": False,
        "ai": "",
        "known": False,
        "alike": [],
    }


def test_what_the_batch_says_fills_what_the_file_leaves_open(client, lan):
    batch = {
        "byline": "Đặng Ủy",
        "owner": "Báo Khánh Hòa",
        "one_use_only": "on",
        # As a browser's own field writes a moment, in the newsroom's zone.
        "licence_until": "2031-01-01T08:30",
        "ai_origin": "edited",
    }
    client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg()), **batch})
    photo = Photo.objects.get()
    assert (photo.byline, photo.owner, photo.ai_origin) == ("Đặng Ủy", "Báo Khánh Hòa", "edited")
    assert photo.one_use_only
    assert timezone.localtime(photo.licence_until).isoformat() == "2031-01-01T08:30:00+07:00"


@pytest.mark.parametrize(
    "batch",
    [
        {"licence_until": "hôm qua"},
        {"ai_origin": "maybe"},
        {"embargo_until": "2031-01-02T08:00", "licence_until": "2031-01-01T08:00"},
    ],
    ids=["no moment", "no answer", "ends before it begins"],
)
def test_senseless_batch_is_a_sentence_and_nothing_is_stored(client, lan, batch):
    answer = client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg()), **batch})
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert not Photo.objects.exists()


def test_same_bytes_are_the_same_photo(client, lan):
    first = client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg())}).json()
    again = client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg(), "khac.jpg")}).json()
    assert (again["id"], again["known"]) == (first["id"], True)


def test_batch_asks_in_one_question_what_is_here_already(client, lan):
    photo = ingest(pictures.sent(pictures.jpeg()), uploaded_by=lan)
    other = hashlib.sha256(b"not here").hexdigest()
    answer = client.post(KNOWN, {"hashes": json.dumps([photo.sha256, other])})
    assert list(answer.json()["known"]) == [photo.sha256]
    assert answer.json()["known"][photo.sha256]["id"] == photo.pk


@pytest.mark.parametrize("hashes", ["", "{", "7", "null", "[[]]", '{"a": 1}'])
def test_senseless_question_is_no_error(client, lan, hashes):
    assert client.post(KNOWN, {"hashes": hashes}).status_code in {200, 400}


def test_photos_that_look_like_the_sent_one_come_with_their_use(client, lan):
    first = client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg(1200, 800))}).json()
    again = client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg(600, 400))}).json()
    assert [(row["id"], row["use"]) for row in again["alike"]] == [(first["id"], "")]


def test_every_role_may_send_and_choose(client, each_role):
    client.force_login(each_role)
    assert client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg())}).status_code == 200
    assert len(client.get(CHOOSE).json()["photos"]) == 1


@pytest.mark.parametrize("person", outsiders().values(), ids=outsiders().keys())
def test_others_may_neither_send_nor_choose(client, person):
    if person:
        client.force_login(PersonFactory(**person))
    sent = client.post(UPLOAD, {"file": pictures.sent(pictures.jpeg())})
    others = [client.post(KNOWN), client.get(CHOOSE), client.get(STATE)]
    assert {answer.status_code for answer in [sent, *others]} == {403}
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
    monkeypatch.setattr("darkroom.MAX_BYTES", 1000)
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
    assert f'data-max-bytes="{darkroom.MAX_BYTES}"' in page


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


def test_choosing_takes_two_queries_for_the_photos(client, lan, django_assert_num_queries):
    PhotoFactory.create_batch(10, uploaded_by=lan)
    with django_assert_num_queries(4):  # session, person, which photos, the photos
        client.get(CHOOSE)


@pytest.mark.parametrize("before", ["x", "-1", "9" * 400, "²", "1;DROP"])
def test_senseless_place_to_go_on_from_is_no_error(client, lan, before):
    assert client.get(CHOOSE, {"before": before, "q": "\0'%_" * 300}).status_code == 200


def test_desk_answers_are_kept_by_no_cache(client, lan):
    assert "no-store" in client.get(CHOOSE)["Cache-Control"]


def test_filters_go_together_with_the_words(client, lan, each_role):
    mine = PhotoFactory(uploaded_by=lan, caption="Tháp Bà", width=800, height=1200)
    PhotoFactory(uploaded_by=each_role, caption="Tháp Bà", width=800, height=1200)
    PhotoFactory(uploaded_by=lan, caption="Tháp Bà")
    asked = {"q": "thap", "mine": "on", "orientation": "portrait", "use": "never"}
    found = client.get(CHOOSE, asked).json()["photos"]
    assert [row["id"] for row in found] == [mine.pk]


def test_photo_whose_licence_has_ended_says_so(client, lan):
    now = timezone.now()
    PhotoFactory(uploaded_by=lan, licence_until=now - timedelta(days=1))
    PhotoFactory(uploaded_by=lan, embargo_until=now + timedelta(days=1))
    embargoed, ended = client.get(CHOOSE).json()["photos"]
    assert (ended["usable"], ended["ended"]) == (False, True)
    assert (embargoed["usable"], embargoed["ended"]) == (False, False)


# -- looking


def test_photo_is_ready_when_its_files_are_made(client, lan):
    photo = ingest(pictures.sent(pictures.jpeg()), uploaded_by=lan)
    told = client.get(STATE, {"ids": f"{photo.pk},x,99999"}).json()["photos"]
    assert list(told) == [str(photo.pk)]
    assert told[str(photo.pk)]["ready"] is False
    printing.print_photo(photo.pk)
    assert client.get(STATE, {"ids": photo.pk}).json()["photos"][str(photo.pk)]["ready"] is True


@pytest.mark.parametrize("ids", ["", ",", "²", "9" * 400, "1;DROP"])
def test_senseless_ids_are_no_error(client, lan, ids):
    assert client.get(STATE, {"ids": ids}).json() == {"photos": {}}


@pytest.mark.parametrize("size", ["small", "large"])
def test_desk_sees_a_photo_before_readers_can(client, lan, size):
    photo = ingest(pictures.sent(pictures.jpeg()), uploaded_by=lan)
    answer = client.get(f"/desk/photos/proof/{photo.token}/{size}.webp")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    # The small one stands in for the large one, and must not be kept in its place.
    kept = {"small": "private, max-age=86400", "large": "no-store"}[size]
    assert answer["Cache-Control"] == kept
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"
    client.logout()
    assert client.get(f"/desk/photos/proof/{photo.token}/{size}.webp").status_code == 403


def test_there_is_no_proof_of_a_photo_that_is_not_there(client, lan):
    assert client.get(f"/desk/photos/proof/{'0' * 24}/small.webp").status_code == 404


@pytest.mark.parametrize(
    "hashes", ['["\\ud800"]', "[" * 90_000, '["\\u0000"]', "{}", "7", '[["a"]]']
)
def test_senseless_fingerprints_are_no_error(client, lan, hashes):
    assert client.post("/desk/photos/known/", {"hashes": hashes}).status_code in (200, 400)
