"""What programs read: RSS, sitemaps, robots.txt."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import pytest

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
    paper.publish(until=paper.NOON + timedelta(seconds=20))
    paper.publish("Hẹn giờ", at=paper.NOON + timedelta(seconds=10))
    for address in ["/rss/", "/rss/chinh-tri.rss", "/sitemap-2021-04.xml", "/news-sitemap.xml"]:
        assert client.get(address)["Cache-Control"] == "public, max-age=10, s-maxage=10"


def test_empty_paper_has_valid_feeds(client):
    assert list(xml(client, "/rss/").iter("item")) == []
    assert addresses(client, "/sitemap.xml") == []
    assert addresses(client, "/news-sitemap.xml") == []


def test_sitemap_names_each_month_and_each_month_its_stories(client, origin):
    old = paper.publish("Tin tháng hai", at=paper.NOON - timedelta(days=60))
    new = paper.publish("Tin tháng tư")
    paper.publish("Hẹn giờ", at=paper.NOON + HOUR)
    paper.publish("Đã gỡ", at=paper.NOON - HOUR, until=paper.NOON)
    months = [f"{origin}/sitemap-2021-{month}.xml" for month in ("04", "03", "02")]
    assert addresses(client, "/sitemap.xml") == months
    assert addresses(client, "/sitemap-2021-04.xml") == [origin + new.get_absolute_url()]
    assert addresses(client, "/sitemap-2021-03.xml") == []
    assert addresses(client, "/sitemap-2021-02.xml") == [origin + old.get_absolute_url()]


@pytest.mark.parametrize("month", ["2021-05", "2021-13", "2021-00", "2099-12"])
def test_there_is_no_sitemap_of_a_month_to_come(client, month):
    assert client.get(f"/sitemap-{month}.xml").status_code == 404


def test_december_is_followed_by_january(client, clock):
    story = paper.publish(at=paper.datetime(2020, 12, 31, 16, 59, tzinfo=paper.UTC))
    paper.publish("Năm mới", at=paper.datetime(2020, 12, 31, 17, 0, tzinfo=paper.UTC))
    (address,) = addresses(client, "/sitemap-2020-12.xml")
    assert address.endswith(story.get_absolute_url())


def test_news_sitemap_covers_two_days(client):
    paper.publish("Hôm kia", at=paper.NOON - timedelta(hours=49))
    paper.publish("Hôm nay & <ngày mai>")
    titles = [title.text for title in xml(client, "/news-sitemap.xml").iter(f"{NEWS}title")]
    assert titles == ["Hôm nay & <ngày mai>"]


def test_robots_are_told_where_the_sitemaps_are(client, origin):
    text = client.get("/robots.txt").text
    assert f"Sitemap: {origin}/sitemap.xml" in text
    assert "/desk" not in text
