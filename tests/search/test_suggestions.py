"""What readers are offered who have begun to type, or who have typed a wrong key."""

from datetime import timedelta

import pytest

from articles.models import Publication
from search import corrections
from search.engine import engine
from search.models import Phrase
from search.query import Query
from search.suggestions import suggestions
from tests.reader import factories as paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def archive():
    """Stories about Khánh Vĩnh and about others, which the index has learned."""
    lan = paper.author("Đặng Thị Lan")
    for number in range(3):
        paper.publish(f"Khánh Vĩnh được mùa {number}", authors=[lan])
    for number in range(2):
        paper.publish(f"Khánh Sơn trồng sầu riêng {number}")
    paper.publish("Học tập và làm theo Bác")
    engine().learn(at=paper.NOON)


@pytest.mark.parametrize(
    "typed",
    [
        "khanhs vinhx",
        "khasnh vixnh",
        "Khanh1 Vinh4",
        "khahn vinh",
        "khanh vnih",
        "khannh vinh",
        "khanhvinh",
        "khánhs vĩnhx",
        "khanh vimh",
    ],
)
def test_wrong_key_is_put_right(client, archive, typed):
    page = client.get("/tim-kiem/", {"q": typed})
    assert page.context["publications"] == []
    assert page.context["meant"] == "khánh vĩnh"
    found = client.get(page.context["meant_url"]).context["publications"]
    assert len(found) == 3


@pytest.mark.parametrize(
    ("typed", "meant"), [("hocj taapj", "học tập"), ("khanh sown", "khánh sơn"), ("bacs", "bac")]
)
def test_keys_of_telex_that_were_left_standing_are_understood(archive, typed, meant):
    assert corrections.spelled(engine().corrected(typed.split())) == meant


def test_word_beside_its_neighbour_is_preferred_to_a_commoner_one(archive):
    for number in range(9):
        paper.publish(f"Vanh đai {number}")
    engine().learn(at=paper.NOON)
    assert engine().corrected(["khanh", "vnh"]) == ["khanh", "vinh"]


@pytest.mark.parametrize("typed", ["xyzqkw", "a" * 190, "12345678", "zz yy xx ww vv", "🎉", '"'])
def test_what_is_like_no_word_is_left_alone(client, archive, typed):
    page = client.get("/tim-kiem/", {"q": typed})
    assert page.status_code == 200
    assert page.context["meant"] == ""


def test_filters_that_leave_nothing_can_be_taken_away(client, archive):
    page = client.get("/tim-kiem/", {"q": "khánh vĩnh", "the_loai": "interview"})
    assert page.context["publications"] == []
    assert 'href="/tim-kiem/?q=kh%C3%A1nh+v%C4%A9nh"' in page.text


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("khánh v", "khánh vĩnh"),
        ("khanh v", "khánh vĩnh"),
        ("KHANH V", "khánh vĩnh"),
        ("khanh s", "khánh sơn"),
        ("dang thi", "đặng thị lan"),
    ],
)
def test_usual_phrases_and_names_go_on_as_somebody_types(client, archive, typed, first):
    answer = client.get("/tim-kiem/goi-y/", {"q": typed})
    assert answer.json()["suggestions"][0] == first


def test_suggestions_are_of_what_was_published_often_and_few(client, archive):
    assert client.get("/tim-kiem/goi-y/", {"q": "học"}).json() == {"suggestions": []}
    for number in range(30):
        Phrase.objects.create(folded=f"khanh {number:02}", exact=f"khanh {number:02}", count=9)
    assert len(client.get("/tim-kiem/goi-y/", {"q": "khanh"}).json()["suggestions"]) == 8


def test_marks_that_were_typed_are_meant():
    Phrase.objects.create(folded="nam ky", exact="nam kỳ", count=90)
    Phrase.objects.create(folded="nam moi", exact="năm mới", count=2)
    assert suggestions("nam")[0] == "nam kỳ"
    assert suggestions("năm")[0] == "năm mới"


@pytest.mark.parametrize("typed", ["", "k", "%", "\x00", "' OR 1=1", "a" * 5_000, "\ufffd"])
def test_hostile_beginnings_get_an_empty_list(client, typed):
    answer = client.get("/tim-kiem/goi-y/", {"q": typed})
    assert answer.status_code == 200
    assert answer.json() == {"suggestions": []}


def test_suggestions_may_be_kept_for_everybody(client):
    answer = client.get("/tim-kiem/goi-y/?q=khanh")
    assert answer["Cache-Control"].startswith("public")
    assert not answer.cookies


def test_results_can_be_narrowed_to_an_author_and_widened_again(client, archive):
    paper.publish("Khánh Vĩnh của người khác")
    page = client.get("/tim-kiem/", {"q": "khánh vĩnh", "trong": "nam"})
    [(name, url)] = page.context["authors"]
    assert name == "Đặng Thị Lan"
    narrowed = client.get(url)
    assert len(narrowed.context["publications"]) == 3
    assert 'name="tac_gia" value="dang-thi-lan"' in narrowed.text
    assert "trong=nam" in url
    wide = client.get(narrowed.context["without_author_url"])
    assert len(wide.context["publications"]) == 4


def test_excerpt_is_the_place_of_the_body_where_the_words_stand(client):
    body = f"<p>{'Mở đầu. ' * 60}</p><p>Ở <strong>Bến</strong> Sứ &amp; cảng cá, sóng lớn.</p>"
    paper.publish("Tin biển", standfirst="Tóm tắt.", body=body)
    text = client.get("/tim-kiem/", {"q": "cang ca"}).text
    assert "Bến Sứ &amp; <mark>cảng cá</mark>, sóng lớn." in text
    assert "Tóm tắt." not in text


def test_phrases_are_learned_one_story_after_another():
    for number in range(2):
        paper.publish(f"Bão Yagi đổ bộ {number}")
        engine().learn(at=paper.NOON)
    assert "bão yagi" in suggestions("bao")


def test_nothing_is_suggested_of_what_readers_see_no_more(client):
    lan = paper.author("Nguyễn Thị Lan")
    ended = [
        paper.publish(
            f"Nguyễn Văn Tham bị bắt {number}", at=paper.NOON - timedelta(hours=2), authors=[lan]
        )
        for number in range(2)
    ]
    paper.publish("Mở cảng cá")
    engine().learn(at=paper.NOON - timedelta(hours=1))
    assert suggestions("nguy")
    Publication.objects.filter(pk__in=[story.pk for story in ended]).update(
        visible_until=paper.NOON
    )
    engine().learn(at=paper.NOON)
    assert suggestions("nguy") == []
    assert client.get("/tim-kiem/", {"q": "nguyen vann tham"}).context["meant"] == ""


def test_words_that_are_offered_find_something_with_the_same_filters(client, archive):
    page = client.get("/tim-kiem/", {"q": "khanhh vinh", "the_loai": "interview"})
    assert page.context["meant"] == ""
    # Both words are known, and stand in no story together.
    assert client.get("/tim-kiem/", {"q": "vinhh rieng"}).context["meant"] == ""


def test_name_of_a_hundred_letters_in_four_stops_no_other_story():
    made = paper.publish("Mở cảng cá", authors=[paper.author("\ufdfa" * 9)])
    engine().learn(at=paper.NOON)
    answer = engine().find(Query("cảng cá"), at=paper.NOON, start=0, size=10)
    assert answer.ids == [made.pk]
