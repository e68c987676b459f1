"""Finding stories by words, with marks and without."""

import unicodedata
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils.translation import override

from search import find as search
from search.query import Query
from tests.reader import factories as paper

HOUR = timedelta(hours=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def found(client, words, **parameters):
    page = client.get("/tim-kiem/", {"q": words, **parameters})
    assert page.status_code == 200
    return [story.headline for story in page.context["publications"]]


@pytest.mark.parametrize(
    "words",
    [
        "khanh vinh",
        "Khánh Vĩnh",
        "KHÁNH VĨNH",
        "khánh vinh",
        unicodedata.normalize("NFD", "Khánh Vĩnh"),
        "Khánh\u00a0Vĩnh",
        '"khanh vinh"',
        "“Khánh Vĩnh”",
        "vĩnh khánh",
    ],
)
def test_place_is_found_however_it_is_typed(client, words):
    paper.publish("Khánh Vĩnh: Chuyển biến tích cực")
    paper.publish("Khánh Sơn được mùa sầu riêng")
    assert found(client, words) == ["Khánh Vĩnh: Chuyển biến tích cực"]


def test_another_place_does_not_find_it(client):
    paper.publish("Khánh Vĩnh: Chuyển biến tích cực")
    assert found(client, "Khanh Son") == []
    assert found(client, '"vinh khanh"') == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("Hoà Bình", "Hòa Bình"), ("Thuý", "Thúy"), ("khoẻ", "khỏe"), ("uỷ ban", "ủy ban")],
)
def test_both_ways_to_place_the_tone_find_both(client, old, new):
    paper.publish(f"Tin {old}", at=paper.NOON - HOUR)
    paper.publish(f"Tin {new}")
    paper.publish("Tin khác")
    for typed in (old, new):
        assert found(client, typed) == [f"Tin {new}", f"Tin {old}"]


def test_words_typed_with_marks_come_before_those_that_only_look_like_them(client):
    paper.publish("Năm học mới", at=paper.NOON - 3 * HOUR)
    for hour in (2, 1):
        paper.publish(f"Phía nam {hour}", at=paper.NOON - hour * HOUR)
    assert found(client, "năm") == ["Năm học mới", "Phía nam 1", "Phía nam 2"]
    assert found(client, "nam") == ["Phía nam 1", "Phía nam 2", "Năm học mới"]


def test_word_with_marks_does_not_drown_in_many_others(client):
    paper.publish("Nấm rơm được giá", at=paper.NOON - 100 * HOUR)
    for hour in range(30):
        paper.publish(f"Năm qua {hour}", at=paper.NOON - hour * HOUR)
    assert found(client, "nấm")[0] == "Nấm rơm được giá"


def test_six_words_are_six_words(client):
    for word in ["ma", "má", "mà", "mả", "mã", "mạ"]:
        paper.publish(f"Chữ {word}")
    for word in ["má", "mà", "mả", "mã", "mạ"]:
        assert found(client, word)[0] == f"Chữ {word}"
        assert len(found(client, word)) == 6


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bài của V.THÀNH", "thành"),
        ("Bài của V.THÀNH", "v.thanh"),
        ("Về TP.HCM", "hcm"),
        ("Về TP.HCM", "tp.hcm"),
        ("Có 1.003 hộ", "1.003"),
        ("Có 1.003 hộ", "1003"),
        ("Chống COVID-19", "covid-19"),
        ("Chống COVID-19", "covid"),
        ("Nghị quyết 57-NQ/TW", "57-NQ/TW"),
        ("Nghị quyết 57-NQ/TW", "nq/tw"),
        ("Nhà rông M’nông", "m'nông"),
        ("Đặng Ủy", "DANG UY"),
    ],
)
def test_words_with_dots_and_dashes_are_found(client, text, words):
    paper.publish(text)
    paper.publish("Tin khác hẳn")
    assert found(client, words) == [text]


def test_words_that_a_dash_joins_stand_together(client):
    paper.publish("Đoàn 19 người chống covid")
    assert found(client, "covid-19") == []


def test_all_words_must_be_found_as_whole_syllables(client):
    paper.publish("Cảng cá mới")
    assert found(client, "cảng mới") == ["Cảng cá mới"]
    assert found(client, "cảng cũ") == []
    assert found(client, "can") == []


def test_headline_comes_before_the_text_and_the_newer_before_the_older(client):
    paper.publish("Hai tin", body="<p>Ở cảng cá sáng nay.</p>")
    paper.publish("Mở cảng cá", at=paper.NOON - 2 * HOUR)
    paper.publish("Nạo vét cảng cá", at=paper.NOON - HOUR)
    assert found(client, "cang ca") == ["Nạo vét cảng cá", "Mở cảng cá", "Hai tin"]


def test_nothing_is_found_that_readers_cannot_see(client):
    paper.publish("Sáp nhập hai xã", at=paper.NOON + HOUR)
    paper.publish("Sáp nhập ba xã", at=paper.NOON - HOUR, until=paper.NOON)
    paper.article("Sáp nhập bốn xã")
    assert found(client, "sáp nhập") == []


def test_search_is_narrowed_to_a_section(client):
    politics = paper.section()
    party = paper.section("Xây dựng Đảng", parent=politics)
    paper.publish("Cảng cá và nghị quyết", section=party)
    paper.publish("Cảng cá và bóng chuyền", section=paper.section("Thể thao"))
    assert found(client, "cảng", chuyen_muc="chinh-tri") == ["Cảng cá và nghị quyết"]
    assert found(client, "cảng", chuyen_muc="khong-co") == []
    page = client.get("/tim-kiem/", {"q": "cảng", "chuyen_muc": "chinh-tri"})
    assert '<option value="chinh-tri" selected>' in page.text


@pytest.mark.parametrize(
    ("period", "count"), [("ngay", 1), ("tuan", 2), ("thang", 3), ("nam", 4), ("", 5), ("x", 5)]
)
def test_search_is_narrowed_to_a_period(client, period, count):
    for days in (0, 3, 20, 200, 2000):
        paper.publish(f"Cảng cá {days}", at=paper.NOON - timedelta(days=days))
    assert len(found(client, "cảng", trong=period)) == count


def test_results_go_on_with_their_words_and_filters(client):
    paper.publish_many(45, sections=[paper.section()], start=paper.NOON - 2 * HOUR)
    seen, address = [], "/tim-kiem/?q=bản+tin&chuyen_muc=chinh-tri"
    while address:
        page = client.get(address)
        seen += page.context["publications"]
        address = page.context["older_url"]
    assert len(seen) == len(set(seen)) == 45
    assert page.context["count_text"].startswith("45 ")


def test_count_is_told_as_far_as_it_is_known(client, monkeypatch):
    paper.publish_many(12, sections=[paper.section()], start=paper.NOON - 2 * HOUR)
    with override("en"):
        assert search.find(Query("ban tin"), at=paper.NOON).count == 12
        monkeypatch.setattr("search.postings.COUNTED", 10)
        found = search.find(Query("ban tin"), at=paper.NOON)
        page = client.get("/tim-kiem/", {"q": "ban tin"})
    assert (found.count, found.is_counted) == (10, False)
    assert page.context["count_text"].startswith(("More than 10 ", "Hơn 10 "))


@pytest.mark.parametrize("page", ["0", "-1", "101", "99999", "x", "1.5", "٣", ""])
def test_page_that_is_none_is_not_found(client, page):
    assert client.get("/tim-kiem/", {"q": "cảng", "trang": page}).status_code == 404


@pytest.mark.parametrize(
    "words",
    [
        "' OR 1=1 --",
        '"); DROP TABLE articles_publication; --',
        "%",
        "_",
        "%%%%",
        "\\",
        "100%",
        ".*",
        "(a+)+$",
        "[",
        "\x00",
        "a\x00b",
        "\ud800",
        "🎉",
        '"',
        '"""',
        "“",
        "-",
        "{{ 7|add:7 }}",
        "<script>alert(1)</script>",
        "a" * 100_000,
        "a " * 50_000,
        '"' * 100_000,
        "\u0301" * 100_000,
        "ﷺ" * 1_000,
        "㏀",
        "㏀" * 200,
        'ab" OR "cang',
        "cang NOT moi",
        "NEAR(cang moi)",
        "words:cang",
        "can*",
    ],
    ids=lambda words: ascii(words[:20]),
)
def test_hostile_words_find_nothing_and_break_nothing(client, words):
    paper.publish("Cảng cá mới")
    encoded = words.encode("utf-8", "surrogatepass")
    address = "/tim-kiem/?q=" + "".join(f"%{byte:02x}" for byte in encoded)
    page = client.get(address)
    assert page.status_code == 200
    assert page.context["publications"] == []
    assert len(page.context["query"]) <= 200
    assert "<script>alert" not in page.text


def test_bytes_that_are_no_text_break_nothing(client):
    for bytes_ in ["%ff%fe", "%ed%a0%80", "%c0%ae", "%", "%zz", "%00"]:
        assert client.get(f"/tim-kiem/?q={bytes_}").status_code == 200


def test_search_page_is_not_for_crawlers(client):
    assert '<meta name="robots" content="noindex' in client.get("/tim-kiem/?q=cảng").text


def test_search_that_takes_too_long_says_so_and_is_not_kept(client, monkeypatch):
    def give_up(*args, **kwargs):
        raise OperationalError("canceling statement due to statement timeout")

    monkeypatch.setattr("search.views.find", give_up)
    page = client.get("/tim-kiem/?q=cảng")
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
