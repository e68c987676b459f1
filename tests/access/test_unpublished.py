"""No word of a story that readers may not see reaches anybody who is not signed in."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from articles.copy import BylineCopy, CaptionCopy
from articles.models import Article, Publication
from articles.pages import STORIES_IN_PART
from articles.states import State
from frontpage.models import Masthead, Placement
from people.models import User
from tests.access.paper import Browser, views
from tests.access.table import ANONYMOUS, VIEWS
from tests.factories.people import AuthorFactory
from tests.factories.stories import TopicFactory
from tests.photos.factories import PhotoFactory

LINK = re.compile(r"""(?:href|src|action)="([^"#]+)|<(?:loc|link|guid)[^>]*>([^<]+)""")
# Stands in every story that readers may not see, and in no other.
EVERY = "chimhoami"
STATES = tuple(State.values)


class Secrets:
    """Stories that readers may not see, each with a word of its own in every field."""

    def __init__(self, newsroom):
        self.newsroom = newsroom
        self.words = {}  # by story
        self.photos = []
        self.others = [self._names("quaivac")]

    def _names(self, word):
        """An author and a topic that nobody has been told of yet."""
        AuthorFactory(name=f"Tác giả {word}", slug=f"tac-gia-{word}")
        TopicFactory(name=f"Chủ đề {word}", slug=f"chu-de-{word}")
        return word

    def copy(self, word):
        """A complete copy with the word in all that is typed."""
        photo = PhotoFactory(caption=f"Ảnh {word}", alt_text=f"Mô tả {word}", credit=f"Kho {word}")
        self.photos.append(photo)
        author = AuthorFactory(name=f"Người viết {word}", slug=f"nguoi-viet-{word}")
        topic = TopicFactory(name=f"Việc {word}", slug=f"viec-{word}")
        text = {
            name: f"{EVERY} {word} {name}"
            for name in ("kicker", "headline", "standfirst", "source")
        }
        captions = [
            CaptionCopy(
                photo_id=photo.pk,
                key=key,
                placement=placement,
                caption=f"{EVERY} {word}",
                credit=f"{EVERY} {word}",
                alt_text=f"{EVERY} {word}",
            )
            for key, placement in [("aaaa0001", "lead"), ("aaaa0002", "body")]
        ]
        return self.newsroom.copy(
            **text,
            slug=f"duong-dan-{word}",
            body=f'<p>{EVERY} {word}.</p><figure data-key="aaaa0002"></figure>',
            bylines=(BylineCopy(printed_as=f"{word.upper()}", author_id=author.pk),),
            topic_ids=(topic.pk,),
            captions=tuple(captions),
        )

    def _changes(self, word):
        copy = self.copy(word)
        return {name: getattr(copy, name) for name in copy.__dataclass_fields__}

    def keep(self, word, article):
        self.words[article] = word
        return article

    def in_state(self, state):
        word = f"matxa{state.replace('_', '')}"
        article = self.keep(word, self.newsroom.submitted(**self._changes(word)))
        Article.objects.filter(pk=article.pk).update(state=state)
        return article

    def scheduled(self):
        article = self.newsroom.approved(**self._changes("matxahengio"))
        tomorrow = timezone.now() + timedelta(days=1)
        self.newsroom.do("schedule", article, self.newsroom.hanh, go_live_at=tomorrow)
        return self.keep("matxahengio", article)

    def called_off(self):
        article = self.newsroom.approved(**self._changes("matxabohen"))
        do, hanh = self.newsroom.do, self.newsroom.hanh
        do("schedule", article, hanh, go_live_at=self.newsroom.now + timedelta(days=1))
        do("unschedule", article, hanh)
        return self.keep("matxabohen", article)

    def withdrawn(self):
        article = self.newsroom.live(**self._changes("matxagobai"))
        self.newsroom.do("withdraw", article, self.newsroom.thu, reason="lý do matxagobai")
        return self.keep("matxagobai", article)

    def live_with_a_newer_desk_copy(self, *, update_is_scheduled):
        """A live story whose next text nobody has published yet."""
        article = self.newsroom.live()
        do, hanh = self.newsroom.do, self.newsroom.hanh
        word = "matxacapnhat" if update_is_scheduled else "matxabansua"
        do("save", article, hanh, copy=self.copy(word))
        if update_is_scheduled:
            do("schedule", article, hanh, go_live_at=timezone.now() + timedelta(days=1))
        self.keep(word, article)
        return article


@pytest.fixture
def secrets(newsroom):
    """A paper with one public story and many that are not, one of them put at the top."""
    Masthead.objects.create(name="Báo thử", governing_body="Tòa soạn thử")
    secrets = Secrets(newsroom)
    newsroom.live(headline="Bài ai cũng đọc được")
    secrets.live = [
        secrets.live_with_a_newer_desk_copy(update_is_scheduled=True),
        secrets.live_with_a_newer_desk_copy(update_is_scheduled=False),
    ]
    secrets.never = [*map(secrets.in_state, STATES), secrets.scheduled(), secrets.called_off()]
    secrets.gone = secrets.withdrawn()
    for article in (*secrets.never, secrets.gone):
        Placement.objects.create(article=article, visible_from=newsroom.now)
    return secrets


def addresses(secrets):
    """Every public address that anybody could think of, knowing all that the desk knows."""
    today = timezone.localtime()
    for word in secrets.words.values():
        yield from (f"/chu-de/viec-{word}/", f"/tac-gia/nguoi-viet-{word}/")
    for word in secrets.others:
        yield from (f"/chu-de/chu-de-{word}/", f"/tac-gia/tac-gia-{word}/")
    for article, word in secrets.words.items():
        yield f"/sitemap-{article.pk // STORIES_IN_PART}.xml"
        yield from (f"/thoi-su/duong-dan-{word}-{article.pk}/", f"/x/y-{article.pk}/")
        yield f"/thoi-su/duong-dan-{word}-{article.pk}/thay-doi/"
        yield f"/x/y-{article.pk}"
    for day in (today, today + timedelta(days=1)):
        yield f"/luu-tru/{day:%Y/%m/%d}/"
        yield f"/sitemap-{day:%Y-%m}.xml"
    for photo in secrets.photos:
        yield f"/media/photos/{photo.token}/480.webp"
        yield f"/media/photos/{photo.token}/{photo.edition}/full-480.webp"
    yield from ("/thoi-su/", "/rss/thoi-su.rss", "/luu-tru/2021/04/12/", "/sitemap-2021-04.xml")
    yield "/desk/photos/choose/?q=matxa"
    yield from (f"/{pattern}" for pattern in views().values() if not set("<^(") & set(pattern))
    for article in secrets.words:
        for page in ("change", "history", "preview", "revisions/1"):
            yield f"/desk/articles/article/{article.pk}/{page}/"


def crawl(starts, client=None, *, follow=True):
    """Ask for the addresses and for every one that the answers name; yield the answers."""
    client, known, waiting = client or Client(), set(), list(starts)
    while waiting:
        address = waiting.pop()
        if address in known:
            continue
        known.add(address)
        response = client.get(address)
        text = response.getvalue().decode()
        yield address, response, text
        named = [unescape(a or b) for a, b in LINK.findall(text)]
        named.append(response.headers.get("Location", ""))
        for link in filter(None, named if follow else ()):
            parts = urlsplit(urljoin(address, link))
            if parts.scheme in ("", "http", "https") and parts.netloc in ("", "localhost:8000"):
                query = f"?{parts.query}" if parts.query else ""
                if not parts.path.startswith("/static/"):
                    waiting.append(parts.path + query)


def test_no_word_of_an_unpublished_story_reaches_a_stranger(secrets):
    forbidden = [EVERY, "matxa", *secrets.others, *(photo.token for photo in secrets.photos)]
    forbidden = re.compile("|".join(forbidden), re.IGNORECASE)
    asked = set()
    for address, response, text in crawl(addresses(secrets)):
        asked.add(response.resolver_match and response.resolver_match.view_name)
        headers = unquote(str(dict(response.headers.items())))
        # The sign-in page carries the address that was asked for, and nothing else of it.
        shown = (text + headers).replace(address, "").replace(unquote(address), "")
        assert not forbidden.search(unquote(shown)), address
    public = {view for view, (readers, _) in VIEWS.items() if ANONYMOUS in readers}
    unnamed = {view for view in public if view.startswith("<")}
    assert sorted(public - unnamed - asked) == [], "the crawl has not been there"


def test_search_answers_as_for_words_that_stand_nowhere(secrets):
    def answer(words):
        return Client().get("/tim-kiem/", {"q": words}).content.decode().replace(words, "…")

    nothing = answer("khongdauco")
    for words in (EVERY, *secrets.words.values()):
        assert answer(words) == nothing, words
    # What readers still see of a story whose next text is unpublished is found.
    assert answer("đèo") != nothing


def test_address_of_an_unpublished_story_answers_as_if_it_had_never_been(secrets, monkeypatch):
    moment = timezone.now()
    monkeypatch.setattr("pagecache.middleware.timezone.now", lambda: moment)
    client = Client()

    def answer(article_id, word="khong-co"):
        response = client.get(f"/thoi-su/duong-dan-{word}-{article_id}/")
        return response.status_code, response.content, sorted(response.headers.items())

    never_existed = answer(987654321)
    assert never_existed[0] == 404
    for article in secrets.never:
        assert answer(article.pk) == never_existed, article.headline
        assert answer(article.pk, secrets.words[article]) == never_existed, article.headline


def test_withdrawn_story_leaves_only_that_it_was_there(secrets):
    word = secrets.words[secrets.gone]
    response = Client().get(f"/thoi-su/duong-dan-{word}-{secrets.gone.pk}/")
    assert response.status_code == 410
    assert word not in response.content.decode()


def test_desk_leads_from_no_row_to_the_words_of_an_address_to_come(secrets):
    """Django's admin does, whoever asks (`/r/<content type>/<id>/`)."""
    kind = ContentType.objects.get_for_model(Publication).pk
    browser = Browser(User.objects.get(username="lan"))
    for publication in Publication.objects.filter(slug__contains="matxa"):
        response = browser.ask("get", f"/desk/r/{kind}/{publication.pk}/")
        assert publication.slug not in response.headers.get("Location", "")


def test_photo_whose_rights_are_over_or_to_come_is_offered_nowhere(newsroom):
    """Readers may see the stories, and from page to page nothing names the files of the photos."""
    shown, over, to_come = PhotoFactory(), PhotoFactory(), PhotoFactory()
    for photo in (shown, over, to_come):
        newsroom.live(**newsroom.with_photos(photo, photo, photo, photo))
    newsroom.change(over, licence_until=newsroom.now + timedelta(hours=1))
    newsroom.change(to_come, embargo_until=timezone.now() + timedelta(days=1))
    starts = ["/", "/rss/", "/sitemap.xml", "/news-sitemap.xml", "/tim-kiem/?q=deo"]
    named = {photo: [] for photo in (shown, over, to_come)}
    for address, _response, text in crawl([*starts, "/luu-tru/2021/04/12/"]):
        for photo, addresses in named.items():
            if photo.token in text:
                addresses.append(address)
    assert "/rss/" in named[shown]
    assert named[over] == named[to_come] == []
