"""Collections at the desk: put photos in, take them out, name, dissolve."""

import pytest

from people.roles import Role
from photos.models import Collection, Photo
from tests.factories.people import PersonFactory
from tests.photos.factories import PhotoFactory

pytestmark = pytest.mark.django_db

LIBRARY = "/desk/photos/photo/"
COLLECTIONS = "/desk/photos/collection/"


@pytest.fixture
def lan(client):
    lan = PersonFactory(username="lan", role=Role.REPORTER, language="en")
    client.force_login(lan)
    return lan


def page_of(collection, name="change"):
    return f"{COLLECTIONS}{collection.pk}/{name}/"


def press(client, verb, *photos, **more):
    sent = {"_verb": verb, "photo": [photo.pk for photo in photos], **more}
    return client.post(f"{LIBRARY}selected/", sent, follow=True)


def said(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def test_photos_are_put_into_a_new_collection_by_its_name(client, lan):
    photos = PhotoFactory.create_batch(2)
    answer = press(client, "collect", *photos, name=" Lễ hội <Cầu ngư> ")
    collection = Collection.objects.get()
    assert (collection.name, collection.created_by) == ("Lễ hội <Cầu ngư>", lan)
    assert set(collection.photos.all()) == set(photos)
    assert f'href="{page_of(collection)}"' in said(answer)
    assert "<Cầu" not in said(answer)


def test_photos_are_put_into_a_collection_of_somebody_else_and_taken_out(client, lan):
    collection = Collection.objects.create(name="Biển đảo", created_by=PersonFactory())
    photo, other = PhotoFactory.create_batch(2)
    press(client, "collect", photo, other, collection=collection.pk)
    page = client.get(page_of(collection))
    assert [card.photo for card in page.context["cards"]] == [other, photo]
    press(client, "uncollect", photo, **{"from": collection.pk, "next": page_of(collection)})
    assert list(collection.photos.all()) == [other]
    assert Photo.objects.in_library().count() == 2


def test_library_is_narrowed_to_a_collection(client, lan):
    collection = Collection.objects.create(name="Biển đảo", created_by=lan)
    collection.photos.add(photo := PhotoFactory())
    PhotoFactory()
    answer = client.get(LIBRARY, {"collection": collection.pk})
    assert [card.photo for card in answer.context["cards"]] == [photo]
    assert [str(words) for words, _address in answer.context["chips"]] == ["Collection: Biển đảo"]


def test_everybody_with_a_role_names_collections(client, each_role):
    client.force_login(each_role)
    client.post(f"{COLLECTIONS}add/", {"name": "Biển đảo", "description": "Ảnh tư liệu"})
    collection = Collection.objects.get()
    assert collection.created_by == each_role
    other = Collection.objects.create(name="Cũ", created_by=PersonFactory())
    client.post(page_of(other), {"name": "Mới", "description": ""})
    other.refresh_from_db()
    assert other.name == "Mới"
    assert other.created_by != each_role


def test_collection_is_dissolved_by_its_maker_or_the_photo_desk_and_photos_stay(client, each_role):
    client.force_login(each_role)
    own = Collection.objects.create(name="Của tôi", created_by=each_role)
    other = Collection.objects.create(name="Của người khác", created_by=PersonFactory())
    for collection in (own, other):
        collection.photos.add(PhotoFactory())
        client.post(page_of(collection, "delete"), {"post": "yes"})
    assert own not in Collection.objects.all()
    is_desk = each_role.has_role(Role.PHOTO_DESK)
    assert (other in Collection.objects.all()) is not is_desk
    assert Photo.objects.in_library().count() == 2


def test_photos_in_the_trash_are_not_in_a_collections_grid(client, lan):
    collection = Collection.objects.create(name="Biển đảo", created_by=lan)
    collection.photos.add(photo := PhotoFactory(uploaded_by=lan))
    press(client, "trash", photo)
    assert client.get(page_of(collection)).context["cards"] == []


def test_page_of_a_large_collection_costs_the_same(client, lan, django_assert_max_num_queries):
    collection = Collection.objects.create(name="Biển đảo", created_by=lan)
    for count in (2, 60):
        collection.photos.add(*PhotoFactory.create_batch(count))
        client.get(page_of(collection))
        with django_assert_max_num_queries(16):
            client.get(page_of(collection))
