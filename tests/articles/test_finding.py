"""The desk finds a story by words of the headline, standfirst or byline."""

import unicodedata

import pytest

from articles.finding import stories_seen, stories_with
from articles.models import Article
from articles.workflow import may_create, may_see
from tests.factories.stories import SectionFactory


def found(typed, stories=None):
    stories = Article.objects.all() if stories is None else stories
    return sorted(stories_with(stories, typed).values_list("headline", flat=True))


@pytest.fixture
def stories(newsroom):
    newsroom.submitted(headline="Đèo Khánh Vĩnh thông xe", standfirst="Xe đã qua.")
    newsroom.submitted(headline="Giá tôm hùm tăng", standfirst="Người nuôi phấn khởi.")


@pytest.mark.parametrize("typed", ["khánh vĩnh", "khanh vinh", "VĨNH đèo", "deo  khanh", '"đèo"'])
def test_words_are_found_with_and_without_marks_in_any_order(stories, typed):
    assert found(typed) == ["Đèo Khánh Vĩnh thông xe"]


def test_the_first_and_the_last_word_are_found_like_the_others(stories):
    assert found("phấn khởi") == found("giá") == ["Giá tôm hùm tăng"]
    assert found("thành") == ["Giá tôm hùm tăng", "Đèo Khánh Vĩnh thông xe"]  # the byline


def test_every_word_must_be_there(stories):
    assert found("khánh tôm") == []
    assert found("khongco") == []


def test_no_words_narrow_nothing(stories):
    assert len(found("")) == len(found(" ?! ")) == 2


def test_a_changed_headline_is_found_by_its_new_words_only(newsroom, stories):
    article = Article.objects.get(headline__startswith="Giá")
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Giá mực tăng"))
    assert found("mực") == ["Giá mực tăng"]
    assert found("hùm") == []


def test_the_search_tells_nothing_of_stories_out_of_sight(newsroom, stories):
    other = SectionFactory(name="Thể thao", slug="the-thao")
    newsroom.submitted(headline="Bí mật khánh", section_id=other.pk)
    assert found("khánh", stories_seen(newsroom.duc)) == ["Đèo Khánh Vĩnh thông xe"]
    assert len(found("khánh", stories_seen(newsroom.hanh))) == 2


def test_everybody_sees_in_the_list_what_they_may_see(newsroom, each_role):
    """Asked for in two ways, by how much somebody sees, it is one rule."""
    newsroom.draft(headline="Bản thảo")
    newsroom.submitted(headline="Đã nộp")
    newsroom.live(headline="Đã đăng")
    if may_create(each_role):
        newsroom.draft(headline="Của mình", by=each_role)
    seen = set(stories_seen(each_role).values_list("pk", flat=True))
    assert seen == {story.pk for story in Article.objects.all() if may_see(each_role, story)}


def test_words_with_quotation_marks_do_no_harm(client, newsroom, stories):
    client.force_login(newsroom.hanh)
    for typed in ('"', "'", '" OR 1=1 --', "a*", "NEAR(a b)", "%", "_", "\x00"):
        response = client.get("/desk/articles/article/", {"q": typed})
        assert response.status_code in (200, 302), typed


@pytest.mark.parametrize(
    ("headline", "typed"),
    [
        ("Bài của Q.HUY", "q.huy"),
        ("Về TP.HCM", "tp.hcm"),
        ("Có 1.003 hộ", "1003"),
        ("Nghị quyết 57-NQ/TW", "57-nq/tw"),
        ("Hoà Bình đón khách", "hòa bình"),
        ("Đặng Ủy", unicodedata.normalize("NFD", "đặng uỷ")),
        ("Nhà rông M’nông", "m'nông"),
        ("Đường sắt mới", "Ðường"),
        ("Chợ Khánh Vĩnh", '"khanh vinh"'),
    ],
)
def test_desk_finds_what_readers_find(newsroom, headline, typed):
    newsroom.submitted(headline=headline)
    newsroom.submitted(headline="Tin khác hẳn")
    assert found(typed) == [headline]


@pytest.mark.parametrize("typed", ['"vinh khanh"', "vinh.khanh", "57-tw"])
def test_what_is_quoted_or_joined_stands_together_at_the_desk_too(newsroom, typed):
    newsroom.submitted(headline="Khánh Vĩnh làm theo 57-NQ/TW")
    assert found(typed) == []
