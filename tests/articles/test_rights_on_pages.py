"""A photo is on readers' pages as long as its rights last, and not a second longer."""

import json
import re
from datetime import timedelta

import pytest

from articles.boundaries import next_boundary
from articles.copy import BylineCopy
from articles.models import Publication
from articles.models.publication import MomentUnknown
from photos.models import Photo
from tests.factories.people import AuthorFactory
from tests.factories.stories import TopicFactory
from tests.photos.factories import PhotoFactory
from tests.reader import factories as paper

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
MAX_AGE = re.compile(r"\bmax-age=(\d+)")
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


class Canary:
    """A live story with one photo in every place, and every page on which that is seen."""

    def __init__(self, newsroom, client, clock):
        self.newsroom, self.client, self.clock = newsroom, client, clock
        self.end = newsroom.now + 5 * HOUR
        self.photo = PhotoFactory(licence_until=self.end)
        author, topic = AuthorFactory(slug="vo-thanh"), TopicFactory()
        self.article = newsroom.live(
            bylines=(BylineCopy(printed_as="V.THÀNH", author_id=author.pk),),
            topic_ids=(topic.pk,),
            **newsroom.with_photos(self.photo, self.photo, self.photo, self.photo),
        )
        other = newsroom.live(headline="Bài bên cạnh")
        self.story, self.beside = [
            article.publications.get().get_absolute_url() for article in (self.article, other)
        ]
        self.pages = [
            self.story,
            self.beside,
            "/",
            "/thoi-su/",
            "/tac-gia/vo-thanh/",
            "/chu-de/bien-dao/",
            "/luu-tru/2021/04/12/",
            "/tim-kiem/?q=khanh+vinh",
            "/rss/",
            "/rss/thoi-su.rss",
        ]

    def read(self, page, at):
        self.clock.at = at
        response = self.client.get(page)
        assert response.status_code == 200
        text = response.content.decode()
        assert self.story in text, "the page is whole"
        return response, text

    def shown_on(self, at):
        """The pages that show the photo at the moment, or offer it to machines."""
        return [page for page in self.pages if self.photo.token in self.read(page, at)[1]]


@pytest.fixture
def canary(newsroom, client, clock):
    return Canary(newsroom, client, clock)


def test_photo_is_everywhere_until_its_licence_ends_and_then_nowhere(canary):
    assert canary.shown_on(canary.end - SECOND) == canary.pages
    assert canary.shown_on(canary.end) == []


def test_machines_are_offered_the_photo_as_long_as_people_are(canary):
    def offered(at):
        _response, text = canary.read(canary.story, at)
        return "og:image" in text, "image" in json.loads(DATA.search(text)[1])

    assert offered(canary.end - SECOND) == (True, True)
    assert offered(canary.end) == (False, False)


def test_no_page_is_kept_past_the_end_of_a_licence(canary):
    for seconds in (1, 17, 3600):
        at = canary.end - timedelta(seconds=seconds)
        for page in [*canary.pages, "/news-sitemap.xml", "/cai-chinh/"]:
            canary.clock.at = at
            kept = canary.client.get(page).headers["Cache-Control"]
            assert int(MAX_AGE.search(kept)[1]) <= seconds, page


def test_text_around_a_photo_that_is_gone_is_left_without_a_gap(canary):
    _response, text = canary.read(canary.story, canary.end)
    assert "<p>Đèo đã thông.</p>" in text
    assert "<figure" not in text
    assert "gallery" not in text


def test_next_picture_takes_the_place_of_one_that_is_gone(newsroom, clock, client):
    end = newsroom.now + HOUR
    first, second = PhotoFactory(licence_until=end), PhotoFactory()
    newsroom.live(**newsroom.with_photos(first, second))
    clock.at = end
    front = client.get("/").content.decode()
    assert first.token not in front
    assert second.token in front


def test_longer_licence_keeps_the_photo_on_its_pages(canary):
    canary.newsroom.change(canary.photo, licence_until=canary.end + HOUR)
    assert canary.shown_on(canary.end) == canary.pages
    assert canary.shown_on(canary.end + HOUR) == []


def test_licence_that_is_taken_up_again_brings_the_photo_back(canary):
    canary.newsroom.now = canary.end + HOUR
    canary.newsroom.change(canary.photo, licence_until=None)
    assert canary.shown_on(canary.newsroom.now - SECOND) == []
    assert canary.shown_on(canary.newsroom.now) == canary.pages


def test_licence_that_ends_sooner_ends_sooner_on_the_pages(canary):
    sooner = canary.newsroom.now + HOUR
    canary.newsroom.change(canary.photo, licence_until=sooner)
    assert canary.shown_on(sooner - SECOND) == canary.pages
    assert canary.shown_on(sooner) == []


def test_embargo_on_a_photo_of_a_live_story_hides_it_until_then(canary):
    until = canary.newsroom.now + HOUR
    canary.newsroom.change(canary.photo, embargo_until=until)
    assert canary.shown_on(until - SECOND) == []
    assert canary.shown_on(until) == canary.pages
    assert next_boundary(at=canary.newsroom.now) == until


def test_what_readers_saw_then_is_still_known_after_the_end(canary):
    then, later = canary.newsroom.now, canary.end + HOUR
    canary.newsroom.now = later
    canary.newsroom.change(canary.photo, licence="Hết hạn", licence_until=later - HOUR / 2)

    def lead(at):
        seen = Publication.objects.visible(at=at).get(article=canary.article)
        return seen.as_of(at).lead_picture

    assert lead(then)["picture"]["photo"] == canary.photo.pk
    assert lead(canary.newsroom.now) is None


def test_pages_of_stories_from_before_spans_show_their_pictures(client, clock, db):
    paper.publish(pictures=[paper.picture()])
    clock.at = paper.NOON + 365 * 24 * HOUR
    assert f"{1:024x}" in client.get("/").content.decode()


def test_pictures_are_not_shown_where_nobody_said_when(newsroom):
    publication = newsroom.live(**newsroom.with_photos(PhotoFactory())).publications.get()
    for name in ("lead_picture", "card_picture", "gallery", "shown_pictures"):
        with pytest.raises(MomentUnknown):
            getattr(publication, name)


def test_next_boundary_is_the_end_of_a_licence_or_of_an_embargo(newsroom):
    newsroom.live()
    now = newsroom.now
    PhotoFactory(licence_until=now + 3 * HOUR)
    assert next_boundary(at=now) == now + 3 * HOUR
    PhotoFactory(embargo_until=now + 2 * HOUR)
    assert next_boundary(at=now) == now + 2 * HOUR
    Photo.objects.update(embargo_until=now - HOUR, licence_until=now - SECOND)
    assert next_boundary(at=now) is None


def test_preview_shows_the_pictures_that_readers_would_see_now(client, newsroom):
    ended = PhotoFactory(licence_until=newsroom.now)
    usable = PhotoFactory()
    article = newsroom.draft(**newsroom.with_photos(ended, usable))
    client.force_login(newsroom.lan)
    page = client.get(f"/desk/articles/article/{article.pk}/preview/").content.decode()
    assert ended.token not in page
    assert usable.token in page
