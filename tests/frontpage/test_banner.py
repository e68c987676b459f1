"""A line of breaking news above every page, during its span and to the second."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.refusals import UnderEmbargo
from frontpage import actions
from frontpage.models import Banner
from frontpage.refusals import WrongCard, WrongTime
from people.roles import Role
from tests.factories.people import PersonFactory
from tests.reader import factories as paper

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
LINE = "Bão số 9 đổ bộ vào Khánh Vĩnh"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def editor(db):
    return PersonFactory(role=Role.EDITOR)


def pages(story):
    section = f"/{story.section.slug}/"
    return ["/", section, story.get_absolute_url(), "/cai-chinh/", "/tim-kiem/", "/khong/co/"]


def lift(by, at, **fields):
    fields = {"text": LINE, "visible_from": at, **fields}
    return actions.raise_banner(actor=by, at=at, **fields)


def region(text):
    return re.search(r'<div class="banner" role="region" aria-label="[^"]+">.*?</div>', text, re.S)


def test_banner_stands_on_every_page_with_a_name_of_its_own(client, editor):
    story = paper.publish()
    lift(editor, paper.NOON)
    for address in pages(story):
        text = client.get(address).text
        assert LINE in region(text).group()
        assert text.index("<main") > text.index(LINE)
        assert "<script" not in region(text).group()


def test_banner_begins_and_ends_to_the_second(client, editor, clock):
    story = paper.publish()
    begins, ends = paper.NOON + HOUR, paper.NOON + 2 * HOUR
    lift(editor, paper.NOON, visible_from=begins, visible_until=ends)
    for moment, is_up in [
        (begins - SECOND, False),
        (begins, True),
        (ends - SECOND, True),
        (ends, False),
    ]:
        clock.at = moment
        for address in pages(story):
            answer = client.get(address)
            assert (LINE in answer.text) is is_up
            if moment in (begins - SECOND, ends - SECOND):
                assert answer["Cache-Control"] == "public, max-age=1, s-maxage=1"


def test_banner_leads_to_its_story_while_readers_see_that(client, editor, clock):
    paper.publish("Tin khác")
    until = paper.NOON + 2 * HOUR
    story = paper.publish("Bão đổ bộ", at=paper.NOON + HOUR, until=until)
    chief = PersonFactory(role=Role.EDITOR_IN_CHIEF)
    lift(chief, paper.NOON, article=story.article)
    for moment, leads in [
        (paper.NOON, False),
        (paper.NOON + HOUR - SECOND, False),
        (paper.NOON + HOUR, True),
        (until - SECOND, True),
        (until, False),
    ]:
        clock.at = moment
        told = region(client.get("/").text).group()
        assert (f'href="{story.get_absolute_url()}"' in told) is leads
        assert LINE in told
    assert "bao-do-bo" not in client.get("/cai-chinh/").text


def test_of_several_banners_readers_see_the_last_raised_and_its_own_story(client, editor):
    old, new = paper.publish("Tin cũ"), paper.publish("Tin mới")
    lift(editor, paper.NOON, text="Dòng cũ", article=old.article)
    lift(editor, paper.NOON, text="Dòng mới", article=new.article)
    told = region(client.get("/").text).group()
    assert "Dòng mới" in told
    assert "Dòng cũ" not in told
    assert new.get_absolute_url() in told


def test_banner_without_a_story_does_not_borrow_the_story_of_another(client, editor):
    lift(editor, paper.NOON, text="Dòng cũ", article=paper.publish("Tin cũ").article)
    lift(editor, paper.NOON, text="Dòng mới")
    assert "href" not in region(client.get("/").text).group()


def test_lowered_banner_is_gone_from_the_next_page(client, editor):
    banner = lift(editor, paper.NOON)
    actions.lower_banner(
        banner=banner, actor=editor, at=paper.NOON + HOUR, ends_at=paper.NOON + HOUR
    )
    banner.refresh_from_db()
    assert banner.visible_until == paper.NOON + HOUR


def test_banner_to_come_that_is_lowered_never_is_up(client, editor):
    banner = lift(editor, paper.NOON, visible_from=paper.NOON + HOUR)
    actions.lower_banner(banner=banner, actor=editor, at=paper.NOON, ends_at=paper.NOON)
    assert not Banner.objects.ever_visible().exists()


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 161])
def test_line_that_cannot_be_printed_is_refused(editor, text):
    with pytest.raises(WrongCard):
        lift(editor, paper.NOON, text=text)
    assert not Banner.objects.exists()


def test_banner_of_the_past_is_refused(editor):
    with pytest.raises(WrongTime):
        lift(editor, paper.NOON, visible_from=paper.NOON - SECOND)


def test_line_is_one_line_of_composed_letters(editor):
    banner = lift(editor, paper.NOON, text="Ba\u0303o  so\u0302\u0301 9\n đổ bộ")
    assert banner.text == "Bão số 9 đổ bộ"


def test_markup_in_a_line_stays_words(client, editor):
    lift(editor, paper.NOON, text="<script>alert(1)</script>")
    assert "<script>alert" not in client.get("/").text


def test_banner_costs_no_question_of_its_own(client, editor):
    story = paper.publish()

    def count(address):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    plain = [count(address) for address in pages(story)]
    lift(editor, paper.NOON, article=story.article)
    assert [count(address) for address in pages(story)] == plain


def test_banner_tells_machines_nothing(client, editor):
    paper.publish()
    lift(editor, paper.NOON)
    for address in ["/rss/", "/news-sitemap.xml", "/robots.txt"]:
        assert LINE not in client.get(address).text


def test_banner_tells_nothing_before_the_embargo_of_its_story(newsroom):
    promised = newsroom.now + 24 * HOUR
    story = newsroom.draft(planning={"embargo_until": promised})
    newsroom.do("submit", story, newsroom.lan)
    for begins in (newsroom.now, promised - SECOND):
        with pytest.raises(UnderEmbargo):
            lift(newsroom.hanh, newsroom.now, article=story, visible_from=begins)
    lift(newsroom.hanh, newsroom.now, article=story, visible_from=promised)
