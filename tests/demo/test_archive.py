"""The made-up archive: written in bulk, and as if people had written, passed and published it."""

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest
from django.utils import timezone

from articles import actions
from articles.copy import Copy
from articles.models import (
    Article,
    AuthorListing,
    Correction,
    Event,
    Publication,
    PublishedPhoto,
    Revision,
    SectionListing,
    TopicListing,
)
from articles.pages import STORIES_IN_PART
from articles.photo_uses import recount
from articles.snapshot import snapshot
from articles.states import State
from articles.workflow import VERBS, may
from demo.archive import waiting
from demo.archive.rhythm import YEARS
from people.models import User
from people.roles import Role
from photos.models import Photo
from richtext import plain_text, sanitise
from tests.demo.conftest import SIZE
from vietnamese.text import exact, fold, normalise

SNAPSHOT = (
    *("kind", "section_id", "slug", "kicker", "headline", "standfirst", "body", "pictures"),
    *("bylines", "topics", "corrections", "source", "search_exact", "search_folded"),
)
LISTINGS = ((SectionListing, "section_id", "is_own"), (TopicListing, "topic_id"),
            (AuthorListing, "author_id"))  # fmt: skip


def live(now):
    return Publication.objects.visible(at=now).order_by("id")


def chief():
    return User.objects.get(groups__name=Role.EDITOR_IN_CHIEF)


def listed(publication):
    """Return where the publication is listed."""
    return {
        (model, *row)
        for model, *names in LISTINGS
        for row in model.objects.filter(publication=publication).values_list("published_at", *names)
    }


def test_the_archive_is_as_large_as_asked_for(archive):
    states = Counter(Article.objects.values_list("state", flat=True))
    assert sum(states.values()) == SIZE
    assert set(states) == set(State)
    assert sum(states.values()) - states[State.APPROVED] < waiting.how_many(SIZE)


def test_it_spans_twenty_years_and_grows(archive):
    moments = list(live(archive).values_list("visible_from", flat=True))
    assert (archive - min(moments)).days > (YEARS - 1) * 365
    assert (archive - max(moments)).days < 30
    middle = archive - (archive - min(moments)) / 2
    assert sum(moment > middle for moment in moments) > 0.55 * len(moments)


def test_every_live_publication_is_what_the_newsroom_would_make_of_the_desk_copy(archive):
    checked = 0
    for publication in live(archive).select_related("article")[::3]:
        article = publication.article
        again = snapshot(article, visible_from=publication.visible_from, published_at=archive)
        for name in SNAPSHOT:
            assert getattr(again, name) == getattr(publication, name), (article.pk, name)
        words = Copy.of(article).search_text
        assert article.search_folded == f" {fold(words)} "
        checked += 1
    assert checked > 150


def test_every_text_is_stored_as_its_fields_would_have_stored_it(archive):
    for publication in Publication.objects.all():
        assert sanitise(publication.body) == publication.body
        assert plain_text(publication.body)
        for text in (publication.headline, publication.standfirst, publication.body):
            assert normalise(text) == text
        assert exact(publication.search_exact) == publication.search_exact.strip()
        assert fold(publication.search_folded) == publication.search_folded.strip()
    for article in Article.objects.all():
        article.full_clean(exclude=["slug"])


def test_readers_see_one_text_of_a_story_at_every_moment(archive):
    stories = defaultdict(list)
    for publication in Publication.objects.order_by("article_id", "number"):
        stories[publication.article_id].append(publication)
    assert sum(len(versions) > 1 for versions in stories.values()) > 20
    for versions in stories.values():
        assert [version.number for version in versions] == list(range(1, len(versions) + 1))
        for one, next_one in pairwise(versions):
            assert one.visible_until == next_one.visible_from > one.visible_from
            assert one.published_at == next_one.published_at
            assert one.body != next_one.body
            assert next_one.change_kind in ("update", "typo", "correction", "clarification")


def test_the_record_tells_a_story_without_a_gap(archive):
    for article in Article.objects.prefetch_related("events"):
        events = sorted(article.events.all(), key=lambda event: event.version)
        assert [event.version for event in events] == list(range(1, article.version + 1))
        assert [events[0].verb, events[0].from_state] == ["create", ""]
        for one, next_one in pairwise(events):
            assert one.at < next_one.at
            assert one.to_state == next_one.from_state
            assert next_one.to_state == (VERBS[next_one.verb].to or next_one.from_state)
        last = events[-1]
        assert (article.state, article.updated_at) == (last.to_state, last.at)
        assert article.updated_by_id == last.actor_id
        assert article.created_at == events[0].at
        assert last.at <= archive


def test_nobody_did_what_the_table_does_not_allow(archive):
    people = {user.pk: user for user in User.objects.prefetch_related("groups")}
    events = Event.objects.exclude(verb="create").select_related("article__section")
    for event in events.order_by("id")[::4]:
        article = event.article
        article.state = event.from_state
        assert may(people[event.actor_id], event.verb, article), (event.verb, article.pk)


def test_a_story_is_in_the_hands_in_which_the_verbs_leave_it(archive):
    in_hand = Article.objects.exclude(handler=None)
    assert {article.state for article in in_hand} == {
        State.DRAFT,
        State.EDITING,
        State.SENT_BACK,
    }
    for article in in_hand:
        is_writers = article.handler_id == article.created_by_id
        assert is_writers == (article.state != State.EDITING)


def test_corrections_are_told_in_the_text_and_on_their_page(archive, client):
    notices = Correction.objects.filter(kind="correction")
    assert notices
    for notice in notices:
        (told,) = notice.article.publications.get(visible_from=notice.visible_from).corrections
        assert (told["wrong"], told["right"]) == (notice.wrong_text, notice.right_text)
        last = notice.article.publications.order_by("number").last()
        assert notice.right_text in plain_text(last.body)
        assert notice.wrong_text not in plain_text(last.body)
        first = notice.article.publications.get(number=1)
        assert notice.wrong_text in plain_text(first.body)
    assert notices.order_by("-visible_from").first().right_text in page(client, "/cai-chinh/")


def test_a_retracted_story_is_gone_and_says_why(archive, client):
    notice = Correction.objects.filter(kind="retraction").first()
    publication = notice.article.publications.get()
    assert publication.visible_until == notice.visible_from
    response = client.get(publication.get_absolute_url())
    assert response.status_code == 410
    assert "Tòa soạn" in response.content.decode()
    event = notice.article.events.get(verb="retract")
    assert event.details == {"publication": 1, "notice": notice.pk}


def test_a_changed_story_keeps_every_desk_copy(archive):
    publication = Publication.objects.filter(number=2).first()
    versions = Revision.objects.filter(article=publication.article).values_list("version")
    saves = publication.article.events.filter(verb__in=["create", "save"])
    assert sorted(versions) == sorted(saves.values_list("version"))
    assert publication.version in {version for (version,) in versions}


def test_photos_know_when_readers_saw_them_first_and_last(archive):
    before = list(Photo.objects.order_by("pk").values_list("pk", "public_from", "used_at"))
    assert PublishedPhoto.objects.exists()
    recount([pk for pk, *_moments in before])
    assert before == list(Photo.objects.order_by("pk").values_list("pk", "public_from", "used_at"))


def test_a_story_of_the_archive_goes_on_as_any_other(archive):
    publication = live(archive).filter(number=1).last()
    article, by, now = publication.article, chief(), timezone.now()
    where = listed(publication)

    def do(verb, **more):
        article.refresh_from_db()
        return getattr(actions, verb)(
            article_id=article.pk, version=article.version, actor=by, at=timezone.now(), **more
        )

    do("save", copy=replace(Copy.of(article), source="Theo TTXVN"))
    again = do("update")
    assert listed(again) == where
    assert again.search_exact == publication.search_exact
    do("withdraw", reason="Chờ xác minh")
    assert not live(timezone.now()).filter(article=article).exists()
    assert now < Event.objects.filter(article=article).first().at


@pytest.mark.parametrize(
    "words", ["Khánh Vĩnh", "05-CT/TW", "Đắk Lắk", "1.003", "V.THÀNH", "H’", "TP. Hồ Chí Minh", "%"]
)
def test_what_software_gets_wrong_is_in_it(archive, words):
    texts = Publication.objects.values_list("body", "bylines")
    assert any(words in body or words in str(bylines) for body, bylines in texts)


def test_some_write_the_tone_where_it_stood_before(archive):
    bodies = Publication.objects.values_list("body", flat=True)
    assert 0.02 * len(bodies) < sum("hoà " in body or "uỷ " in body for body in bodies)
    assert 0.5 * len(bodies) < sum("hòa " in body or "ủy " in body for body in bodies)


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_readers_find_the_archive_on_every_sort_of_page(archive, client):
    publication = live(archive).select_related("section").last()
    headline = publication.headline.replace("“", "").split(",")[0]
    assert headline in page(client, "/")
    assert headline in page(client, f"/{publication.section.slug}/")
    assert headline in page(client, publication.get_absolute_url())
    author = next(b["author_slug"] for b in publication.bylines)
    assert headline in page(client, f"/tac-gia/{author}/")
    assert headline in page(client, f"/chu-de/{publication.topics[0]['slug']}/")
    day = timezone.localtime(publication.published_at)
    assert headline in page(client, f"/luu-tru/{day:%Y/%m/%d}/")
    assert headline in page(client, "/rss/")
    oldest = live(archive).first()
    part = oldest.article_id // STORIES_IN_PART
    assert oldest.get_absolute_url() in page(client, f"/sitemap-{part}.xml")


@pytest.mark.parametrize("typed", ["nguoi dan", "người dân", "Bến Thuyền", "UBND xã"])
def test_readers_find_stories_by_words_with_and_without_marks(archive, client, typed):
    assert "/thoi-su/" in page(client, f"/tim-kiem/?q={typed}&chuyen_muc=thoi-su")


def test_readers_compare_the_versions_of_a_changed_story(archive, client):
    changed = live(archive).select_related("section").filter(change_kind="update").last()
    assert changed.updated_at
    assert page(client, changed.get_absolute_url() + "thay-doi/")


def test_the_desk_has_its_work_and_opens_every_story(archive, client):
    client.force_login(chief())
    assert page(client, "/desk/")
    assert page(client, "/desk/articles/article/")
    for state in State:
        article = Article.objects.filter(state=state).last()
        if article:
            assert article.headline in page(client, article.get_desk_url())
    coming = Publication.objects.coming(at=archive)
    assert coming.count() >= 2
    assert coming.first().article.headline in page(client, coming.first().article.get_desk_url())
