"""A section, topic or author gets another address, and the one before leads on for good."""

from random import Random

import pytest

from articles.actions import readdress
from articles.copy import BylineCopy
from articles.models import FormerSlug, LegacyAddress, Topic
from articles.refusals import AddressTaken, NotAllowed
from tests.articles.histories import History
from tests.factories.people import AuthorFactory
from tests.factories.stories import SectionFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch, newsroom):
    """Let readers look at the newsroom's own clock."""
    monkeypatch.setattr("pagecache.middleware.timezone.now", lambda: newsroom.now)
    return newsroom


@pytest.fixture
def topic(db):
    return TopicFactory()


@pytest.fixture
def author(db):
    return AuthorFactory(slug="vo-thanh")


@pytest.fixture
def live(newsroom, clock, topic, author):
    return newsroom.live(
        topic_ids=(topic.pk,),
        bylines=(BylineCopy(printed_as="V.THÀNH", author_id=author.pk),),
    )


@pytest.fixture
def move(newsroom):
    def move(thing, slug, by=None):
        thing.refresh_from_db()
        return readdress(thing=thing, slug=slug, actor=by or newsroom.thu, at=newsroom.tick())

    return move


def led(client, path):
    response = client.get(path)
    return response.status_code, response.headers.get("Location")


def test_every_address_of_a_section_leads_on_in_one_step(client, live, newsroom, move):
    move(newsroom.section, "tin-tuc")
    story = f"/tin-tuc/deo-khanh-vinh-thong-xe-tro-lai-{live.pk}/"
    assert led(client, "/thoi-su/") == (301, "/tin-tuc/")
    assert led(client, "/thoi-su") == (301, "/tin-tuc/")
    assert led(client, f"/thoi-su/deo-khanh-vinh-thong-xe-tro-lai-{live.pk}/") == (301, story)
    assert led(client, "/rss/thoi-su.rss") == (301, "/rss/tin-tuc.rss")
    for path in ("/tin-tuc/", story, "/rss/tin-tuc.rss"):
        assert client.get(path).status_code == 200


def test_addresses_of_author_and_topic_lead_on(client, live, author, topic, move):
    move(author, "v-thanh")
    move(topic, "bien")
    assert led(client, "/tac-gia/vo-thanh/") == (301, "/tac-gia/v-thanh/")
    assert led(client, "/chu-de/bien-dao/") == (301, "/chu-de/bien/")
    assert client.get("/tac-gia/v-thanh/").status_code == 200
    assert client.get("/chu-de/bien/").status_code == 200


def test_place_on_a_list_is_led_on_and_nothing_else_of_the_query(client, live, newsroom, move):
    move(newsroom.section, "tin-tuc")
    assert led(client, "/thoi-su/?truoc=1618236780000000-3&x=//evil.example") == (
        301,
        "/tin-tuc/?truoc=1618236780000000-3",
    )
    assert led(client, "/thoi-su/?truoc=%0d%0aSet-Cookie:x") == (301, "/tin-tuc/")
    assert led(client, "/rss/thoi-su.rss?truoc=1-1") == (301, "/rss/tin-tuc.rss")


def test_many_changes_are_still_one_step(client, live, newsroom, move):
    for slug in ("a", "b", "c", "d"):
        move(newsroom.section, slug)
    for slug in ("thoi-su", "a", "b", "c"):
        assert led(client, f"/{slug}/") == (301, "/d/")


def test_an_address_taken_back_leads_nowhere_but_is_there(client, live, newsroom, move):
    move(newsroom.section, "tin-tuc")
    move(newsroom.section, "thoi-su")
    assert client.get("/thoi-su/").status_code == 200
    assert led(client, "/tin-tuc/") == (301, "/thoi-su/")


def test_former_address_belongs_to_whoever_has_it_now(client, live, newsroom, move):
    other = SectionFactory(name="Thể thao", slug="the-thao")
    move(newsroom.section, "tin-tuc")
    move(other, "thoi-su")
    assert "Thể thao" in client.get("/thoi-su/").content.decode()
    assert led(client, "/the-thao/") == (301, "/thoi-su/")
    move(other, "bong-da")
    # Both had it; readers who knew it last knew it as the second one's.
    assert led(client, "/thoi-su/") == (301, "/bong-da/")


def test_topic_without_a_story_gives_away_neither_of_its_addresses(client, clock, move):
    secret = TopicFactory(name="Việc sắp tới", slug="viec-mat")
    move(secret, "viec-rat-mat")
    known, unknown = client.get("/chu-de/viec-mat/"), client.get("/chu-de/khong-co/")
    assert (known.status_code, known.content) == (404, unknown.content)


def test_new_topic_does_not_show_by_an_address_that_another_one_left(client, live, topic, move):
    """Until it has a story, the address leads where it led."""
    move(topic, "bien")
    TopicFactory(name="Sắp tới", slug="bien-dao")
    assert led(client, "/chu-de/bien-dao/") == (301, "/chu-de/bien/")


def test_section_that_is_not_shown_any_more_is_not_led_to(client, live, newsroom, move):
    section = move(newsroom.section, "tin-tuc")
    section.is_active = False
    section.save()
    assert client.get("/thoi-su/").status_code == 404


def test_earlier_address_of_the_old_site_comes_before_a_former_one(client, newsroom, live, move):
    move(newsroom.section, "tin-tuc")
    LegacyAddress.objects.create(path="/thoi-su", article=live)
    assert led(client, "/thoi-su/")[1].startswith("/tin-tuc/deo-")


@pytest.mark.parametrize("slug", ["tim-kiem", "desk", "the-thao", "có dấu", "", "a" * 61, "a/b"])
def test_address_that_cannot_be_given_is_refused_and_nothing_changes(newsroom, move, slug):
    SectionFactory(name="Thể thao", slug="the-thao")
    with pytest.raises(AddressTaken):
        move(newsroom.section, slug)
    newsroom.section.refresh_from_db()
    assert newsroom.section.slug == "thoi-su"
    assert not FormerSlug.objects.exists()


def test_only_chiefs_and_the_administrator_change_addresses(newsroom, each_role, move):
    may = each_role.groups.get().name in {"managing_editor", "editor_in_chief", "administrator"}
    if may:
        assert move(newsroom.section, "tin-tuc", by=each_role).slug == "tin-tuc"
        assert FormerSlug.objects.get().changed_by == each_role
    else:
        with pytest.raises(NotAllowed):
            move(newsroom.section, "tin-tuc", by=each_role)
        assert not FormerSlug.objects.exists()


def test_same_address_again_leaves_no_trace(newsroom, move):
    move(newsroom.section, "thoi-su")
    assert not FormerSlug.objects.exists()


# -- at the desk
def form(thing, **changes):
    fields = {
        "section": ("name", "slug", "position", "description"),
        "topic": ("name", "slug", "description"),
        "author": ("name", "slug", "title", "biography", "email"),
    }[thing._meta.model_name]
    data = {field: getattr(thing, field) for field in fields}
    if hasattr(thing, "is_active"):
        data["is_active"] = "on"
    empty = {"pen_names-TOTAL_FORMS": 0, "pen_names-INITIAL_FORMS": 0}
    return data | empty | changes


@pytest.fixture(params=["section", "topic", "author"])
def thing(request, newsroom, topic, author):
    return {"section": newsroom.section, "topic": topic, "author": author}[request.param]


def address(thing):
    return f"/desk/{thing._meta.app_label}/{thing._meta.model_name}/{thing.pk}/change/"


def test_chief_changes_an_address_in_the_form_and_sees_the_one_before(client, newsroom, thing):
    client.force_login(newsroom.thu)
    before = thing.slug
    response = client.post(address(thing), form(thing, name="Tên khác", slug="khac"))
    assert response.status_code == 302, response.context["errors"]
    thing.refresh_from_db()
    assert (thing.slug, thing.name) == ("khac", "Tên khác")
    text = client.get(address(thing)).content.decode()
    assert f"{before}/</code>" in text
    assert newsroom.thu.full_name in text


def test_address_that_is_taken_comes_back_with_the_reason_beside_it(client, newsroom, topic):
    TopicFactory(name="Cảng", slug="cang")
    client.force_login(newsroom.thu)
    response = client.post(address(topic), form(topic, name="Tên khác", slug="cang"))
    assert response.status_code == 200
    assert response.context["adminform"].form.errors["slug"]
    assert 'value="Tên khác"' in response.content.decode()
    topic.refresh_from_db()
    assert topic.slug == "bien-dao"


def test_editor_keeps_a_topic_and_cannot_change_its_address(client, newsroom, topic):
    client.force_login(newsroom.hanh)
    client.post(address(topic), form(topic, name="Tên khác", slug="khac"))
    topic.refresh_from_db()
    assert (topic.slug, topic.name) == ("bien-dao", "Tên khác")
    assert (
        client.post("/desk/articles/topic/add/", {"name": "Mới", "slug": "moi"}).status_code == 302
    )
    assert Topic.objects.filter(slug="moi").exists()


def test_address_left_empty_stays_as_it_is(client, newsroom, topic):
    client.force_login(newsroom.thu)
    client.post(address(topic), form(topic, slug=""))
    topic.refresh_from_db()
    assert topic.slug == "bien-dao"


# -- by chance; `python -m bench.redirects` does a thousand
@pytest.mark.parametrize("seed", range(8))
def test_every_address_ever_published_answers_after_one_step_or_none(newsroom, clock, seed):
    history = History(newsroom, Random(seed))
    for _step in range(12):
        history.step()
    found = history.answers()
    assert found.keys() <= {"page", "one step"}, found
    assert sum(map(len, found.values())) == len(history.addresses) >= 12
