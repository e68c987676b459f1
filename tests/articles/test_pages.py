"""The table of public pages misses none on which a change of a story can be seen."""

import re
from datetime import timedelta
from random import Random

import pytest
from django.utils.timezone import localtime

from articles.changes import ChangeNote
from articles.copy import BylineCopy
from articles.models import LegacyAddress, Publication, Section, Topic
from articles.pages import KINDS, STORIES_IN_PART, pages_changed, pages_of
from articles.refusals import Refused
from frontpage.models import Masthead, Placement
from frontpage.pages import FRONT
from people.models import Author
from publishing.as_of import page_as_of
from tests.access.paper import views
from tests.access.table import ANONYMOUS, VIEWS
from tests.factories.people import AuthorFactory
from tests.factories.stories import SectionFactory, TopicFactory

pytestmark = pytest.mark.django_db
INSTANT = timedelta(microseconds=1)

# Readers' routes that the table leaves out, each with its reason.
LEFT_OUT = {
    "search:begun": "phrases for the field, right by their lifetime",
    "search:results": "what people look for cannot be enumerated: right by its lifetime",
    "<slug:section>/<slug:slug>-<story_id:article_id>": "leads to the story, has its key",
    "<slug:section>/<slug:slug>-<story_id:article_id>/thay-doi": "leads to the log, has its key",
    "media:rendition": "a file never changes what it shows",
    "media:old-rendition": "a file never changes what it shows",
    "articles:robots": "shows no story",
    "articles:sitemap-month": "leads to the sitemap, whatever stands there",
    "frontpage:security-txt": "shows no story",
    "health": "shows no story",
    "icon": "shows no story",
    "admin:login": "the desk's door",
    "admin:session": "the desk's door",
}


def test_every_readers_page_that_shows_stories_stands_in_the_table():
    public = {view for view, (readers, _) in VIEWS.items() if ANONYMOUS in readers}
    in_table = {route for kind in (*KINDS, FRONT) for route in kind.routes}
    assert public & views().keys() - LEFT_OUT.keys() - in_table == set(), "add it to KINDS"
    assert in_table <= public
    assert not in_table & LEFT_OUT.keys()


class Paper:
    """A small paper of every kind of page, and changes of its stories by chance."""

    def __init__(self, newsroom, random):
        self.newsroom, self.random = newsroom, random
        Masthead.objects.create(name="Báo Cửa Đợi", governing_body="Tỉnh ủy")
        top = SectionFactory(name="Chính trị", slug="chinh-tri")
        party = SectionFactory(name="Đảng", slug="dang", parent=top)
        self.sections = [top, party, SectionFactory(name="Thể thao", slug="the-thao")]
        self.authors = [AuthorFactory(slug="vo-thanh"), AuthorFactory(name="Lan", slug="lan")]
        self.topics = [TopicFactory(), TopicFactory(name="Cảng", slug="cang")]
        self.stories = [newsroom.live(**self.words()) for _number in range(3)]
        Placement.objects.create(
            article=self.stories[0], front=self.sections[2], visible_from=newsroom.tick()
        )
        LegacyAddress.objects.create(path="/tin/2019/12.html", article=self.stories[1])

    def words(self):
        random = self.random
        return {
            "headline": f"Tin {random.choice('abc')} số {random.randrange(1000)}",
            "section_id": random.choice(self.sections).pk,
            "extra_section_ids": tuple(s.pk for s in random.sample(self.sections, 1)),
            "topic_ids": tuple(topic.pk for topic in random.sample(self.topics, 1)),
            "bylines": (BylineCopy(printed_as="V.T", author_id=random.choice(self.authors).pk),),
        }

    def change(self):
        """Change a story and return it with the moment at which readers are to see it."""
        verbs = [self.update, self.update, self.note, self.later, self.withdraw, self.retract]
        verbs += [self.begin, self.backdate, self.restore]
        while True:
            story = self.random.choice(self.stories)
            try:
                return self.random.choice(verbs)(story)
            except Refused:
                continue

    def update(self, story):
        self._save(story)
        return story, self._do("update", story)

    def note(self, story):
        self._save(story)
        note = ChangeNote(kind="correction", wrong_text="210 m", right_text="120 m")
        return story, self._do("update", story, note=note)

    def later(self, story):
        self._save(story)
        go_live_at = self.newsroom.now + timedelta(hours=self.random.choice([1, 30]))
        self._do("schedule", story, go_live_at=go_live_at)
        return story, go_live_at

    def withdraw(self, story):
        return story, self._do("withdraw", story, reason="sai")

    def retract(self, story):
        reasons = {"reason": "sai", "public_reason": "Tin sai sự thật."}
        return story, self._do("retract", story, **reasons)

    def restore(self, story):
        return story, self._do("restore", story)

    def begin(self, _story):
        story = self.newsroom.approved(**self.words())
        self.stories.append(story)
        return story, self._do("publish", story)

    def backdate(self, _story):
        story = self.newsroom.approved(**self.words())
        self.stories.append(story)
        when = self.newsroom.now - timedelta(days=self.random.choice([1, 3, 40]))
        return story, self._do("publish", story, published_at=when)

    def _save(self, story):
        copy = self.newsroom.copy(**self.words())
        self.newsroom.do("save", story, self.newsroom.hanh, copy=copy)

    def _do(self, verb, story, **arguments):
        self.newsroom.do(verb, story, self.newsroom.thu, **arguments)
        return self.newsroom.now

    def addresses(self):
        """Every public address of the paper, and the story whose own page it is."""
        fixed = "/ /rss/ /sitemap.xml /news-sitemap.xml /cai-chinh/ /luu-tru/ /tin/2019/12.html"
        found = dict.fromkeys(fixed.split())
        for section in Section.objects.all():
            found |= {f"/{section.slug}/": None, f"/rss/{section.slug}.rss": None}
        found |= {f"/tac-gia/{author.slug}/": None for author in Author.objects.all()}
        found |= {f"/chu-de/{topic.slug}/": None for topic in Topic.objects.all()}
        for row in Publication.objects.select_related("section"):
            day = localtime(row.published_at)
            part = row.article_id // STORIES_IN_PART
            found |= {f"/luu-tru/{day:%Y/%m/%d}/": None, f"/sitemap-{part}.xml": None}
            address = row.get_absolute_url()
            found |= {address: row.article_id, f"{address}thay-doi/": row.article_id}
        return found


def answer(address, at):
    response = page_as_of(address, at=at)
    # A feed without stories says when it was made.
    content = re.sub(rb"<lastBuildDate>.*?</lastBuildDate>", b"", response.content)
    return response.status_code, response.headers.get("Location"), content


def is_neighbour(address, owner, story, days):
    """What the table leaves to lifetimes, by its own rule: other stories and other days."""
    if owner is not None:
        return owner != story.pk
    return address.startswith("/luu-tru/2") and address not in days


@pytest.mark.parametrize("seed", range(3))
def test_no_page_that_changes_is_missed(newsroom, seed):
    paper = Paper(newsroom, Random(seed))
    seen = set()
    for _number in range(8):
        story, at = paper.change()
        told = {page.address for page in pages_changed(story, at=at)}
        days = {address for address in told if address.startswith("/luu-tru/2")}
        for address, owner in paper.addresses().items():
            if is_neighbour(address, owner, story, days):
                continue
            if answer(address, at - INSTANT) != answer(address, at):
                assert address in told, (seed, address, told)
                seen.add(address)
        newsroom.now = max(newsroom.now, at)
    assert len(seen) > 15


def test_story_that_moves_changes_the_pages_it_leaves_and_those_it_comes_to(newsroom):
    first, second = AuthorFactory(slug="vo-thanh"), AuthorFactory(slug="lan")
    sport = SectionFactory(name="Thể thao", slug="the-thao")
    story = newsroom.live(bylines=(BylineCopy(printed_as="V.T", author_id=first.pk),))
    copy = newsroom.copy(
        headline="Tít khác",
        section_id=sport.pk,
        bylines=(BylineCopy(printed_as="L", author_id=second.pk),),
    )
    newsroom.do("save", story, newsroom.hanh, copy=copy)
    newsroom.do("update", story, newsroom.hanh)
    keys = {page.address: page.key for page in pages_changed(story, at=newsroom.now)}
    assert {
        f"/thoi-su/deo-khanh-vinh-thong-xe-tro-lai-{story.pk}/": f"story-{story.pk}",
        f"/the-thao/tit-khac-{story.pk}/": f"story-{story.pk}",
        "/thoi-su/": f"section-{newsroom.section.pk}",
        "/rss/the-thao.rss": f"section-{sport.pk}",
        "/tac-gia/vo-thanh/": f"author-{first.pk}",
        "/tac-gia/lan/": f"author-{second.pk}",
        "/": "front",
        "/luu-tru/2021/04/12/": "day-2021-04-12",
        f"/sitemap-{story.pk // STORIES_IN_PART}.xml": f"sitemap-{story.pk // STORIES_IN_PART}",
    }.items() <= keys.items()


def test_moment_at_which_nothing_happens_changes_no_page(newsroom):
    story = newsroom.live()
    assert pages_changed(story, at=newsroom.now + INSTANT) == []
    assert pages_changed(story.pk, at=newsroom.now) != []


def test_what_was_called_off_changes_no_page(newsroom):
    story = newsroom.approved()
    go_live_at = newsroom.now + timedelta(hours=1)
    newsroom.do("schedule", story, newsroom.hanh, go_live_at=go_live_at)
    assert pages_changed(story, at=go_live_at) != []
    newsroom.do("unschedule", story, newsroom.hanh)
    assert pages_changed(story, at=go_live_at) == []


def test_pages_of_many_stories_are_each_named_once(newsroom, django_assert_max_num_queries):
    stories = [newsroom.live(headline=f"Tin {number}") for number in range(5)]
    rows = list(Publication.objects.filter(article__in=stories).select_related("section"))
    with django_assert_max_num_queries(8):
        pages = pages_of(rows)
    assert len({page.address for page in pages}) == len(pages)
    assert sum(page.kind == "story" for page in pages) == 5
    assert all(page.label and page.key for page in pages)
    with django_assert_max_num_queries(8):
        pages_of(rows[:1])
