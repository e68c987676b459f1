"""Many photos at once: the same words for all of them, or a row of words for each."""

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from people.models import User
from people.roles import Role
from photos.admin.forms import with_keywords
from photos.models import Photo
from photos.signals import pictures_changed
from tests.factories.people import PersonFactory
from tests.photos.factories import PhotoFactory

pytestmark = pytest.mark.django_db

LIBRARY = "/desk/photos/photo/"


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


def page_of(name, *photos):
    return f"{LIBRARY}{name}/?ids={','.join(str(photo.pk) for photo in photos)}"


def values(*names):
    return [tuple(row) for row in Photo.objects.order_by("pk").values_list(*names)]


def said(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def now_in(answer, name):
    rows = [row for _title, group in answer.context["groups"] for row in group]
    return next(row.now for row in rows if row.field.name == name)


# -- the same for all


def test_bar_leads_to_the_page_and_the_page_back_to_where_one_was(client, desk):
    photos = PhotoFactory.create_batch(2)
    found = f"{LIBRARY}?q=ghe"
    sent = {"_verb": "together", "photo": [photo.pk for photo in photos], "next": found}
    page = client.post(f"{LIBRARY}selected/", sent, follow=True)
    assert page.context["photos"] == photos[::-1]
    answer = client.post(page_of("together", *photos), {"credit": "TTXVN", "next": found})
    assert answer.headers["Location"] == found


def test_what_is_written_is_changed_in_all_and_the_rest_stays(client, desk):
    photos = PhotoFactory.create_batch(2, place="Nha Trang", owner="Báo")
    answer = client.post(page_of("together", *photos), {"credit": "TTXVN"}, follow=True)
    assert "2 photos were changed" in said(answer)
    assert values("credit", "place", "owner") == [("TTXVN", "Nha Trang", "Báo")] * 2


def test_a_ticked_field_without_words_is_emptied(client, desk):
    photos = PhotoFactory.create_batch(2, place="Nha Trang", one_use_only=True)
    client.post(page_of("together", *photos), {"change-place": "on", "change-one_use_only": "on"})
    assert values("place", "one_use_only") == [("", False)] * 2


def test_page_says_what_stands_there_now(client, desk):
    photos = [
        PhotoFactory(credit="TTXVN", place="", ai_origin="edited", one_use_only=True),
        PhotoFactory(credit="Đặng Ủy", place="", ai_origin="edited", one_use_only=True),
    ]
    page = client.get(page_of("together", *photos))
    assert now_in(page, "credit") == "differs: Đặng Ủy | TTXVN"
    assert now_in(page, "place") == "empty for all"
    assert now_in(page, "ai_origin") == "the same for all: edited with AI"
    assert now_in(page, "one_use_only") == "the same for all: yes"


def test_keywords_are_added_to_those_of_each_photo_or_stand_in_their_place(client, desk):
    photos = [PhotoFactory(keywords="biển, ghe"), PhotoFactory(keywords="")]
    client.post(page_of("together", *photos), {"keywords": "Ghe, bến cảng"})
    assert values("keywords") == [("biển, ghe, bến cảng",), ("Ghe, bến cảng",)]
    sent = {"keywords": "lễ hội", "keywords_added": "replace"}
    client.post(page_of("together", *photos), sent)
    assert values("keywords") == [("lễ hội",)] * 2


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        ("", "biển", "biển"),
        ("biển", "", "biển"),
        ("Biển,, ghe ,", "biển,GHE, năm", "Biển, ghe, năm"),
        ("nam", "năm", "nam, năm"),
    ],
)
def test_keywords_stand_once_each(old, new, both):
    assert with_keywords(old, new) == both


def test_one_photo_that_would_make_no_sense_keeps_all_as_they_are(client, desk):
    until = timezone.now()
    photos = [PhotoFactory(), PhotoFactory(licence_until=until)]
    sent = {"embargo_until": "2101-05-02T10:00", "credit": "TTXVN"}
    answer = client.post(page_of("together", *photos), sent)
    assert "never be usable" in answer.content.decode()
    assert 'value="TTXVN"' in answer.content.decode()
    assert "TTXVN" not in dict(values("credit", "pk"))
    assert not LogEntry.objects.exists()


def test_too_many_keywords_keep_all_photos_as_they_are(client, desk):
    photos = [PhotoFactory(), PhotoFactory(keywords="dài " * 240)]
    answer = client.post(page_of("together", *photos), {"keywords": "ghe " * 100})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert values("keywords")[0] == ("",)


def test_photos_of_others_are_left_out_and_untouched(client, lan):
    own, other = PhotoFactory(uploaded_by=lan), PhotoFactory()
    page = client.get(page_of("together", own, other))
    assert page.context["photos"] == [own]
    assert "1 photo is left out" in said(page)
    client.post(page_of("together", own, other), {"credit": "Lan"})
    client.post(page_of("each", own, other), {f"photo-{other.pk}-caption": "Của Lan"})
    assert values("credit") == [("Lan",), (other.credit,)]
    assert Photo.objects.get(pk=other.pk).caption == other.caption


def test_page_names_the_live_stories_before_and_those_that_followed_after(client, newsroom):
    photo, unused = PhotoFactory.create_batch(2)
    story = newsroom.live(**newsroom.with_photos(photo))
    User.objects.filter(pk=newsroom.mai.pk).update(language="en")
    client.force_login(newsroom.mai)
    page = client.get(page_of("together", photo, unused))
    assert [use.headline for use in page.context["live"]] == [story.headline]
    sent = {"licence_until": "2101-05-02T10:00"}
    answer = client.post(page_of("together", photo, unused), sent, follow=True)
    assert "2 photos were changed" in said(answer)
    assert "1 story on the site follows:" in said(answer)


@pytest.mark.parametrize("ids", ["", "x", "0", "9" * 30, "1;2", "%00"])
@pytest.mark.parametrize("name", ["together", "each"])
def test_without_photos_there_is_no_page_but_a_sentence(client, desk, name, ids):
    answer = client.get(f"{LIBRARY}{name}/?ids={ids}", follow=True)
    assert "not here any more" in said(answer)
    assert client.post(f"{LIBRARY}{name}/?ids={ids}", {"credit": "x"}).status_code == 302


@pytest.mark.parametrize(
    "sent",
    [
        {"cost": "-1"},
        {"cost": "9" * 40},
        {"ai_origin": "human"},
        {"licence_until": "9999-99-99"},
        {"keywords_added": "both", "keywords": "x"},
        {"credit": "dài " * 100},
    ],
)
def test_hostile_words_change_nothing(client, desk, sent):
    photo = PhotoFactory(credit="Đặng Ủy")
    answer = client.post(page_of("together", photo), sent)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert values("credit", "cost", "ai_origin", "keywords") == [("Đặng Ủy", None, "", "")]


def test_what_is_no_field_of_a_photo_is_not_changed(client, desk):
    photo = PhotoFactory()
    before = Photo.objects.values().get()
    names = ["token", "sha256", "edition", "uploaded_by", "trashed_at", "crops", "focal_x"]
    sent = dict.fromkeys(names, "1") | {f"change-{name}": "on" for name in names}
    client.post(page_of("together", photo), sent)
    assert Photo.objects.values().get() == before


def test_page_of_many_costs_the_same_as_of_few(client, desk, django_assert_max_num_queries):
    few, many = PhotoFactory.create_batch(2), PhotoFactory.create_batch(100)
    for name in ("together", "each"):
        client.get(page_of(name, *few))
        for photos in (few, many):
            with django_assert_max_num_queries(10):
                client.get(page_of(name, *photos))


# -- a row for each


def test_each_photo_of_an_event_gets_its_own_words_in_one_go(client, desk):
    one, two, three = PhotoFactory.create_batch(3, credit="Đặng Ủy")
    sent = {
        f"photo-{one.pk}-caption": "Đoàn thuyền ra khơi",
        f"photo-{one.pk}-alt_text": "Mười chiếc thuyền",
        f"photo-{two.pk}-caption": "Đội trống",
        f"photo-{two.pk}-credit": "Đặng Ủy",
    }
    answer = client.post(page_of("each", one, two, three), sent, follow=True)
    assert "2 photos were changed" in said(answer)
    assert values("caption", "alt_text") == [
        ("Đoàn thuyền ra khơi", "Mười chiếc thuyền"),
        ("Đội trống", two.alt_text),
        (three.caption, three.alt_text),
    ]


def test_one_wrong_row_keeps_all_rows_and_what_was_typed(client, desk):
    one, two = PhotoFactory.create_batch(2)
    sent = {f"photo-{one.pk}-caption": "Đội trống", f"photo-{two.pk}-credit": "dài " * 100}
    answer = client.post(page_of("each", one, two), sent)
    assert "Đội trống" in answer.content.decode()
    assert values("caption") == [(one.caption,), (two.caption,)]


def test_a_row_does_not_undo_what_somebody_else_wrote_meanwhile(client, desk):
    photo = PhotoFactory(caption="Cũ", credit="Cũ")
    prefix = f"photo-{photo.pk}-"
    Photo.objects.update(credit="Của người khác")
    sent = {f"{prefix}caption": "Mới", f"initial-{prefix}caption": "Cũ"}
    sent |= {f"{prefix}credit": "Cũ", f"initial-{prefix}credit": "Cũ"}
    sent |= dict.fromkeys((f"{prefix}alt_text", f"initial-{prefix}alt_text"), photo.alt_text)
    client.post(page_of("each", photo), sent)
    assert values("caption", "credit") == [("Mới", "Của người khác")]


def test_more_than_a_hundred_rows_are_written_in_two_goes(client, desk):
    page = client.get(page_of("each", *PhotoFactory.create_batch(101)))
    assert len(page.context["rows"]) == 100
    assert "first 100 photos" in said(page)


def test_live_stories_follow_once_though_keywords_are_added_one_by_one(client, desk):
    photos = PhotoFactory.create_batch(4, keywords="bão")
    heard = []

    def listen(sender, photos, **kwargs):
        heard.append(len(photos))
        return []

    pictures_changed.connect(listen)
    try:
        client.post(
            page_of("together", *photos), {"keywords": "lũ", "licence_until": "31/12/2031 17:00"}
        )
    finally:
        pictures_changed.disconnect(listen)
    assert heard == [4]
    assert set(values("keywords")) == {("bão, lũ",)}
