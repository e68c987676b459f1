"""What a reader gets at the address of a story."""

import json
import re
from datetime import timedelta

import pytest

from articles.models import Section
from tests.reader import factories as paper

HOUR = timedelta(hours=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_story_stands_at_its_section_words_and_id(client):
    story = paper.publish("Mở cảng cá Ðá Bạc")
    page = client.get(f"/chinh-tri/mo-cang-ca-da-bac-{story.article_id}/")
    assert page.status_code == 200
    assert "<h1" in page.text
    assert "Thứ Hai, 12/04/2021, 12:00 [GMT+7]" in page.text


@pytest.mark.parametrize(
    "address",
    [
        "/chinh-tri/tit-cu-{}/",
        "/the-thao/mo-cang-ca-moi-{}/",
        "/the-thao/tit-cu-{}",
        "/chinh-tri/mo-cang-ca-moi-{}",
        "/Chinh-Tri/MO-cang-ca-moi-0{}/?utm_source=zalo",
    ],
)
def test_wrong_words_lead_to_the_right_address_in_one_step(client, address):
    story = paper.publish()
    answer = client.get(address.format(story.article_id))
    assert answer.status_code == 301
    assert answer["Location"] == f"/chinh-tri/mo-cang-ca-moi-{story.article_id}/"


def test_parameters_that_nobody_knows_do_not_change_the_page(client):
    address = paper.publish().get_absolute_url()
    assert client.get(f"{address}?fbclid=x").content == client.get(address).content


def test_scheduled_story_appears_on_the_second(client, clock):
    story = paper.publish(at=paper.NOON + HOUR)
    clock.at = paper.NOON + HOUR - timedelta(microseconds=1)
    assert client.get(story.get_absolute_url()).status_code == 404
    clock.at = paper.NOON + HOUR
    assert client.get(story.get_absolute_url()).status_code == 200


def test_story_to_come_and_story_that_never_was_answer_alike(client):
    coming = paper.publish("Sáp nhập hai xã", at=paper.NOON + HOUR)
    draft = paper.article("Điều tra đất rừng")
    called_off = paper.publish("Hoãn lễ hội", at=paper.NOON - HOUR, until=paper.NOON - HOUR)
    answers = [
        client.get(address)
        for address in [
            coming.get_absolute_url(),
            called_off.get_absolute_url(),
            f"/chinh-tri/dieu-tra-dat-rung-{draft.pk}/",
            "/chinh-tri/khong-co-999999999999999999/",
            "/khong-co/",
            "/khong/co/gi/",
        ]
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_withdrawn_story_answers_410_with_the_date_and_nothing_of_it(client, clock):
    story = paper.publish("Tin sai về cảng cá", until=paper.NOON + HOUR)
    clock.at = paper.NOON + 2 * HOUR
    answer = client.get(story.get_absolute_url())
    assert answer.status_code == 410
    assert "Thứ Hai, 12/04/2021, 13:00 [GMT+7]" in answer.text
    assert "Tin sai" not in answer.text


def test_reader_sees_the_copy_of_the_moment(client, clock):
    first = paper.publish("Cảng cá dài 210 m", until=paper.NOON + HOUR)
    second = paper.publish(
        "Cảng cá dài 120 m", article=first.article, at=paper.NOON + HOUR, published_at=paper.NOON
    )
    assert "210 m" in client.get(first.get_absolute_url()).text
    clock.at = paper.NOON + HOUR
    assert client.get(first.get_absolute_url())["Location"] == second.get_absolute_url()
    assert "210 m" not in client.get(second.get_absolute_url()).text


def test_related_stories_are_of_the_section_and_not_the_story_itself(client):
    story = paper.publish("Mở cảng cá")
    other = paper.publish("Nạo vét luồng lạch")
    elsewhere = paper.publish("Giải bóng chuyền", section=paper.section("Thể thao"))
    page = client.get(story.get_absolute_url())
    assert page.context["related"] == [other]
    assert elsewhere.headline not in page.text


def test_pictures_stand_where_the_text_names_them(client):
    story = paper.publish(
        body='<p>Mở đầu.</p><figure data-key="k3f9a2c1"></figure><p>Kết.</p>'
        '<figure data-key="zzzzzzzz"></figure>',
        pictures=[
            paper.picture(1),
            paper.picture(2, "body", "k3f9a2c1", 'Chợ "nổi" <b>buổi sáng</b>'),
        ],
    )
    text = client.get(story.get_absolute_url()).text
    assert text.index("Mở đầu.") < text.index("&lt;b&gt;buổi sáng") < text.index("Kết.")
    assert text.count("<figure") == 2
    assert "data-key" not in text


def test_headline_cannot_leave_the_structured_data(client):
    story = paper.publish("</script><script>alert(1)</script> & <!--")
    text = client.get(story.get_absolute_url()).text
    assert "<script>alert" not in text
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])
    assert data["headline"] == story.headline


def test_structured_data_names_who_wrote_what_when(client, settings):
    settings.SITE_ORIGIN = "https://bao.example"
    writer = paper.author("Trần Văn Thành")
    story = paper.publish(authors=[writer], pictures=[paper.picture(1)])
    text = client.get(story.get_absolute_url(), headers={"host": "localhost"}).text
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])
    assert data["@type"] == "NewsArticle"
    assert data["datePublished"] == "2021-04-12T12:00:00+07:00"
    assert data["articleSection"] == "Chính trị"
    assert data["author"] == [
        {
            "@type": "Person",
            "name": "Trần Văn Thành",
            "url": "https://bao.example/tac-gia/tran-van-thanh/",
        }
    ]
    folder = f"https://bao.example/media/photos/{1:024x}/0123456789"
    assert data["image"] == [f"{folder}/social-1200.jpg", f"{folder}/wide-1600.jpg"]
    assert "localhost" not in text


def test_correction_stands_above_the_text_with_its_date(client):
    note = {
        "kind": "correction",
        "wrong": "dài 210 m",
        "right": "dài 120 m",
        "at": "2021-04-12T04:00:00+00:00",
    }
    text = client.get(paper.publish(corrections=[note]).get_absolute_url()).text
    assert "11:00" in text
    assert text.index("dài 120 m") < text.index("article__body")


def test_section_that_is_no_longer_shown_keeps_its_stories(client):
    story = paper.publish()
    Section.objects.update(is_active=False)
    assert client.get(story.get_absolute_url()).status_code == 200
    assert client.get("/chinh-tri/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_readers_pages_are_only_read(client, method):
    story = paper.publish()
    for address in [story.get_absolute_url(), "/", "/chinh-tri/", "/rss/", "/tim-kiem/"]:
        answer = getattr(client, method)(address)
        assert answer.status_code == 405
        assert answer["Cache-Control"] == "no-store"
