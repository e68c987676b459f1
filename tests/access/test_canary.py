"""Fifty stories with a word of their own in every part, in every state that is not public.

No word of them is found by any route, by strangers or by a contributor; then each goes live, and is
found wherever it belongs, from its second on. Nothing runs in between: only the clock is another.
"""

import re
from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localtime

from articles.copy import BylineCopy, CaptionCopy
from articles.models import Article, Publication
from articles.pages import STORIES_IN_PART
from frontpage.models import Banner, Masthead, Placement
from people.roles import Role
from photos import renditions
from publishing import actions as bundles
from tests.access.paper import views
from tests.access.table import ANONYMOUS, VIEWS
from tests.access.test_unpublished import crawl
from tests.factories.people import AuthorFactory, PersonFactory
from tests.factories.stories import TopicFactory
from tests.photos.factories import PhotoFactory

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
# Stands in every part of every one of them: whoever looks for it would find them all.
EVERY = "hoamivang"
# hoami12tit: the word in the headline of the twelfth.
CANARY = re.compile(r"hoami\d\d[a-z]+", re.IGNORECASE)
# What names things that everybody at the desk may know: topics, authors, photos of the library.
OF_THE_DESK = re.compile(r"hoami\d\d(?:cd|tg|kho)", re.IGNORECASE)
# The law has a notice name the work that it takes back.
NAMED_IN_A_NOTICE = {"retracted": {"tit"}}


class Story:
    """One of the fifty: an article, how it came to be unseen, and its words by part."""

    def __init__(self, number, kind):
        self.number, self.kind, self.article = number, kind, None
        self.photo = PhotoFactory(
            **{name: f"{EVERY} {self.word('kho')}" for name in ("caption", "alt_text", "credit")}
        )
        for name in ("480.webp", f"{self.photo.edition}/full-400.webp"):
            default_storage.save(f"photos/{self.photo.token}/{name}", ContentFile(b"RIFF"))
        self.author = AuthorFactory(name=f"Tác giả {self.word('tg')}", slug=self.word("tg"))
        self.topic = TopicFactory(name=f"Việc {self.word('cd')}", slug=self.word("cd"))

    def word(self, part):
        return f"hoami{self.number:02}{part}"

    @property
    def parts(self):
        """A complete copy, each part with its own word."""
        parts = {"kicker": "mao", "headline": "tit", "standfirst": "sapo", "source": "nguon"}
        captions = [
            CaptionCopy(
                photo_id=self.photo.pk,
                key=f"{self.number:04}{placement[:4]}",
                placement=placement,
                caption=f"{EVERY} {self.word('chu')}",
                credit=f"{EVERY} {self.word('anh')}",
                alt_text=f"{EVERY} {self.word('mota')}",
            )
            for placement in ("lead", "body")
        ]
        return {
            **{name: f"{EVERY} {self.word(part)}" for name, part in parts.items()},
            "slug": f"bai-{self.word('dd')}",
            "body": f"<p>{EVERY} {self.word('than')}.</p>"
            f'<figure data-key="{captions[1].key}"></figure>',
            "bylines": (BylineCopy(printed_as=self.word("ten").upper(), author_id=self.author.pk),),
            "topic_ids": (self.topic.pk,),
            "captions": tuple(captions),
        }

    @property
    def file(self):
        return renditions.url(self.photo.picture(), "full", 400, "webp")

    @property
    def address(self):
        return f"/thoi-su/bai-{self.word('dd')}-{self.article.pk}/"


class Flock:
    """Makes them, by the newsroom's own verbs as far as there are any."""

    def __init__(self, newsroom):
        self.newsroom, self.do, self.stories = newsroom, newsroom.do, []
        self.soon = newsroom.now + 30 * DAY

    def hatch(self, kind):
        story = Story(len(self.stories), kind)
        self.stories.append(story)
        story.article = getattr(self, kind)(story)
        return story

    def _put(self, article, state):
        Article.objects.filter(pk=article.pk).update(state=state)
        return article

    def draft(self, story):
        return self.newsroom.draft(**story.parts)

    def submitted(self, story):
        return self.newsroom.submitted(**story.parts)

    def editing(self, story):
        article = self.submitted(story)
        self.do("take", article, self.newsroom.hanh)
        return article

    def proofs(self, story):
        return self._put(self.submitted(story), "proofs")

    def proofed(self, story):
        return self._put(self.submitted(story), "proofed")

    def approved(self, story):
        return self.newsroom.approved(**story.parts)

    def handed_over(self, story):
        article = self.submitted(story)
        self.do(
            "hand_over",
            article,
            self.newsroom.hanh,
            to=self.newsroom.thu,
            reason=story.word("lydo"),
        )
        return article

    def sent_back(self, story):
        article = self.submitted(story)
        self.do("send_back", article, self.newsroom.hanh, reason=story.word("lydo"))
        return article

    def spiked(self, story):
        article = self.draft(story)
        self.do("spike", article, self.newsroom.lan)
        return article

    def scheduled(self, story):
        article = self.approved(story)
        self.do("schedule", article, self.newsroom.hanh, go_live_at=self.soon)
        return article

    def under_embargo(self, story):
        article = self.newsroom.draft(planning={"embargo_until": self.soon}, **story.parts)
        self.do("submit", article, self.newsroom.lan)
        self.do("approve", article, self.newsroom.hanh)
        return article

    def embargo_and_scheduled(self, story):
        article = self.under_embargo(story)
        self.do("schedule", article, self.newsroom.hanh, go_live_at=self.soon)
        return article

    def called_off(self, story):
        article = self.scheduled(story)
        self.do("unschedule", article, self.newsroom.hanh)
        return article

    def withdrawn(self, story):
        article = self.newsroom.live(**story.parts)
        self.do("withdraw", article, self.newsroom.thu, reason=story.word("lydo"))
        return article

    def retracted(self, story):
        article = self.newsroom.live(**story.parts)
        public = {"public_reason": "Bài có thông tin sai."}
        self.do("retract", article, self.newsroom.thu, reason=story.word("lydo"), **public)
        return article

    def newer_at_the_desk(self, story):
        """Readers see the story, and not its next text."""
        article = self.newsroom.live(headline=f"Bài ai cũng đọc {story.number}")
        self.do("save", article, self.newsroom.hanh, copy=self.newsroom.copy(**story.parts))
        return article

    def update_scheduled(self, story):
        article = self.newer_at_the_desk(story)
        self.do("schedule", article, self.newsroom.hanh, go_live_at=self.soon)
        return article

    def in_a_bundle(self, story):
        article = self.approved(story)
        self._bundle(story, article)
        return article

    def in_a_released_bundle(self, story):
        article = self.approved(story)
        bundle = self._bundle(story, article)
        self._with(bundle, "release")
        return article

    def _bundle(self, bundled, article):
        newsroom = self.newsroom
        bundle = bundles.create_bundle(
            name=f"Công bố {bundled.word('goi')}",
            actor=newsroom.hanh,
            at=newsroom.tick(),
            go_live_at=self.soon,
        )
        self._with(bundle, "add_story", article_id=article.pk)
        self._with(bundle, "add_banner", text="Tin nóng sáng nay", article_id=article.pk)
        return bundle

    def _with(self, bundle, verb, **arguments):
        bundle.refresh_from_db()
        at, by = self.newsroom.tick(), self.newsroom.hanh
        getattr(bundles, verb)(
            bundle_id=bundle.pk, version=bundle.version, actor=by, at=at, **arguments
        )


NEVER_PUBLIC = (
    *("draft", "submitted", "editing", "proofs", "proofed", "approved", "handed_over"),
    *("sent_back", "spiked", "scheduled", "under_embargo", "embargo_and_scheduled", "called_off"),
    *("in_a_bundle", "in_a_released_bundle"),
)
ONCE_PUBLIC = ("withdrawn", "retracted")
UPDATES = ("newer_at_the_desk", "update_scheduled")
KINDS = NEVER_PUBLIC + ONCE_PUBLIC + UPDATES


@pytest.fixture
def readers_clock(monkeypatch):
    """Set the readers' clock alone, where it is read."""

    def to(moment):
        monkeypatch.setattr("pagecache.middleware.timezone", SimpleNamespace(now=lambda: moment))
        return moment

    return to


@pytest.fixture
def paper(newsroom, settings, tmp_path):
    """A paper with a few stories that everybody may read."""
    settings.MEDIA_ROOT = tmp_path
    # On the clock of the desk, which nobody sets: what is to come is to come there, too.
    newsroom.now = timezone.now().replace(second=0, microsecond=0) - DAY
    Masthead.objects.create(name="Báo thử", governing_body="Tòa soạn thử")
    for number in range(3):
        newsroom.live(headline=f"Bài ai cũng đọc được {number}")
    return newsroom


@pytest.fixture
def flock(paper):
    flock = Flock(paper)
    for _round in range(3):
        for kind in KINDS:
            flock.hatch(kind)
    assert len(flock.stories) >= 50
    return flock


def put_on_top(flock):
    """Put each of them at the top of the front, and a banner before it."""
    for story in flock.stories:
        Placement.objects.create(article=story.article, visible_from=flock.newsroom.now)
    Banner.objects.create(
        text="Tin nóng sáng nay",
        article=flock.stories[0].article,
        visible_from=flock.newsroom.now,
    )


def part_with(article_id):
    return f"/sitemap-{article_id // STORIES_IN_PART}.xml"


def public_addresses(flock):
    """Every public address that anybody could think of, knowing all that the desk knows."""
    yield from (f"/{pattern}" for pattern in views().values() if not set("<^(") & set(pattern))
    yield from ("/thoi-su/", "/rss/thoi-su.rss")
    for moment in (flock.newsroom.now, flock.soon):
        day = localtime(moment)
        yield from (f"/luu-tru/{day:%Y/%m/%d}/", f"/sitemap-{day:%Y-%m}.xml")
    for story in flock.stories:
        yield part_with(story.article.pk)
        yield from (f"/chu-de/{story.topic.slug}/", f"/tac-gia/{story.author.slug}/")
        yield from (story.address, story.address.rstrip("/"), f"{story.address}thay-doi/")
        yield from (f"/x/y-{story.article.pk}/", f"/thoi-su/y-{story.article.pk}/thay-doi/")
        yield from (story.file, f"/media/photos/{story.photo.token}/480.webp")


def desk_addresses(flock):
    """Every address of the desk, for every story and with what else could stand in it."""
    ones = {"int:version": "1", "front:front": "site", "rest_of_address:path": ""}
    ones["as_of_moment:moment"] = (flock.soon + DAY).isoformat()
    for view, pattern in views().items():
        if not pattern.startswith("desk/") or set("^(") & set(pattern):
            continue
        of_stories = "article" in pattern or "publication" in pattern
        stories = flock.stories if of_stories else flock.stories[:: len(KINDS)]
        for story in stories if "<" in pattern else stories[:1]:
            values = {name: ones.get(name, story.article.pk) for name in NAMED.findall(pattern)}
            address = NAMED.sub(lambda found: str(values[found[1]]), pattern)  # noqa: B023
            yield f"/{address}"
            if view.endswith(("changelist", "choose", "stories", "record", "now", "calendar")):
                yield from (f"/{address}?q={EVERY}", f"/{address}?q=hoami", f"/{address}?all=")
    moment = (flock.soon + DAY).isoformat()
    for story in flock.stories:
        yield f"/desk/publishing/as-of/{moment}{story.address}"
        yield f"/desk/photos/photo/{story.photo.pk}/change/"
        yield f"/desk/photos/photo/cards/?ids={story.photo.pk}"
        yield f"/desk/photos/state/?ids={story.photo.pk}"
    for where in (
        *("articles&model_name=article&field_name=topics", "frontpage&model_name=placement"),
        *("articles&model_name=byline&field_name=author", "articles&model_name=imagecaption"),
        *("frontpage&model_name=banner", "articles&model_name=event", "publishing&model_name=item"),
    ):
        field = "" if "field_name" in where else "&field_name=article"
        yield f"/desk/autocomplete/?app_label={where}{field}&term=hoami"


NAMED = re.compile(r"<([^>]+)>")


def found(flock, addresses, *, client=None, known=None, follow=True):
    """Return the canaries that the answers to a crawl hold, with the addresses; and views asked."""
    occurrences, asked = [], set()
    allowed = {
        story.word(part).lower()
        for story in flock.stories
        for part in NAMED_IN_A_NOTICE.get(story.kind, ())
    }
    tokens = [s.photo.token for s in flock.stories if s.kind not in ONCE_PUBLIC]
    for address, response, text in crawl(addresses, client, follow=follow):
        asked.add(response.resolver_match and response.resolver_match.view_name)
        headers = unquote(str(dict(response.headers.items())))
        # A sign-in page carries the address that was asked for, and nothing else of it.
        shown = unquote((text + headers).replace(address, "").replace(unquote(address), ""))
        words = {word.lower() for word in CANARY.findall(shown)} - allowed
        if known:
            words = {word for word in words if not known.fullmatch(word)}
        else:
            words |= {token for token in tokens if token in shown}
        occurrences += [(address, word) for word in sorted(words)]
        if response.status_code == 200 and any(
            story.file in address for story in flock.stories if story.kind not in ONCE_PUBLIC
        ):
            occurrences.append((address, "file"))
    return occurrences, asked


def test_no_word_of_fifty_unseen_stories_reaches_a_stranger(flock):
    put_on_top(flock)
    occurrences, asked = found(flock, public_addresses(flock))
    assert occurrences == []
    public = {view for view, (readers, _) in VIEWS.items() if ANONYMOUS in readers}
    unnamed = {view for view in public if view.startswith("<")}
    assert sorted(public - unnamed - asked) == [], "the crawl has not been there"


def test_search_for_each_of_their_words_answers_as_for_words_that_stand_nowhere(flock):
    client = Client()

    def answer(word):
        return client.get("/tim-kiem/", {"q": word}).content.decode().replace(word, "…")

    nothing = answer("khongdauco")
    words = ("mao", "tit", "sapo", "than", "chu", "ten", "nguon", "anh", "mota", "dd", "kho")
    for story in flock.stories:
        for part in words:
            assert answer(story.word(part)) == nothing, (story.kind, part)
    assert answer(EVERY) == nothing
    assert answer("đọc") != nothing


def test_no_word_of_them_reaches_a_contributor_by_any_route_of_the_desk(flock):
    put_on_top(flock)
    client = Client(raise_request_exception=False)
    client.force_login(PersonFactory(username="ctv", role=Role.CONTRIBUTOR))
    # The URLconf names every route; from page to page there would be no end of filters.
    addresses = [*public_addresses(flock), *desk_addresses(flock)]
    occurrences, asked = found(flock, addresses, client=client, known=OF_THE_DESK, follow=False)
    assert not occurrences, "\n".join(map(str, occurrences))
    assert {"admin:articles_article_change", "shift:now", "photos:choose"} <= asked


def test_pages_are_to_the_byte_as_if_the_unseen_stories_had_never_been(paper, readers_clock):
    """No count, no neighbour, no tag of a page tells of them."""
    readers_clock(paper.now + HOUR)
    today, soon = localtime(paper.now), localtime(paper.now + 30 * DAY)
    first = Publication.objects.first()
    live = first.get_absolute_url()
    pages = ("/", "/thoi-su/", "/rss/", "/rss/thoi-su.rss", "/sitemap.xml", "/news-sitemap.xml")
    pages += (
        part_with(first.article_id),
        part_with(first.article_id + STORIES_IN_PART),
        f"/luu-tru/{today:%Y/%m/%d}/",
        "/cai-chinh/",
        live,
        "/tim-kiem/?q=đọc",
    )
    pages += (f"/luu-tru/{soon:%Y/%m/%d}/", f"/sitemap-{soon:%Y-%m}.xml", "/x/y-999999999/")

    def answers():
        asked = [Client().get(page) for page in pages]
        return {
            page: (answer.status_code, answer.content, sorted(answer.headers.items()))
            for page, answer in zip(pages, asked, strict=True)
        }

    before = answers()
    assert before["/"][0] == before[live][0] == 200
    flock = Flock(paper)
    for kind in NEVER_PUBLIC:
        story = flock.hatch(kind)
        Placement.objects.create(article=story.article, visible_from=paper.now)
    assert answers() == before
    for story in flock.stories:
        answer = Client().get(story.address)
        never = Client().get("/x/y-999999999/")
        assert (answer.status_code, answer.content) == (never.status_code, never.content)
        assert answer.headers == never.headers


def where_it_belongs(story, moment):
    """Return each place that shows the story once it is public, and its words that stand there."""
    tit = {"tit"}
    places = {
        story.address: {"mao", "tit", "sapo", "than", "chu", "anh", "mota", "ten", "dd", "cd"},
        f"/tim-kiem/?q={story.word('tit')}": {"dd"},
        f"/chu-de/{story.topic.slug}/": tit,
        f"/tac-gia/{story.author.slug}/": tit,
    }
    if story.kind in NEVER_PUBLIC:
        # The others stand on lists where they stood: the date that is printed is the first one.
        day = f"/luu-tru/{localtime(moment):%Y/%m/%d}/"
        places |= dict.fromkeys(("/", "/thoi-su/", "/rss/", "/rss/thoi-su.rss", day), tit)
        places |= {part_with(story.article.pk): {"dd"}, "/news-sitemap.xml": tit}
    return places


def words_at(client, place, story):
    text = client.get(place).content.decode().lower()
    words = {word for word in CANARY.findall(text) if word.startswith(f"hoami{story.number:02}")}
    # A search says what was looked for, whatever it finds.
    return words - ({story.word("tit")} if place.startswith("/tim-kiem/") else set())


def has_file(client, story):
    answer = client.get(story.file)
    answer.getvalue()  # closes the file, and not the database's connection
    return answer.status_code == 200


def send_all_live(flock):
    """Schedule each an hour after the one before; return them with their moments, in that order."""
    moments = []
    for number, story in enumerate(flock.stories):
        if story.kind == "in_a_released_bundle":
            moments.append((flock.soon, number, story))
            continue
        moment = flock.soon + (number + 1) * HOUR
        Article.objects.filter(pk=story.article.pk).update(state="approved")
        flock.do("schedule", story.article, flock.newsroom.thu, go_live_at=moment)
        moments.append((moment, number, story))
    return [(moment, story) for moment, _number, story in sorted(moments)]


def test_each_goes_live_at_its_second_wherever_it_belongs_and_not_one_before(flock, readers_clock):
    put_on_top(flock)
    client, wrong = Client(), []
    for moment, story in send_all_live(flock):
        places = where_it_belongs(story, moment)
        known = {story.word(part) for part in NAMED_IN_A_NOTICE.get(story.kind, ())}
        readers_clock(moment - SECOND)
        early = [(place, words_at(client, place, story) - known) for place in places]
        wrong += [("early", story.kind, place, words) for place, words in early if words]
        if has_file(client, story) and story.kind not in ONCE_PUBLIC:
            wrong.append(("early", story.kind, story.file))
        readers_clock(moment)
        for place, parts in places.items():
            if missing := {story.word(part) for part in parts} - words_at(client, place, story):
                wrong.append(("missed", story.kind, place, missing))
        if not has_file(client, story):
            wrong.append(("missed", story.kind, story.file))
    assert not wrong, "\n".join(map(str, wrong))


def test_canaries_are_seen_where_they_are(flock):
    """The net has no hole: what is public is caught by the same crawl."""
    story = flock.stories[KINDS.index("approved")]
    flock.do("publish", story.article, flock.newsroom.hanh)
    occurrences, _asked = found(flock, ["/", story.address])
    caught = {word for _address, word in occurrences}
    assert {story.word(part) for part in ("tit", "than", "mota", "dd")} <= caught
