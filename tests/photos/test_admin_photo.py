"""The page of one photo at the desk, its file, and the form that sends one without a script."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.html import escape

from people.models import User
from people.roles import Role
from photos.ingest import ingest
from photos.models import Collection, Photo
from photos.refusals import PhotoRefused
from tests.factories.people import PersonFactory
from tests.photos import pictures
from tests.photos.factories import PhotoFactory

pytestmark = pytest.mark.django_db

LIBRARY = "/desk/photos/photo/"
ADD = f"{LIBRARY}add/"
CHANGE_ANY = {
    Role.PHOTO_DESK,
    Role.EDITOR,
    Role.DESK_HEAD,
    Role.MANAGING_EDITOR,
    Role.EDITOR_IN_CHIEF,
}
ORIGINALS = {Role.PHOTO_DESK, Role.MANAGING_EDITOR, Role.EDITOR_IN_CHIEF}


@pytest.fixture
def lan(client):
    lan = PersonFactory(username="lan", role=Role.REPORTER, language="en")
    client.force_login(lan)
    return lan


@pytest.fixture
def desk(client):
    desk = PersonFactory(username="mai", role=Role.PHOTO_DESK, language="en")
    client.force_login(desk)
    return desk


def page_of(photo, name="change"):
    return f"{LIBRARY}{photo.pk}/{name}/"


def shown_values(answer):
    """Return what a browser sends of a form that nobody has touched."""
    sent = {}
    for field in answer.context["adminform"].form:
        value = field.field.widget.format_value(field.value())
        value = "" if value is None else value
        sent[field.html_name] = sent[field.html_initial_name] = value
    sent["initial-one_use_only"] = str(sent["one_use_only"])
    return {name: value for name, value in sent.items() if value not in (False, "False", None)}


def said(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def roles_of(person):
    return {Role(group.name) for group in person.groups.all()}


# -- words and rights


def test_own_words_may_be_changed_by_everybody(client, each_role):
    client.force_login(each_role)
    photo = PhotoFactory(uploaded_by=each_role)
    assert client.post(page_of(photo), {"caption": "Chợ Đầm buổi sớm"}).status_code == 302
    photo.refresh_from_db()
    assert photo.caption == "Chợ Đầm buổi sớm"
    assert "cho dam buoi som" in photo.search_folded


def test_words_of_others_are_for_editors_and_the_photo_desk(client, each_role):
    client.force_login(each_role)
    photo = PhotoFactory(caption="Nguyên văn")
    assert client.get(page_of(photo)).status_code == 200
    answer = client.post(page_of(photo), {"caption": "Đã sửa"})
    photo.refresh_from_db()
    if roles_of(each_role) & CHANGE_ANY:
        assert photo.caption == "Đã sửa"
    else:
        assert answer.status_code == 403
        assert photo.caption == "Nguyên văn"


def test_photo_itself_cannot_be_exchanged(client, lan):
    photo = PhotoFactory(uploaded_by=lan)
    before = Photo.objects.values("token", "sha256", "original", "uploaded_by_id", "crops").get()
    changed = {"token": "0" * 24, "sha256": "0", "uploaded_by": 1, "crops": "{}", "caption": "Mới"}
    client.post(page_of(photo), changed | {"file": pictures.sent(pictures.jpeg())})
    now = Photo.objects.values("token", "sha256", "original", "uploaded_by_id", "crops").get()
    assert now == before
    assert Photo.objects.get().caption == "Mới"


def test_two_people_at_one_photo_change_only_what_each_of_them_typed(client, desk):
    photo = PhotoFactory(caption="Cũ", place="Nha Trang", taken_at=timezone.now())
    opened = shown_values(client.get(page_of(photo)))
    Photo.objects.update(place="Vịnh Vân Phong")
    client.post(page_of(photo), opened | {"caption": "Mới"})
    photo.refresh_from_db()
    assert (photo.caption, photo.place) == ("Mới", "Vịnh Vân Phong")


def test_saving_without_a_change_says_so_and_leaves_no_trace(client, desk):
    photo = PhotoFactory(
        taken_at=timezone.now(), licence_until=timezone.now() + timedelta(days=9, seconds=5)
    )
    opened = shown_values(client.get(page_of(photo)))
    answer = client.post(page_of(photo), opened, follow=True)
    assert "Nothing was changed" in said(answer)
    assert not LogEntry.objects.exists()


def test_a_change_is_written_into_the_history_once(client, desk):
    photo = PhotoFactory()
    client.post(page_of(photo), {"caption": "Mới", "place": "Nha Trang"})
    assert LogEntry.objects.count() == 1
    assert str(desk) in client.get(page_of(photo, "history")).content.decode()


def test_saving_says_which_stories_on_the_site_follow(client, newsroom):
    photo = PhotoFactory()
    story = newsroom.live(**newsroom.with_photos(photo))
    User.objects.filter(pk=newsroom.mai.pk).update(language="en")
    client.force_login(newsroom.mai)
    page = client.get(page_of(photo)).content.decode()
    assert story.headline in page
    tomorrow = timezone.localtime() + timedelta(days=1)
    sent = {"licence_until": tomorrow.isoformat()[:16], "_continue": "1"}
    answer = client.post(page_of(photo), sent, follow=True)
    assert "1 story on the site follows:" in said(answer)
    assert f'href="{story.get_desk_url()}"' in said(answer)


def test_a_refused_change_is_an_error_and_nothing_typed_is_lost(client, desk, monkeypatch):
    photo = PhotoFactory(caption="Cũ")

    def refuse(**_arguments):
        raise PhotoRefused("Ảnh này đang được dùng.")

    monkeypatch.setattr("photos.actions.change", refuse)
    answer = client.post(page_of(photo), {"caption": "Lời chú thích dài"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Ảnh này đang được dùng." in page
    assert "Lời chú thích dài" in page


def test_a_licence_that_ends_before_it_begins_is_an_error_of_the_form(client, desk):
    photo = PhotoFactory()
    sent = {"embargo_until": "2031-05-02T10:00", "licence_until": "2031-05-01T10:00"}
    answer = client.post(page_of(photo), sent)
    assert answer.status_code == 200
    assert "never be usable" in answer.content.decode()


# -- what stands beside the form


def test_page_shows_a_large_picture_and_where_it_comes_from(client, lan):
    photo = PhotoFactory(width=6000, height=4000)
    page = client.get(page_of(photo)).content.decode()
    assert photo.proof_url in page
    assert "6000 × 4000 pixels, JPEG" in page
    assert "Never used." in page


def test_page_shows_photos_that_look_like_it_and_its_collections(client, desk):
    first = ingest(pictures.sent(pictures.jpeg(1200, 800)), uploaded_by=desk, caption="Bản gốc")
    again = ingest(pictures.sent(pictures.jpeg(600, 400)), uploaded_by=desk, caption="Bản nhỏ")
    Collection.objects.create(name="Lễ hội Cầu ngư", created_by=desk).photos.add(first)
    answer = client.get(page_of(first))
    assert [photo for photo, _use in answer.context["alike"]] == [again]
    assert "Lễ hội Cầu ngư" in answer.content.decode()


def test_a_photo_in_the_trash_says_so_on_its_page(client, desk):
    photo = PhotoFactory(trashed_at=timezone.now(), trashed_by=desk)
    page = client.get(page_of(photo)).content.decode()
    assert "Thrown away by" in page
    assert 'value="untrash"' in page
    assert 'value="trash"' not in page


def test_page_costs_the_same_however_often_a_photo_was_used(
    client, newsroom, django_assert_max_num_queries
):
    photo = PhotoFactory()
    client.force_login(newsroom.mai)
    for _ in range(4):
        newsroom.live(**newsroom.with_photos(photo))
    client.get(page_of(photo))
    with django_assert_max_num_queries(20):
        client.get(page_of(photo))


def test_what_the_file_says_stands_beside_what_the_library_says(client, lan):
    photo = ingest(pictures.sent(pictures.phone_photo()), uploaded_by=lan, caption="Lời mới")
    answer = client.get(page_of(photo, "file"))
    rows = {label: (said, here) for label, said, here in answer.context["rows"]}
    assert rows["caption"][1] == "Lời mới"
    assert rows["taken"][0] == rows["taken"][1] == "17:45, 12/04/2021 (GMT+7)"
    page = answer.content.decode()
    for secret in ("SERIAL-4711", "OWNER-NAME", "SECRET-COMMENT", "12.25"):
        assert secret not in page


def test_a_file_that_is_gone_breaks_no_page(client, desk):
    photo = PhotoFactory()
    assert client.get(page_of(photo, "file")).context["rows"] is None
    assert client.get(page_of(photo, "original")).status_code == 404


def test_the_original_is_for_those_who_answer_for_it(client, each_role):
    client.force_login(each_role)
    photo = PhotoFactory(uploaded_by=each_role)
    photo.original.storage.save(photo.original.name, ContentFile(b"GPS"))
    answer = client.get(page_of(photo, "original"))
    is_offered = b"/original/" in client.get(page_of(photo)).content
    if not roles_of(each_role) & ORIGINALS:
        assert answer.status_code == 403
        assert not is_offered
        return
    assert b"".join(answer.streaming_content) == b"GPS"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Cache-Control"] == "no-store"
    assert is_offered


@pytest.mark.parametrize("name", ["change", "crops", "file", "original", "history"])
@pytest.mark.parametrize("key", ["0", "x", "9" * 40, "%00", "1%2F2"])
def test_no_page_breaks_where_there_is_no_photo(client, desk, name, key):
    assert client.get(f"{LIBRARY}{key}/{name}/").status_code in {302, 404}


# -- sending one


def test_every_role_may_send_a_photo(client, each_role):
    client.force_login(each_role)
    assert client.get(ADD).status_code == 200
    sent = {"file": pictures.sent(pictures.jpeg()), "credit": "Đặng Ủy", "one_use_only": "on"}
    answer = client.post(ADD, sent)
    photo = Photo.objects.get()
    assert answer.headers["Location"] == page_of(photo)
    assert (photo.credit, photo.one_use_only) == ("Đặng Ủy", True)
    assert photo.uploaded_by == each_role


@pytest.mark.parametrize("data", [b"ghi nhanh", pictures.truncated()], ids=["text", "truncated"])
def test_refused_file_is_an_error_of_the_form_and_the_words_stay(client, lan, data):
    answer = client.post(ADD, {"file": pictures.sent(data, "hong.jpg"), "credit": "Đặng Ủy"})
    [error] = answer.context["form"].errors["file"]
    assert "hong.jpg" in error
    assert "Đặng Ủy" in answer.content.decode()
    assert not Photo.objects.exists()


def test_known_file_leads_to_the_photo(client, lan):
    data = pictures.jpeg()
    photo = ingest(pictures.sent(data), uploaded_by=lan)
    answer = client.post(ADD, {"file": pictures.sent(data, "<b>lại.jpg")}, follow=True)
    assert answer.redirect_chain == [(page_of(photo), 302)]
    assert f'href="{page_of(photo)}"' in said(answer)
    assert escape("<b>") in said(answer)
    assert Photo.objects.count() == 1


def test_nothing_is_stored_without_a_file_or_with_rights_that_make_no_sense(client, lan):
    assert "file" in client.post(ADD, {"credit": "Đặng Ủy"}).context["form"].errors
    wrong = {"embargo_until": "2031-05-02T10:00", "licence_until": "2031-05-01T10:00"}
    answer = client.post(ADD, wrong | {"file": pictures.sent(pictures.jpeg())})
    assert answer.context["form"].errors
    assert not Photo.objects.exists()
