"""Cards that a process keeps are those that readers would get from the database."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles import kept
from articles.models import Publication, Section
from frontpage.furniture import rebuild
from tests.reader import factories as paper

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
PAGES = ["/", "/chinh-tri/", "/rss/"]


@pytest.fixture
def politics():
    section = paper.section()
    rebuild(at=paper.NOON)
    return section


def texts(client):
    return [client.get(page).text for page in PAGES]


def test_lists_are_the_same_from_memory_as_from_the_database(client, politics, clock):
    paper.publish_many(30, sections=[politics])
    clock.at = paper.NOON + HOUR
    from_database = texts(client)
    # Twice, as the first one keeps them.
    assert texts(client) == texts(client) == from_database
    assert kept.knows("all")


def test_cards_that_are_known_are_not_read_again(client, politics):
    paper.publish("Mở cảng cá mới", pictures=[paper.picture()])
    texts(client)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        texts(client)
    assert not [query for query in asked.captured_queries if "standfirst" in query["sql"]]


def test_story_that_is_new_on_a_known_list_is_read_alone(client, politics):
    paper.publish("Mở cảng cá mới")
    texts(client)
    paper.publish("Nạo vét luồng lạch")
    assert ["Nạo vét luồng lạch" in text for text in texts(client)] == [True, True, True]
    assert ["Mở cảng cá mới" in text for text in texts(client)] == [True, True, True]


def test_section_that_gets_another_name_elsewhere_has_it_at_once_on_every_card(client, politics):
    paper.publish("Mở cảng cá mới")
    texts(client)
    # As another process would, which tells nobody.
    Section.objects.filter(pk=politics.pk).update(name="Xây dựng", slug="xay-dung")
    rebuild(at=paper.NOON)
    for page in ["/", "/xay-dung/", "/rss/"]:
        text = client.get(page).text
        assert "/xay-dung/mo-cang-ca-moi-" in text, page
        assert "/chinh-tri/mo-cang-ca-moi-" not in text, page


def test_story_whose_span_ends_is_gone_from_known_lists(client, politics, clock):
    paper.publish("Mở cảng cá mới", until=paper.NOON + HOUR)
    assert all("Mở cảng cá mới" in text for text in texts(client))
    clock.at = paper.NOON + HOUR
    assert not any("Mở cảng cá mới" in text for text in texts(client))


def test_picture_whose_rights_end_is_gone_from_known_cards(client, politics, clock):
    until = paper.NOON + HOUR
    paper.publish("Mở cảng cá mới", pictures=[paper.picture(until=until.isoformat())])
    token = f"{1:024x}"
    assert token in client.get("/chinh-tri/").text
    clock.at = until
    assert token not in client.get("/chinh-tri/").text


def test_next_picture_stands_on_known_cards_when_the_rights_of_the_first_end(
    client, politics, clock
):
    until = paper.NOON + HOUR
    first = paper.picture(1, until=until.isoformat())
    paper.publish("Mở cảng cá mới", pictures=[first, paper.picture(2, "gallery", "efgh5678")])
    # Twice, as the first one keeps them.
    for _time in range(2):
        assert all(f"{1:024x}" in text for text in texts(client))
    clock.at = until
    assert [(f"{1:024x}" in text, f"{2:024x}" in text) for text in texts(client)] == (
        [(False, True)] * len(PAGES)
    )


def test_what_was_written_of_a_known_card_is_not_written_again(politics):
    story = paper.publish("Mở cảng cá mới", pictures=[paper.picture()])
    asked = []

    def write(publication, *options):
        asked.append(options)
        return f"{publication.headline} {options}"

    kept.keep(Publication.objects.cards())
    key = (story.pk, politics.slug, politics.name)
    for option in ("row", "brief", "row", "row"):
        (card,) = kept.cards([key], at=paper.NOON).values()
        assert kept.written(card, write, option) == f"Mở cảng cá mới {(option,)}"
    assert asked == [("row",), ("brief",)]


def test_card_of_nobodys_keeping_is_written_each_time():
    story = paper.publish("Mở cảng cá mới")
    assert kept.written(story, lambda _story: "một") == "một"
    assert kept.written(story, lambda _story: "hai") == "hai"


def test_story_of_a_preview_that_was_taken_back_lends_its_number_to_no_other(client, politics):
    paper.publish("Mở cảng cá mới")
    texts(client)
    with transaction.atomic():
        secret = paper.publish("Bí mật chưa đăng")
        assert all("Bí mật chưa đăng" in text for text in texts(client))
        transaction.set_rollback(True)
    other = paper.publish("Nạo vét luồng lạch")
    if connection.vendor == "sqlite":
        assert other.pk == secret.pk
    assert not any("Bí mật chưa đăng" in text for text in texts(client))


def test_memory_is_bounded(politics, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 3)
    paper.publish_many(5, sections=[politics])
    kept.keep(Publication.objects.cards().order_by("pk"))
    assert [key[0] for key in kept._cards] == sorted(key[0] for key in kept._cards)[-3:]
    assert len(kept._cards) == 3
