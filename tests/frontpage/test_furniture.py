"""What stands around the stories of every page."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError

from articles.models import Section
from frontpage.models import Furniture, Masthead, UtilityItem
from tests.reader import factories as paper

HOUR = timedelta(hours=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def masthead():
    return Masthead.objects.create(
        name="Báo Cửa Đợi", governing_body="Cơ quan của Đảng bộ tỉnh", head_name="Nguyễn Văn An"
    )


def gold(**fields):
    return UtilityItem.objects.create(
        **{
            "kind": "gold",
            "title": "Giá vàng",
            "rows": [["SJC", "82.500", "84.500"]],
            "source_name": "Công ty Vàng bạc",
            "as_of": paper.NOON,
            "visible_from": paper.NOON - HOUR,
            **fields,
        }
    )


def test_every_page_carries_the_imprint(client, masthead):
    story = paper.publish()
    for address in ["/", story.get_absolute_url(), "/chinh-tri/", "/khong-co/", "/tim-kiem/"]:
        text = client.get(address).text
        assert "Báo Cửa Đợi" in text
        assert "Cơ quan của Đảng bộ tỉnh" in text
        assert "Nguyễn Văn An" in text
        assert "12/04/2021" in text


def test_change_of_the_imprint_is_on_the_next_page(client, masthead):
    masthead.head_name = "Lê Thị Bình"
    masthead.save()
    assert "Lê Thị Bình" in client.get("/").text


def test_change_of_a_section_is_on_the_next_page(client):
    politics = paper.section()
    assert 'href="/chinh-tri/"' in client.get("/").text
    politics.name = "Thời sự"
    politics.save()
    assert "Thời sự" in client.get("/").text
    politics.is_active = False
    politics.save()
    assert 'href="/chinh-tri/"' not in client.get("/").text


def test_utility_item_is_shown_until_it_expires(client, clock, masthead):
    gold(visible_until=paper.NOON + HOUR)
    text = client.get("/").text
    assert "82.500" in text
    assert "Công ty Vàng bạc" in text
    assert "12:00 12/04/2021" in text
    clock.at = paper.NOON + HOUR
    assert "82.500" not in client.get("/").text


def test_utility_item_to_come_waits_for_its_time(client, clock):
    gold(visible_from=paper.NOON + HOUR)
    assert "82.500" not in client.get("/").text
    clock.at = paper.NOON + HOUR
    assert "82.500" in client.get("/").text


def test_deleted_utility_item_is_gone_from_the_next_page(client):
    item = gold()
    item.delete()
    assert "82.500" not in client.get("/").text


@pytest.mark.parametrize(
    "boundary",
    [
        lambda at: gold(visible_until=at),
        lambda at: gold(visible_from=at),
        lambda at: paper.publish("Hẹn giờ", at=at),
        lambda at: paper.publish("Sắp gỡ", at=paper.NOON - HOUR, until=at),
        lambda at: paper.correct(paper.publish().article, at=at),
    ],
)
def test_no_page_outlives_what_is_on_it(client, boundary):
    story = paper.publish("Đang đăng")
    boundary(paper.NOON + timedelta(seconds=9))
    for address in ["/", story.get_absolute_url(), "/chinh-tri/", "/khong-co/", "/cai-chinh/"]:
        assert client.get(address)["Cache-Control"] == "public, max-age=9, s-maxage=9"


def test_page_ends_its_life_at_midnight_with_its_date(client, clock):
    paper.section()
    clock.at = paper.NOON.replace(hour=16, minute=59, second=45)
    assert "max-age=15," in client.get("/")["Cache-Control"]


def test_repair_command_makes_good_what_went_past_the_models(client):
    paper.section()
    Section.objects.update(name="Thời sự")
    call_command("rebuild_furniture")
    assert "Thời sự" in client.get("/").text


def test_page_before_the_first_save_is_made_from_the_rows(client, masthead):
    Furniture.objects.all().delete()
    assert "Báo Cửa Đợi" in client.get("/").text
    assert not Furniture.objects.exists()


def test_there_is_one_masthead(masthead):
    with pytest.raises(IntegrityError):
        Masthead.objects.bulk_create([Masthead(id=2, name="B", governing_body="C")])


def test_source_of_a_utility_item_is_a_web_address():
    with pytest.raises(IntegrityError):
        gold(source_url="javascript:alert(1)")
