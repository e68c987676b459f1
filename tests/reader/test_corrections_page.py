"""Errors admitted: on their own page, on the story, in feeds and in what search engines read."""

import json
import re
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from articles.models import Correction
from tests.reader import factories as paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
WORK = {
    "work": "Mở cảng cá dài nhất tỉnh",
    "work_section": "Kinh tế",
    "work_published_at": paper.NOON - 24 * HOUR,
}


def printed(kind="correction", *, at=paper.NOON, **words):
    """A notice as a publication keeps it."""
    words = {"wrong": "dài 210 m", "right": "dài 120 m"} | words
    return {"kind": kind, "at": at.isoformat(), **words}


def notice(article, kind="correction", *, at=paper.NOON, **fields):
    words = {"wrong_text": "dài 210 m", "right_text": "dài 120 m"} | fields
    return Correction.objects.create(
        article=article, kind=kind, visible_from=at, issued_by=paper.person(), **words
    )


def test_page_has_the_title_that_the_law_asks_for(client):
    text = client.get("/cai-chinh/").text
    assert re.search(r"<h1[^>]*>Thông tin cải chính, xin lỗi</h1>", text)
    assert "<title>Thông tin cải chính, xin lỗi" in text


def test_notice_names_work_section_date_both_wordings_apology_and_document(client):
    story = paper.publish("Mở cảng cá")
    notice(
        story.article,
        apology="Tòa soạn xin lỗi bạn đọc.",
        authority_document="Công văn 12/SNN",
        **WORK,
    )
    text = client.get("/cai-chinh/").text
    for words in (
        *("Mở cảng cá dài nhất tỉnh", "Kinh tế", "11/04/2021", "dài 210 m", "dài 120 m"),
        *("Tòa soạn xin lỗi bạn đọc.", "Công văn 12/SNN", story.get_absolute_url()),
    ):
        assert words in text, words


def test_notice_stands_on_when_the_story_is_withdrawn(client):
    story = paper.publish("Mở cảng cá", at=paper.NOON - HOUR, until=paper.NOON)
    notice(story.article, at=paper.NOON - HOUR, **WORK)
    text = client.get("/cai-chinh/").text
    assert "Mở cảng cá dài nhất tỉnh" in text
    assert story.get_absolute_url() not in text


def test_retraction_that_must_not_name_the_story_silences_the_notices_before_it(client):
    story = paper.publish("Mở cảng cá", at=paper.NOON - HOUR, until=paper.NOON)
    other = paper.publish("Mở đường", at=paper.NOON - HOUR)
    notice(story.article, at=paper.NOON - HOUR, **WORK)
    notice(other.article, at=paper.NOON - HOUR, right_text="đường dài 3 km")
    hiding = {"right_text": "Theo bản án.", "wrong_text": "", "hides_difference": True}
    notice(story.article, "retraction", **hiding, **WORK)
    text = client.get("/cai-chinh/").text
    assert "Theo bản án." in text
    assert "đường dài 3 km" in text
    assert WORK["work"] not in text
    assert "dài 120 m" not in text


def test_news_is_no_error(client):
    story = paper.publish()
    notice(story.article, "update", right_text="Thêm lời ngư dân.")
    notice(story.article, "clarification", right_text="Bến dài 120 m.", wrong_text="")
    notice(story.article, "retraction", right_text="Bài dựa trên tài liệu giả.", wrong_text="")
    text = client.get("/cai-chinh/").text
    assert "Thêm lời ngư dân." not in text
    assert "Bến dài 120 m." in text
    assert "Bài dựa trên tài liệu giả." in text


def test_hostile_words_of_a_notice_stay_words(client):
    story = paper.publish(corrections=[printed(right="<script>x</script>", apology="<b>x</b>")])
    notice(story.article, right_text="<script>x</script>", authority_document="<i>x</i>")
    for address in ("/cai-chinh/", story.get_absolute_url()):
        text = client.get(address).text
        assert "<script>x" not in text
        assert "<b>x" not in text
        assert "<i>x" not in text


def test_story_prints_apology_and_document(client):
    words = {"apology": "Tòa soạn xin lỗi bạn đọc.", "document": "Bản án 5/2021"}
    text = client.get(paper.publish(corrections=[printed(**words)]).get_absolute_url()).text
    assert "Tòa soạn xin lỗi bạn đọc." in text
    assert "Bản án 5/2021" in text


def data_of(client, story):
    text = client.get(story.get_absolute_url()).text
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])


def test_search_engines_read_the_correction_and_the_time_of_the_change(client):
    story = paper.publish(
        at=paper.NOON - HOUR,
        updated_at=paper.NOON,
        corrections=[printed(), printed("update", right="Thêm ảnh.", wrong="")],
    )
    data = data_of(client, story)
    assert data["dateModified"] == "2021-04-12T12:00:00+07:00"
    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "datePublished": "2021-04-12T12:00:00+07:00",
            "text": data["correction"][0]["text"],
        }
    ]
    assert "dài 210 m" in data["correction"][0]["text"]
    assert "dài 120 m" in data["correction"][0]["text"]


def test_story_without_an_error_has_no_correction_for_search_engines(client):
    assert "correction" not in data_of(client, paper.publish())


def item_of(client):
    (item,) = ET.fromstring(client.get("/rss/").content).iter("item")
    return item


UPDATED = "{http://www.w3.org/2005/Atom}updated"


def test_feed_says_that_a_story_was_corrected_and_keeps_its_name(client):
    story = paper.publish(standfirst="Chuyến tàu đầu tiên.", at=paper.NOON - HOUR)
    before = item_of(client)
    assert before.find(UPDATED) is None
    story.visible_until = paper.NOON
    story.save(update_fields=["visible_until"])
    paper.publish(
        article=story.article,
        standfirst="Chuyến tàu đầu tiên.",
        updated_at=paper.NOON,
        published_at=story.published_at,
        corrections=[printed(right="dài <120> m")],
    )
    item = item_of(client)
    description = item.find("description").text
    assert description.startswith("Chuyến tàu đầu tiên.")
    assert "dài &lt;120&gt; m" in description
    assert "12/04/2021" in description
    assert item.find("guid").text == before.find("guid").text
    assert item.find("pubDate").text == before.find("pubDate").text
    assert item.find(UPDATED).text == "2021-04-12T05:00:00+00:00"


def test_corrections_page_asks_three_questions_however_many_there_are(
    client, django_assert_max_num_queries
):
    for number in range(30):
        notice(paper.publish(f"Bài {number}").article, **WORK)
    with django_assert_max_num_queries(3):
        client.get("/cai-chinh/")
