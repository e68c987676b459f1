"""The record: every table that keeps what somebody did, merged by time, page by page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.changes import ChangeNote
from articles.models import Event, Section
from frontpage.actions import arrange
from frontpage.cards import Card
from frontpage.models import FrontEvent
from people.models import SignIn
from people.roles import Role
from publishing.models import Bundle, BundleEvent, ItemKind
from shift.models import Export
from shift.record import source, sources
from shift.record.asked import Asked, RecordForm
from shift.record.entries import Place
from shift.record.reading import every_entry, page
from shift.record.words import OF_BUNDLES, OF_FRONTS, details
from tests.factories.people import PersonFactory
from tests.factories.stories import SectionFactory
from tests.publishing.conftest import desk

__all__ = ["desk"]

RECORD = "/desk/shift/record/"
AT = datetime(2021, 4, 12, 14, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def asked(**data):
    return Asked.of(RecordForm({name: str(value) for name, value in data.items()}))


def lines(user, **data):
    """Return what the first page says, as (who, what, which thing)."""
    found = page(asked(**data), user).entries
    return [(entry.actor, str(entry.what), entry.thing) for entry in found]


@pytest.fixture
def thu(newsroom):
    return newsroom.thu


class Rows:
    """Writes a row of each source at a moment."""

    def __init__(self, newsroom):
        self.actor = newsroom.thu
        self.article = newsroom.draft()
        self.bundle = Bundle.objects.create(name="Khai mạc", created_by=self.actor)
        self.section = ContentType.objects.get_for_model(Section)
        self.makers = [self.story, self.front, self.bundled, self.desk, self.sign_in, self.export]

    def story(self, at):
        Event.objects.create(article=self.article, verb="save", actor=self.actor, at=at, version=1)

    def front(self, at):
        FrontEvent.objects.create(verb="arrange", actor=self.actor, at=at)

    def bundled(self, at):
        BundleEvent.objects.create(
            bundle=self.bundle, verb="set_time", actor=self.actor, at=at, version=1
        )

    def desk(self, at):
        LogEntry.objects.create(
            action_time=at,
            user=self.actor,
            content_type=self.section,
            object_id="1",
            object_repr="Thời sự",
            action_flag=CHANGE,
        )

    def sign_in(self, at):
        SignIn.objects.create(kind="in", person=self.actor, at=at)

    def export(self, at):
        Export.objects.create(actor=self.actor, at=at)


@pytest.fixture
def rows(newsroom):
    return Rows(newsroom)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    made=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=25),
    count=st.integers(1, 7),
)
def test_the_pages_together_are_all_rows_each_once_and_in_order(rows, made, count):
    """Also where many things happened at one second, and a page ends among them."""
    from django.db import transaction

    with transaction.atomic():
        for maker, second in made:
            rows.makers[maker](AT + second * SECOND)
        since = asked(since="12/04/2021", until="12/04/2021")
        read = [
            entry.place
            for entries in every_entry(since, rows.actor, count=count)
            for entry in entries
        ]
        transaction.set_rollback(True)
    ours = [place for place in read if AT <= place.at <= AT + 3 * SECOND]
    assert len(ours) == len(set(ours)) == len(made)
    assert read == sorted(read, reverse=True)


def test_a_place_goes_into_an_address_and_comes_back():
    place = Place(AT + timedelta(microseconds=123457), 6, 42)
    assert Place.read(str(place)) == place
    for text in (
        "",
        "x",
        "1.2",
        "1.2.3.4",
        "-1.2.3",
        "9" * 30 + ".1.1",
        "1.1." + "9" * 25,
        "².1.1",
    ):
        assert Place.read(text) is None


def test_each_source_has_a_number_of_its_own():
    numbers = [each.number for each in sources.SOURCES]
    assert len(set(numbers)) == len(numbers)


def test_the_record_tells_of_every_kind_who_did_what_with_which_thing(newsroom, rows, client):
    for maker in rows.makers:
        maker(AT)
    client.force_login(newsroom.thu)
    found = lines(newsroom.thu, since="12/04/2021", until="12/04/2021")
    things = {thing for _who, _what, thing in found}
    assert {"Thời sự", "Khai mạc", rows.article.headline} <= things
    text = client.get(f"{RECORD}?since=12/04/2021&until=12/04/2021").content.decode()
    assert text.count("<tr") == len(found) + 1
    assert "21:00, 12/04/2021 (GMT+7)" in text


def test_the_record_says_from_which_state_to_which_and_with_which_reason(newsroom, thu):
    article = newsroom.submitted()
    newsroom.do("send_back", article, newsroom.hanh, reason="thiếu nguồn thứ hai")
    entry = page(asked(kind="story:send_back"), thu).entries[0]
    assert (entry.actor, entry.reason) == ("Phạm Thị Hạnh", "thiếu nguồn thứ hai")
    assert entry.details[0].count("→") == 1
    assert entry.url == article.get_desk_url()


def test_details_are_words_and_never_the_stored_form(newsroom, thu):
    article = newsroom.approved()
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=newsroom.now + timedelta(hours=9))
    entry = page(asked(kind="story:schedule"), thu).entries[0]
    text = " ".join(entry.details)
    assert "(GMT+7)" in text
    assert not set("{}[]'") & set(text)
    strange = {"a": {"b": [1, {"c": None}], "d": True}, "e": [], "changed": ["headline", "gone"]}
    assert not set("{}[]'") & set(" ".join(details(strange)))


def test_the_newest_stands_first(newsroom, thu):
    newsroom.submitted()
    times = [entry.at for entry in page(asked(), thu).entries]
    assert times == sorted(times, reverse=True)


def test_the_record_of_one_person(newsroom, thu):
    newsroom.approved()
    assert {who for who, _what, _thing in lines(thu, person=newsroom.hanh.pk)} == {"Phạm Thị Hạnh"}


def test_the_record_of_one_kind_and_of_one_verb(newsroom, rows, thu):
    newsroom.submitted()
    for maker in rows.makers:
        maker(AT)
    assert {entry.kind for entry in page(asked(kind="front"), thu).entries} == {"front"}
    assert {entry.kind for entry in page(asked(kind="desk"), thu).entries} == {"desk"}
    verbs = {str(entry.what) for entry in page(asked(kind="story:submit"), thu).entries}
    assert len(verbs) == 1


def test_changes_of_photos_are_told_apart_from_those_of_settings(newsroom, rows, thu):
    from tests.photos.factories import PhotoFactory

    photo = PhotoFactory()
    newsroom.change(photo, caption="Chú thích mới")
    rows.desk(AT)
    (of_photo,) = page(asked(kind="photo"), thu).entries
    assert (of_photo.actor, of_photo.kind) == ("Đỗ Thị Mai", "photo")
    assert {entry.thing for entry in page(asked(kind="desk"), thu).entries} == {"Thời sự"}


@pytest.mark.parametrize("words", ["khánh vĩnh", "khanh vinh", "KHÁNH", "vinh thong"])
def test_words_of_a_headline_are_found_with_and_without_marks(newsroom, thu, words):
    newsroom.draft(headline="Đèo Khánh Vĩnh thông xe")
    newsroom.draft(headline="Giá tôm tăng")
    assert {thing for _w, _what, thing in lines(thu, words=words)} == {"Đèo Khánh Vĩnh thông xe"}


@pytest.mark.parametrize("words", ["thời sự", "thoi su"])
def test_words_of_another_subject_are_found_too(rows, thu, words):
    rows.desk(AT)
    rows.front(AT)
    assert ("Hoàng Anh Thư", "Thời sự") in [(who, t) for who, _w, t in lines(thu, words=words)]


def test_words_are_looked_for_further_back_page_by_page(rows, thu, monkeypatch):
    monkeypatch.setattr(source, "LOOKED_THROUGH", 10)
    LogEntry.objects.bulk_create(
        LogEntry(action_time=AT + n * SECOND, user=thu, object_repr=f"Mục {n}", action_flag=CHANGE)
        for n in range(35)
    )
    found = page(asked(words="mục 3", kind="desk"), thu)
    assert [entry.thing for entry in found.entries] == [
        "Mục 34",
        "Mục 33",
        "Mục 32",
        "Mục 31",
        "Mục 30",
    ]
    assert found.is_unfinished
    pages = list(every_entry(asked(words="muc 3", kind="desk"), thu, count=50))
    assert [entry.thing for entries in pages for entry in entries][-1] == "Mục 3"
    assert len(pages) == 4


def test_the_record_of_one_story(newsroom, rows, thu):
    article = newsroom.submitted()
    for maker in rows.makers:
        maker(AT)
    found = page(asked(story=article.pk), thu).entries
    assert {entry.story_id for entry in found} == {article.pk}
    assert len(found) == 2


def test_the_record_of_one_story_has_the_fronts_on_which_it_was_laid_out(newsroom, thu):
    article, other = newsroom.live(), newsroom.live()
    at, number = newsroom.tick(), article.pk
    cards = [Card("lead", None, 0, article.pk), Card("secondary", None, 0, other.pk)]
    arrange(front=None, cards=cards, actor=thu, at=at, visible_from=at)
    for kept in (
        {
            "cards": [{"slot": "lead", "article": int(f"{number}9")}],
            "text": f'"article": {number},',
        },
        {"cards": [{"article": other.pk}], "position": number},
    ):
        FrontEvent.objects.create(verb="save_draft", actor=thu, at=at, details=kept)
    found = page(asked(story=number, kind="front"), thu).entries
    assert [str(entry.what) for entry in found] == [str(OF_FRONTS["arrange"])]


def test_the_record_of_one_story_has_the_bundles_it_was_in(newsroom, desk, thu):
    bundle, other = desk.filled(), desk.empty(name="Gói khác")
    stray = newsroom.live()
    desk.do("add_story", other, article_id=stray.pk, note=ChangeNote(kind="update"))
    desk.do("release", bundle)
    verbs = list(bundle.events.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["create", "add_story", "add_story", "add_placement", "add_banner", "release"]
    found = page(asked(story=desk.known.pk, kind="bundle"), thu).entries
    told = [str(entry.what) for entry in found]
    assert told == [
        str(OF_BUNDLES[verb]) for verb in ("release", "add_banner", "add_story", "create")
    ]
    assert {entry.thing for entry in found} == {bundle.name}


def test_a_story_taken_out_of_a_bundle_keeps_it_in_its_record(newsroom, desk, thu):
    bundle = desk.filled()
    item = bundle.items.get(kind=ItemKind.STORY, article=desk.known)
    desk.do("remove_item", bundle, item_id=item.pk)
    found = page(asked(story=desk.known.pk, kind="bundle"), thu).entries
    assert str(found[0].what) == str(OF_BUNDLES["remove_item"])


def test_a_day_of_the_record_ends_at_the_newsrooms_midnight(rows, thu):
    midnight = datetime(2021, 4, 12, 17, 0, tzinfo=UTC)  # 0:00 of the 13th in the newsroom
    rows.front(midnight - timedelta(microseconds=1))
    rows.front(midnight)
    on = {
        day: [entry.at for entry in page(asked(kind="front", since=day, until=day), thu).entries]
        for day in ("12/04/2021", "13/04/2021")
    }
    assert on == {
        "12/04/2021": [midnight - timedelta(microseconds=1)],
        "13/04/2021": [midnight],
    }


def test_a_story_out_of_sight_is_told_by_its_number_alone(newsroom):
    """Whoever reads the record sees every story today; should the table change, nothing leaks."""
    other = SectionFactory(name="Thể thao", slug="the-thao")
    article = newsroom.submitted(headline="Bí mật", section_id=other.pk)
    newsroom.do("send_back", article, newsroom.hanh, reason="lý do bí mật")
    FrontEvent.objects.create(
        verb="place", actor=newsroom.hanh, at=AT, details={"article": article.pk}
    )
    told = [str(entry) for entry in page(asked(), newsroom.duc).entries]
    assert told
    assert not [text for text in told if "Bí mật" in text or "bí mật" in text]
    assert page(asked(words="bí mật"), newsroom.duc).entries == []


def test_who_tried_to_sign_in_in_vain_stands_out(client, newsroom, thu):
    client.post("/desk/login/", {"username": "lan", "password": "khong-dung"})
    (entry,) = page(asked(kind="sign-in:failed"), thu).entries
    assert entry.is_alert
    assert "lan" in entry.details[0]
    assert "khong-dung" not in str(entry)


def test_what_makes_no_sense_in_the_address_is_said_and_left_out(client, newsroom, thu):
    newsroom.submitted()
    client.force_login(thu)
    for query in (
        "since=31/02/2021",
        "since=01/01/0001",
        "person=x",
        "story=-1",
        "before=x",
        "kind=x",
    ):
        response = client.get(f"{RECORD}?{query}")
        assert response.status_code == 200, query
        assert b"record-lines" in response.content, query


def test_a_page_of_the_record_costs_the_same_however_long_it_is(
    client, newsroom, thu, django_assert_max_num_queries
):
    for number in range(60):
        newsroom.draft(headline=f"Tin {number}", by=newsroom.binh)
    client.force_login(thu)
    client.get(RECORD)
    with django_assert_max_num_queries(20):
        text = client.get(RECORD).content.decode()
    assert text.count("<tr") == 51


def test_money_is_told_to_those_who_may_see_it(newsroom):
    from royalties.models import RoyaltyEvent

    RoyaltyEvent.objects.create(
        verb="adjust", actor=newsroom.thu, at=timezone.now(), details={"amount": 1234567}
    )
    administrator = PersonFactory(role=Role.ADMINISTRATOR)
    told = {
        who: " ".join(page(asked(kind="royalty"), who).entries[0].details)
        for who in (newsroom.thu, administrator)
    }
    assert "1.234.567" in told[newsroom.thu]
    assert told[administrator] == ""
