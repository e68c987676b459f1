"""The photo library at the desk: finding, choosing several, throwing away and taking back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import ImageCaption
from people.models import User
from people.roles import Role
from photos.models import Collection, Photo
from tests.factories.people import PersonFactory
from tests.photos.factories import PhotoFactory

pytestmark = pytest.mark.django_db

LIBRARY = "/desk/photos/photo/"
SELECTED = f"{LIBRARY}selected/"
TRASH_ANY = {Role.PHOTO_DESK, Role.MANAGING_EDITOR}


@pytest.fixture
def lan(client):
    lan = PersonFactory(username="lan", role=Role.REPORTER, language="en")
    client.force_login(lan)
    return lan


@pytest.fixture
def desk(client):
    """Somebody of the photo desk, at the desk."""
    desk = PersonFactory(username="mai", role=Role.PHOTO_DESK, language="en")
    client.force_login(desk)
    return desk


def shown(client, **query):
    answer = client.get(LIBRARY, query)
    assert answer.status_code == 200
    return [card.photo for card in answer.context["cards"]]


def press(client, verb, *photos, **more):
    """Press a button of the bar with some photos ticked; return the page that follows."""
    sent = {"_verb": verb, "photo": [photo.pk for photo in photos], **more}
    return client.post(SELECTED, sent, follow=True)


def said(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def roles_of(person):
    return {Role(group.name) for group in person.groups.all()}


# -- finding


def test_every_role_sees_the_library(client, each_role):
    client.force_login(each_role)
    photo = PhotoFactory()
    assert shown(client) == [photo]


@pytest.mark.parametrize("query", ["tháp bà", "thap ba", "THAP", "Pô Nagar bà"])
def test_library_is_searched_with_and_without_marks(client, lan, query):
    photo = PhotoFactory(caption="Tháp Bà Pô Nagar")
    PhotoFactory()
    assert shown(client, q=query) == [photo]


def test_filters_stand_in_the_address_and_each_can_be_taken_away(client, lan):
    mine = PhotoFactory(uploaded_by=lan)
    PhotoFactory()
    asked = {"mine": "on", "orientation": "landscape", "q": "ghe", "before": "9" * 9}
    answer = client.get(LIBRARY, asked)
    assert [card.photo for card in answer.context["cards"]] == [mine]
    chips = dict(answer.context["chips"])
    assert chips["My photos"] == "?orientation=landscape&q=ghe"
    assert chips["Orientation: landscape"] == "?mine=on&q=ghe"


def test_older_photos_are_a_step_away_and_no_page_counts(client, lan, monkeypatch):
    monkeypatch.setattr("photos.admin.library.ON_A_PAGE", 2)
    photos = PhotoFactory.create_batch(3)
    answer = client.get(LIBRARY, {"q": "ghe"})
    assert answer.context["older"] == f"?q=ghe&before={photos[1].pk}"
    answer = client.get(LIBRARY + answer.context["older"])
    assert [card.photo for card in answer.context["cards"]] == [photos[0]]
    assert answer.context["older"] is None


@pytest.mark.parametrize(
    "query",
    ["q=%00", "before=x", "before=" + "9" * 40, "collection=x", "rights=x", "taken_from=x", "p=-1"],
)
def test_nonsense_in_the_address_is_not_looked_for(client, lan, query):
    photo = PhotoFactory()
    answer = client.get(f"{LIBRARY}?{query}")
    assert [card.photo for card in answer.context["cards"]] == [photo]


def test_what_to_know_before_taking_a_photo_stands_in_words(client, lan):
    now = timezone.now()
    PhotoFactory(alt_text="", edition="", one_use_only=True, ai_origin="generated")
    PhotoFactory(licence_until=now + timedelta(days=3), embargo_until=now + timedelta(days=1))
    PhotoFactory(licence_until=now - timedelta(days=1), edition="", trouble="broken")
    cards = client.get(LIBRARY).context["cards"]
    words = [[words for _tone, words in card.states] for card in cards]
    assert words[2] == ["Being prepared", "For one story only", "Made by AI", "No description"]
    assert words[0] == ["Cannot be shown: take another one", "Licence has ended"]
    assert [row.partition(" ")[0] for row in words[1]] == ["Licence", "Not"]


def test_a_photo_says_where_it_was_used(client, newsroom):
    photo, other = PhotoFactory.create_batch(2)
    newsroom.live(**newsroom.with_photos(photo))
    User.objects.filter(pk=newsroom.lan.pk).update(language="en")
    client.force_login(newsroom.lan)
    uses = {card.photo: card.use for card in client.get(LIBRARY).context["cards"]}
    assert "12/04/2021" in uses[photo]
    assert uses[other] == ""


def test_a_page_of_sixty_photos_costs_as_much_as_one_of_three(
    client, newsroom, django_assert_max_num_queries
):
    client.force_login(newsroom.lan)
    for photo in PhotoFactory.create_batch(3, edition=""):
        newsroom.live(**newsroom.with_photos(PhotoFactory(uploaded_by=photo.uploaded_by)))
    client.get(LIBRARY)
    with django_assert_max_num_queries(15):
        client.get(LIBRARY)
    PhotoFactory.create_batch(60)
    with django_assert_max_num_queries(15):
        assert len(shown(client)) == 60


def test_code_in_words_stays_words(client, lan):
    photo = PhotoFactory(
        uploaded_by=lan,
        caption="<script>alert(1)</script>",
        alt_text='"><img src=x onerror=1>',
        place="<b>",
    )
    query = {"q": "<script>alert", "place": "<b>"}
    for address in [LIBRARY, f"{LIBRARY}{photo.pk}/change/", f"{LIBRARY}each/?ids={photo.pk}"]:
        page = client.get(address, query if address == LIBRARY else None).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>" not in page


def test_no_page_of_the_library_has_a_script_or_style_in_it(client, lan):
    photo = PhotoFactory(uploaded_by=lan)
    pages = ["", "?trash=1", "add/", f"{photo.pk}/change/", f"{photo.pk}/crops/"]
    pages += [f"together/?ids={photo.pk}", f"each/?ids={photo.pk}"]
    for address in pages:
        page = client.get(LIBRARY + address).content.decode()
        assert "<style" not in page, address
        assert 'style="' not in page, address
        assert "<script>" not in page, address


@pytest.mark.parametrize("person", [None, {"is_staff": False}, {"is_active": False}])
def test_others_are_sent_to_the_login(client, person):
    if person:
        client.force_login(PersonFactory(**person))
    photo = PhotoFactory()
    of_one = ["change", "crops", "file", "original", "history"]
    pages = ["", "add/", "cards/", "together/", "each/", *(f"{photo.pk}/{one}/" for one in of_one)]
    for address in pages:
        assert client.get(LIBRARY + address).status_code == 302, address
    assert client.post(SELECTED, {"_verb": "trash", "photo": photo.pk}).status_code == 302
    assert Photo.objects.in_library().exists()


def test_cards_of_photos_that_have_just_come_in_are_the_librarys_own(client, lan):
    old, new = PhotoFactory.create_batch(2)
    answer = client.get(f"{LIBRARY}cards/", {"ids": f"{new.pk},x,{'9' * 30},{old.pk}"})
    page = answer.content.decode()
    assert page.index(f'data-card="{new.pk}"') < page.index(f'data-card="{old.pk}"')
    assert "<html" not in page


# -- throwing away and taking back


def test_photos_are_thrown_away_and_one_press_takes_them_back(client, desk):
    photos = PhotoFactory.create_batch(2)
    page = press(client, "trash", *photos)
    assert "2 photos were thrown away" in said(page)
    assert set(page.context["undo"]) == {photo.pk for photo in photos}
    assert shown(client) == []
    press(client, "untrash", *photos)
    assert set(shown(client)) == set(photos)


def test_undo_is_offered_once(client, desk):
    press(client, "trash", PhotoFactory())
    assert client.get(LIBRARY).context["undo"] is None


def test_own_photos_are_thrown_away_by_everybody_and_others_by_few(client, each_role):
    client.force_login(each_role)
    own, other = PhotoFactory(uploaded_by=each_role), PhotoFactory()
    press(client, "trash", own)
    press(client, "trash", other)
    may = bool(roles_of(each_role) & TRASH_ANY)
    assert (other in Photo.objects.in_library()) is not may
    assert own not in Photo.objects.in_library()


def test_one_photo_of_somebody_else_keeps_all_of_them(client, lan):
    own, other = PhotoFactory(uploaded_by=lan), PhotoFactory(caption="Của người khác")
    page = press(client, "trash", own, other)
    assert "Của người khác" in said(page)
    assert page.context["undo"] is None
    assert Photo.objects.in_library().count() == 2


def test_a_photo_of_a_story_is_thrown_away_by_nobody(client, newsroom):
    client.force_login(User.objects.create_superuser("root", password="x"))
    photo = PhotoFactory()
    ImageCaption.objects.create(article=newsroom.draft(), photo=photo, key="k3f9a2c1")
    press(client, "trash", photo)
    assert Photo.objects.in_library().exists()


def test_nobody_deletes_a_photo_for_good(client):
    client.force_login(User.objects.create_superuser("root", password="x"))
    photo = PhotoFactory()
    answer = client.post(f"{LIBRARY}{photo.pk}/delete/", {"post": "yes"})
    assert answer.status_code == 403
    client.post(LIBRARY, {"action": "delete_selected", "_selected_action": photo.pk, "post": "yes"})
    assert Photo.objects.in_library().exists()


def test_trash_says_who_and_until_when(client, desk):
    photo = PhotoFactory(caption="Chợ Đầm")
    press(client, "trash", photo)
    answer = client.get(LIBRARY, {"trash": "1"})
    [card] = answer.context["cards"]
    assert card.photo == photo
    assert (card.kept_until - card.photo.trashed_at).days == 30
    assert str(desk) in answer.content.decode()
    assert b'value="untrash"' in answer.content


def test_reporter_sees_only_their_own_photos_in_the_trash(client, lan):
    own, other = PhotoFactory(uploaded_by=lan), PhotoFactory()
    Photo.objects.update(trashed_at=timezone.now())
    assert shown(client, trash="1") == [own]
    press(client, "untrash", other)
    assert list(Photo.objects.in_library()) == []


# -- what browsers send


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"_verb": "trash"},
        {"_verb": "trash", "photo": ["x", "-1", "9" * 30, "1; DROP TABLE"]},
        {"_verb": "delete", "photo": "1"},
        {"_verb": "__class__", "photo": "1"},
        {"_verb": "uncollect", "photo": "1", "from": "x"},
        {"_verb": "collect", "photo": "1", "collection": "x"},
        {"_verb": "collect", "photo": "1", "name": "dài " * 100},
        {"_verb": "collect", "photo": "1"},
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(client, desk, sent):
    photo = PhotoFactory()
    sent = {name: photo.pk if value == "1" else value for name, value in sent.items()}
    page = client.post(SELECTED, sent, follow=True)
    assert page.status_code == 200
    assert said(page)
    assert Photo.objects.in_library().count() == 1
    assert not Collection.objects.exists()


def test_more_photos_than_an_event_has_are_not_touched_in_one_go(client, desk):
    page = client.post(SELECTED, {"_verb": "trash", "photo": range(1, 500)}, follow=True)
    assert "200" in said(page)


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_nobody_is_led_away_from_the_desk(client, desk, address):
    answer = client.post(SELECTED, {"_verb": "trash", "next": address})
    assert answer.headers["Location"] == LIBRARY
    page = client.get(f"{LIBRARY}together/", {"ids": PhotoFactory().pk, "next": address})
    assert page.context["next"] == LIBRARY


def test_buttons_need_a_form_of_ours():
    client = Client(enforce_csrf_checks=True)
    client.force_login(PersonFactory(role=Role.PHOTO_DESK))
    photo = PhotoFactory()
    assert client.post(SELECTED, {"_verb": "trash", "photo": photo.pk}).status_code == 403
    assert Photo.objects.in_library().exists()
