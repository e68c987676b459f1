"""The photo library at the desk, as each role sees it."""

from datetime import timedelta

import pytest
from django.contrib.admin.sites import site
from django.utils import timezone, translation
from django.utils.html import escape

from articles.models import ImageCaption
from people.models import User
from people.roles import Role
from photos.ingest import ingest
from photos.models import Photo
from tests.factories.people import PersonFactory
from tests.photos import pictures
from tests.photos.factories import PhotoFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.photos.urls")]

LIBRARY = "/desk/photos/photo/"
ADD = f"{LIBRARY}add/"

CHANGE_ANY = {
    Role.PHOTO_DESK,
    Role.EDITOR,
    Role.DESK_HEAD,
    Role.MANAGING_EDITOR,
    Role.EDITOR_IN_CHIEF,
}
DELETE = {Role.PHOTO_DESK, Role.MANAGING_EDITOR}


def words(**changed):
    given = {"caption": "Ghe cá về bến", "credit": "Đặng Ủy", "alt_text": "Ba chiếc ghe"}
    return {**given, "taken_at_0": "", "taken_at_1": "", "ai_origin": "", **changed}


def change(photo):
    return f"{LIBRARY}{photo.pk}/change/"


def delete(photo):
    return f"{LIBRARY}{photo.pk}/delete/"


@pytest.fixture
def lan(client):
    lan = PersonFactory(username="lan", role=Role.REPORTER)
    client.force_login(lan)
    return lan


# -- adding


def test_every_role_may_see_and_add(client, each_role):
    client.force_login(each_role)
    assert client.get(LIBRARY).status_code == 200
    assert client.get(ADD).status_code == 200
    file = pictures.sent(pictures.jpeg())
    assert client.post(ADD, words(file=file)).status_code == 302
    photo = Photo.objects.get()
    assert (photo.caption, photo.uploaded_by) == ("Ghe cá về bến", each_role)
    assert client.get(change(photo)).status_code == 200


def test_camera_date_is_taken_where_none_was_typed(client, lan):
    client.post(ADD, words(file=pictures.sent(pictures.phone_photo())))
    assert Photo.objects.get().taken_at.isoformat() == "2021-04-12T10:45:00+00:00"


@pytest.mark.parametrize(
    "data", [b"ghi nhanh", pictures.bomb(), pictures.truncated()], ids=["text", "bomb", "truncated"]
)
def test_refused_file_is_an_error_of_the_form_and_the_words_stay(client, lan, data):
    answer = client.post(ADD, words(file=pictures.sent(data, "hong.jpg")))
    assert answer.status_code == 200
    [error] = answer.context["adminform"].form.errors["file"]
    assert "hong.jpg" in error
    assert "Ghe cá về bến" in answer.content.decode()
    assert not Photo.objects.exists()


def test_known_file_is_an_error_that_leads_to_the_photo(client, lan):
    data = pictures.jpeg()
    photo = ingest(pictures.sent(data), uploaded_by=lan)
    answer = client.post(ADD, words(file=pictures.sent(data, "<b>lại.jpg")))
    [error] = answer.context["adminform"].form.errors["file"]
    assert f'href="{change(photo)}"' in error
    assert escape("<b>") in error
    assert Photo.objects.count() == 1


def test_words_can_be_kept_only_with_a_file(client, lan):
    answer = client.post(ADD, words())
    assert "file" in answer.context["adminform"].form.errors


# -- changing


def test_own_words_may_be_changed_by_everybody(client, each_role):
    client.force_login(each_role)
    photo = PhotoFactory(uploaded_by=each_role)
    answer = client.post(change(photo), words(caption="Chợ Đầm buổi sớm"))
    assert answer.status_code == 302
    photo.refresh_from_db()
    assert photo.caption == "Chợ Đầm buổi sớm"
    assert photo.search_folded.startswith("cho dam buoi som")


def test_words_of_others_are_for_editors_and_the_photo_desk(client, each_role):
    client.force_login(each_role)
    photo = PhotoFactory(caption="Nguyên văn")
    answer = client.post(change(photo), words(caption="Đã sửa"))
    photo.refresh_from_db()
    if {Role(group.name) for group in each_role.groups.all()} & CHANGE_ANY:
        assert photo.caption == "Đã sửa"
    else:
        assert answer.status_code == 403
        assert photo.caption == "Nguyên văn"


def test_photo_itself_cannot_be_exchanged(client, lan):
    photo = PhotoFactory(uploaded_by=lan)
    before = Photo.objects.values("token", "sha256", "original", "uploaded_by_id").get()
    client.post(
        change(photo),
        words(token="0" * 24, sha256="0", uploaded_by=1, file=pictures.sent(pictures.jpeg())),
    )
    assert Photo.objects.values("token", "sha256", "original", "uploaded_by_id").get() == before


def test_form_shows_the_picture(client, lan):
    photo = PhotoFactory(uploaded_by=lan)
    page = client.get(change(photo)).content.decode()
    assert f"/media/photos/{photo.token}/1600.webp" in page


def test_code_in_words_stays_words(client, lan):
    photo = PhotoFactory(
        uploaded_by=lan, caption="<script>alert(1)</script>", alt_text='"><img src=x onerror=1>'
    )
    for address in [LIBRARY, change(photo), f"{change(photo).replace('change', 'history')}"]:
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


# -- deleting


def test_unused_photo_is_deleted_by_the_photo_desk_and_the_managing_editor(client, each_role):
    client.force_login(each_role)
    photo = PhotoFactory(uploaded_by=each_role)
    client.post(delete(photo), {"post": "yes"})
    may = bool({Role(group.name) for group in each_role.groups.all()} & DELETE)
    assert Photo.objects.exists() is not may


@pytest.mark.urls("newsroom.urls")
def test_used_photo_is_deleted_by_nobody(client, newsroom):
    client.force_login(User.objects.create_superuser("root", password="x"))
    photo = PhotoFactory()
    ImageCaption.objects.create(article=newsroom.draft(), photo=photo, key="k3f9a2c1")
    assert client.post(delete(photo), {"post": "yes"}).status_code == 403
    assert Photo.objects.exists()


def test_photos_are_not_deleted_by_the_dozen(client):
    client.force_login(PersonFactory(role=Role.PHOTO_DESK))
    photo = PhotoFactory()
    client.post(
        LIBRARY, {"action": "delete_selected", "_selected_action": [photo.pk], "post": "yes"}
    )
    assert Photo.objects.exists()


@pytest.mark.parametrize("person", [None, {"is_staff": False}, {"is_active": False}])
def test_others_are_sent_to_the_login(client, person):
    if person:
        client.force_login(PersonFactory(**person))
    photo = PhotoFactory()
    for address in [LIBRARY, ADD, change(photo), delete(photo)]:
        assert client.get(address).status_code == 302
        assert client.post(address, words()).status_code == 302


# -- finding


def shown(client, **query):
    answer = client.get(LIBRARY, query)
    assert answer.status_code == 200
    return list(answer.context["cl"].result_list)


@pytest.mark.parametrize("query", ["tháp bà", "thap ba", "THAP", "Pô Nagar bà"])
def test_library_is_searched_with_and_without_marks(client, lan, query):
    photo = PhotoFactory(caption="Tháp Bà Pô Nagar")
    PhotoFactory()
    assert shown(client, q=query) == [photo]


def test_own_photos_and_incomplete_ones_are_found(client, lan):
    mine = PhotoFactory(uploaded_by=lan)
    silent = PhotoFactory(alt_text="")
    assert shown(client, who="me") == [mine]
    assert shown(client, missing="alt_text") == [silent]
    assert len(shown(client)) == 2


@pytest.mark.parametrize("missing", ["uploaded_by__password", "x", "\0"])
def test_filter_takes_only_its_own_words(client, lan, missing):
    PhotoFactory()
    assert len(shown(client, missing=missing)) == 1


def test_newest_photos_come_first(client, lan):
    old = PhotoFactory(uploaded_at=timezone.now() - timedelta(days=3))
    new = PhotoFactory()
    assert shown(client) == [new, old]


def test_library_page_costs_the_same_with_many_photos(client, lan, django_assert_max_num_queries):
    for _ in range(12):
        PhotoFactory()
    with django_assert_max_num_queries(7):
        client.get(LIBRARY)


def test_no_page_of_the_library_has_a_script_or_style_in_it(client, lan):
    photo = PhotoFactory(uploaded_by=lan)
    for address in [ADD, change(photo)]:
        page = client.get(address).content.decode()
        assert "<style" not in page
        assert 'style="' not in page


def test_library_speaks_of_no_object(client, lan):
    model_admin = site._registry[Photo]
    with translation.override("en"):
        assert str(model_admin.opts.verbose_name) == "photo"
