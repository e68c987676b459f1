"""What programs read: RSS, sitemaps, robots.txt."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import pytest

from articles import sitemaps
from articles.models import Publication
from articles.pages import STORIES_IN_PART
from tests.reader import factories as paper

HOUR = timedelta(hours=1)
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MEDIA = "{http://search.yahoo.com/mrss/}"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture(autouse=True)
def origin(settings):
    settings.SITE_ORIGIN = "https://bao.example"
    return settings.SITE_ORIGIN


def xml(client, address):
    answer = client.get(address, headers={"host": "localhost"})
    assert answer.status_code == 200
    assert "localhost" not in answer.text
    return ET.fromstring(answer.content)


def addresses(client, address):
    return [element.text for element in xml(client, address).iter(f"{SITEMAP}loc")]


def test_feed_carries_the_newest_stories_with_full_addresses(client, origin):
    writer = paper.author("V.Thành")
    story = paper.publish("Mở cảng cá", standfirst="Chuyến tàu đầu tiên.", authors=[writer])
    paper.publish("Hẹn giờ", at=paper.NOON + HOUR)
    channel = xml(client, "/rss/").find("channel")
    (item,) = channel.findall("item")
    assert channel.find("link").text == f"{origin}/"
    assert channel.find("language").text == "vi"
    assert item.find("title").text == "Mở cảng cá"
    assert item.find("description").text == "Chuyến tàu đầu tiên."
    assert item.find("link").text == origin + story.get_absolute_url()
    assert parsedate_to_datetime(item.find("pubDate").text) == paper.NOON
    assert item.find("{http://purl.org/dc/elements/1.1/}creator").text == "V.Thành"
    assert item.find("guid").get("isPermaLink") == "false"
    assert channel.find("{http://www.w3.org/2005/Atom}link").get("href") == f"{origin}/rss/"


def test_feed_of_a_section_carries_its_stories(client):
    paper.publish("Nghị quyết mới")
    paper.publish("Giải bóng chuyền", section=paper.section("Thể thao"))
    titles = [item.find("title").text for item in xml(client, "/rss/the-thao.rss").iter("item")]
    assert titles == ["Giải bóng chuyền"]
    assert client.get("/rss/khong-co.rss").status_code == 404


def test_feed_carries_the_picture_of_a_story_and_what_it_shows(client, origin):
    paper.publish(pictures=[paper.picture()])
    (item,) = xml(client, "/rss/").iter("item")
    media = item.find(f"{MEDIA}content")
    assert media.attrib == {
        "url": f"{origin}/media/photos/{1:024x}/0123456789/social-1200.jpg",
        "medium": "image",
        "type": "image/jpeg",
        "width": "1200",
        "height": "628",
    }
    assert media.find(f"{MEDIA}description").text == "Thuyền cập bến trong nắng sớm"


def test_story_without_a_picture_has_none_in_the_feed(client):
    paper.publish()
    (item,) = xml(client, "/rss/").iter("item")
    assert item.find(f"{MEDIA}content") is None


def test_markup_in_a_headline_stays_text_in_the_feed(client):
    paper.publish("<img src=x onerror=alert(1)>", standfirst="<script>alert(2)</script>")
    (item,) = xml(client, "/rss/").iter("item")
    assert "<" not in item.find("title").text + item.find("description").text


def test_update_keeps_the_feeds_entry(client, clock):
    first = paper.publish("Tít cũ", until=paper.NOON + HOUR)
    before = xml(client, "/rss/").find("channel/item/guid").text
    paper.publish("Tít mới", article=first.article, at=paper.NOON + HOUR, published_at=paper.NOON)
    clock.at = paper.NOON + HOUR
    assert xml(client, "/rss/").find("channel/item/title").text == "Tít mới"
    assert xml(client, "/rss/").find("channel/item/guid").text == before


def test_feed_ends_its_life_with_the_next_boundary(client):
    first = paper.publish(until=paper.NOON + timedelta(seconds=20))
    paper.publish("Hẹn giờ", at=paper.NOON + timedelta(seconds=10))
    part = f"/sitemap-{first.article_id // STORIES_IN_PART}.xml"
    for address in ["/rss/", "/rss/chinh-tri.rss", "/sitemap.xml", part, "/news-sitemap.xml"]:
        assert client.get(address)["Cache-Control"] == "public, max-age=10, s-maxage=10"


def test_empty_paper_has_valid_feeds(client):
    assert list(xml(client, "/rss/").iter("item")) == []
    assert addresses(client, "/sitemap.xml") == []
    assert addresses(client, "/news-sitemap.xml") == []


@pytest.fixture
def parts_of_two(monkeypatch):
    """Parts of the sitemap that take the stories of two ids each."""
    monkeypatch.setattr(sitemaps, "STORIES_IN_PART", 2)


def publish_as(pk, headline="Tin", **words):
    return paper.publish(headline, article=paper.article(headline, pk=pk), **words)


@pytest.mark.usefixtures("parts_of_two")
def test_sitemap_names_its_parts_and_each_part_its_stories(client, origin):
    old = publish_as(1_000_004, at=paper.NOON - timedelta(days=60))
    new = publish_as(1_000_007)
    twin = publish_as(1_000_006, updated_at=paper.NOON)
    publish_as(1_000_005, at=paper.NOON - HOUR, until=paper.NOON)
    publish_as(1_000_009, at=paper.NOON + HOUR)
    parts = [f"/sitemap-{number}.xml" for number in (500_003, 500_002)]
    assert addresses(client, "/sitemap.xml") == [origin + part for part in parts]
    assert addresses(client, parts[0]) == [origin + row.get_absolute_url() for row in (new, twin)]
    assert addresses(client, parts[1]) == [origin + old.get_absolute_url()]
    assert client.get("/sitemap-500004.xml").status_code == 404


@pytest.mark.usefixtures("parts_of_two")
def test_sitemap_names_no_part_that_is_not_there(client, origin):
    publish_as(1_000_004)
    publish_as(1_000_008)
    for part in addresses(client, "/sitemap.xml"):
        assert len(addresses(client, part.removeprefix(origin))) == (part[-5] != "3")


@pytest.mark.usefixtures("parts_of_two")
def test_new_story_leaves_the_older_parts_of_the_sitemap_as_they_are(client):
    publish_as(1_000_006)
    before = client.get("/sitemap-500003.xml").content
    publish_as(1_000_008)
    assert client.get("/sitemap-500003.xml").content == before
    assert len(addresses(client, "/sitemap.xml")) == 2


def test_sitemap_says_when_a_story_was_changed_last(client):
    paper.publish("Đúng giờ")
    changed = paper.NOON + timedelta(minutes=7, microseconds=5)
    story = paper.publish("Đã sửa", updated_at=changed)
    part = xml(client, f"/sitemap-{story.article_id // STORIES_IN_PART}.xml")
    moments = [element.text for element in part.iter(f"{SITEMAP}lastmod")]
    assert [datetime.fromisoformat(moment) for moment in moments] == [
        changed.replace(microsecond=0),
        paper.NOON,
    ]


def test_sitemap_escapes_what_is_no_word_of_an_address(client):
    story = paper.publish()
    Publication.objects.update(slug="mo&cang<ca>")
    (address,) = addresses(client, f"/sitemap-{story.article_id // STORIES_IN_PART}.xml")
    assert address.endswith(f"/mo&cang<ca>-{story.article_id}/")


@pytest.mark.parametrize("month", ["2021-04", "2019-12"])
def test_sitemap_of_a_month_leads_to_the_whole(client, month):
    answer = client.get(f"/sitemap-{month}.xml")
    assert (answer.status_code, answer["Location"]) == (301, "/sitemap.xml")


def test_news_sitemap_covers_two_days(client):
    paper.publish("Hôm kia", at=paper.NOON - timedelta(hours=49))
    paper.publish("Hôm nay & <ngày mai>")
    titles = [title.text for title in xml(client, "/news-sitemap.xml").iter(f"{NEWS}title")]
    assert titles == ["Hôm nay & <ngày mai>"]


def test_robots_are_told_where_the_sitemaps_are(client, origin):
    text = client.get("/robots.txt").text
    assert f"Sitemap: {origin}/sitemap.xml" in text
    assert "/desk" not in text
