"""Lists of stories: sections, authors, topics, days, corrections."""

from datetime import datetime, timedelta

import pytest

from articles import lists
from articles.models import SectionListing, Topic
from tests.reader import factories as paper

MINUTE = timedelta(minutes=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def headlines(page):
    return [story.headline for story in page.context["publications"]]


def leaf_through(client, address):
    seen = []
    while address:
        page = client.get(address)
        assert page.status_code == 200
        seen += headlines(page)
        address = page.context["older_url"]
    return seen


def test_leafing_through_a_section_shows_each_story_once_newest_first(client, clock):
    politics = paper.section()
    stories = paper.publish_many(45, sections=[politics])
    # Two stories of one moment are told apart by their ids.
    SectionListing.objects.update(published_at=paper.NOON)
    clock.at = paper.NOON + 100 * MINUTE
    assert leaf_through(client, "/chinh-tri/") == [story.headline for story in reversed(stories)]


def test_stories_published_while_leafing_do_not_shift_the_pages(client, clock):
    politics = paper.section()
    paper.publish_many(25, sections=[politics])
    clock.at = paper.NOON + 100 * MINUTE
    first = client.get("/chinh-tri/")
    paper.publish("Tin mới nhất", at=clock.at)
    second = client.get(first.context["older_url"])
    assert len(set(headlines(first)) | set(headlines(second))) == 25


def test_section_shows_the_stories_of_the_sections_below_it(client):
    politics = paper.section()
    party = paper.section("Xây dựng Đảng", parent=politics)
    paper.publish("Học tập và làm theo Bác", section=party)
    assert headlines(client.get("/chinh-tri/")) == ["Học tập và làm theo Bác"]
    assert headlines(client.get("/xay-dung-dang/")) == ["Học tập và làm theo Bác"]


def test_lists_agree_with_visible_at_every_moment():
    politics = paper.section()
    for index in range(12):
        start = paper.NOON + index * MINUTE
        paper.publish(f"Tin {index}", at=start, until=start + (index % 4) * MINUTE or None)
    paper.publish("Tin không hết hạn")
    for minute in range(15):
        at = paper.NOON + minute * MINUTE
        listed = lists.listed(lists.of_section(politics.pk), at=at)
        visible = lists.Publication.objects.visible(at=at)
        assert {row.publication_id for row in listed} == {story.pk for story in visible}


@pytest.mark.parametrize(
    "place",
    ["", "x", "1-", "-1", "1-2-3", "1_0-1", "٣-1", "9" * 19 + "-1", "1-" + "9" * 19, "1" * 5000],
)
def test_place_that_is_none_is_not_found(client, place):
    paper.section()
    assert client.get("/chinh-tri/", {"truoc": place}).status_code == 404


def test_place_survives_its_address():
    place = lists.Place(paper.NOON + timedelta(microseconds=1), 17)
    assert lists.Place.parse(str(place)) == place


def test_author_page_lists_the_authors_stories(client):
    writer = paper.author("Trần Văn Thành")
    paper.publish("Bài của Thành", authors=[writer])
    paper.publish("Bài của người khác")
    assert headlines(client.get("/tac-gia/tran-van-thanh/")) == ["Bài của Thành"]


def test_topic_shows_itself_with_its_first_story(client, clock):
    merger = Topic.objects.create(name="Sáp nhập tỉnh")
    paper.publish("Sáp nhập", at=paper.NOON + MINUTE, topics=[merger])
    assert client.get("/chu-de/sap-nhap-tinh/").status_code == 404
    clock.at = paper.NOON + MINUTE
    assert headlines(client.get("/chu-de/sap-nhap-tinh/")) == ["Sáp nhập"]


def test_author_without_stories_is_not_shown(client):
    paper.author("Trần Văn Thành")
    assert client.get("/tac-gia/tran-van-thanh/").status_code == 404


def test_archive_counts_days_in_the_newsrooms_time(client, clock):
    clock.at = paper.NOON + timedelta(days=3)
    paper.section()
    # 17:30 UTC on Sunday is half past midnight on Monday in Vietnam.
    for hour, headline in [(17, "Sau nửa đêm"), (16, "Trước nửa đêm")]:
        paper.publish(headline, at=datetime(2021, 4, 11, hour, 30, tzinfo=paper.UTC))
    assert headlines(client.get("/luu-tru/2021/04/12/")) == ["Sau nửa đêm"]
    sunday = client.get("/luu-tru/2021/04/11/")
    assert headlines(sunday) == ["Trước nửa đêm"]
    assert f"{sunday.context['next_day']:%d/%m/%Y}" == "12/04/2021"
    assert sunday.context["previous_day"] is None


def test_archive_leads_to_the_newest_day(client):
    assert client.get("/luu-tru/").status_code == 404
    paper.publish()
    assert client.get("/luu-tru/")["Location"] == "/luu-tru/2021/04/12/"


@pytest.mark.parametrize(
    "day", ["2021/02/31", "2021/13/01", "2021/00/10", "2021/04/13", "2021/04/10", "1821/01/01"]
)
def test_archive_has_no_page_for_a_day_that_is_none(client, day):
    paper.publish()
    assert client.get(f"/luu-tru/{day}/").status_code == 404


def test_quiet_day_between_two_busy_ones_says_so(client, clock):
    paper.publish("Hôm trước", at=paper.NOON - timedelta(days=2))
    page = client.get("/luu-tru/2021/04/11/")
    assert page.status_code == 200
    assert f"{page.context['previous_day']:%d/%m}" == "10/04"


def test_corrections_say_what_was_wrong_and_where(client):
    story = paper.publish("Mở cảng cá")
    paper.correct(story.article)
    paper.correct(story.article, at=paper.NOON + MINUTE, right_text="Chưa đến giờ")
    text = client.get("/cai-chinh/").text
    assert "Cảng cá dài 210 m." in text
    assert "Cảng cá dài 120 m." in text
    assert story.get_absolute_url() in text
    assert "Chưa đến giờ" not in text


def test_corrections_go_on_below(client):
    story = paper.publish()
    for index in range(25):
        paper.correct(story.article, at=paper.NOON - index * MINUTE, right_text=f"Đúng {index}.")
    first = client.get("/cai-chinh/")
    older = client.get(first.context["older_url"])
    assert len(first.context["corrections"]) == 20
    assert [note["right"] for note in older.context["corrections"]] == [
        f"Đúng {index}." for index in range(20, 25)
    ]
