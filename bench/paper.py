"""A paper of any size, written straight into the tables: sections, topics, authors, stories."""

from datetime import timedelta
from functools import lru_cache
from random import Random
from typing import NamedTuple

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from articles import actions
from articles.copy import BylineCopy, Copy
from articles.models import (
    Article,
    AuthorListing,
    Byline,
    ImageCaption,
    Publication,
    Section,
    SectionListing,
    Topic,
    TopicListing,
)
from articles.states import State
from bench import words
from demo.archive.tables import free_ids, insert, let_ids_go_on, lift_time_limit
from frontpage import furniture
from frontpage.models import Masthead, UtilityItem
from people.models import Author, User
from people.roles import Role
from photos.models import Photo
from richtext import plain_text, sanitise
from vietnamese.text import exact, fold, slug

SECTIONS = 12
TOPICS, AUTHORS, PHOTOS = 60, 40, 30
BATCH = 1_000
# Words for a million would take an hour: from here on those of the first stories are said again.
TEXTS = 30_000
# A provincial paper's day has some forty stories, and its archive goes twenty years back.
SPAN, BETWEEN = timedelta(days=20 * 365), timedelta(hours=3)
WIDTHS = [480, 960, 1600]


class Paper:
    """A paper that can grow up to a size; the same seed writes the same stories."""

    def __init__(self, largest=1, *, texts=TEXTS):
        self.random = Random(2021)
        self.now = timezone.now()
        self.size = 0
        self.between = min(BETWEEN, SPAN / largest)
        self.texts, self.text = texts, lru_cache(TEXTS)(self._text)
        self.reporter = _person("phongvien", "Trần Quang Huy", Role.REPORTER)
        self.editor = _person("bientapvien", "Nguyễn Thị Bích Vân", Role.EDITOR)
        self.sections = _sections()
        self.topics = _named(Topic, TOPICS, "Chủ đề")
        self.authors = _named(Author, AUTHORS, "Tác giả")
        self.photos = _photos(self.reporter)
        _around(self.now)
        furniture.rebuild(at=self.now)

    def grow(self, size):
        """Publish older and older stories until the paper has so many."""
        while self.size < size:
            numbers = range(self.size, min(self.size + BATCH, size))
            _write([self._story(number) for number in numbers])
            self.size = numbers.stop

    def approved(self):
        """Write and pass a story by the verbs; without pictures, whose files nobody makes here."""
        author = self.authors[0]
        copy = Copy(
            headline=words.headline(self.random),
            standfirst=words.standfirst(self.random),
            body=words.body(self.random),
            section_id=self.sections[0].pk,
            topic_ids=(self.topics[0].pk,),
            bylines=(BylineCopy(printed_as=author.name, author_id=author.pk),),
        )
        article = actions.create(copy=copy, actor=self.reporter, at=self.now)
        for verb, actor in (("submit", self.reporter), ("approve", self.editor)):
            article = getattr(actions, verb)(
                article_id=article.pk, version=article.version, actor=actor, at=self.now
            )
        return article

    def _text(self, number):
        keys = [f"{number:07}{letter}" for letter in "abc"]
        headline, standfirst = words.headline(self.random), words.standfirst(self.random)
        body = words.body(self.random, keys[1:])
        text = f"{headline} \n {standfirst} \n {plain_text_of(body)}"
        return Text(headline, standfirst, body, keys, exact(text), fold(text))

    def _story(self, number):
        # Sections by Zipf: the first one has a third of all stories, the last one three in 100.
        weights = [1 / rank for rank in range(1, SECTIONS + 1)]
        section = self.random.choices(self.sections, weights)[0]
        photos = self.random.sample(self.photos, 3)
        return _Story(self, number, section, photos)


class Text(NamedTuple):
    """What a story says, the keys of its pictures, and its words as they are sought."""

    headline: str
    standfirst: str
    body: str
    keys: list
    exact: str
    folded: str


class _Story:
    """The rows of one story, with a lead picture and two pictures in the text."""

    def __init__(self, paper, number, section, photos):
        random, text = paper.random, paper.text(number % paper.texts)
        self.when = paper.now - paper.between * (number + 1)
        self.section = section
        self.topics = random.sample(paper.topics, 2)
        self.author = random.choice(paper.authors)
        self.placed = list(zip(["lead", "body", "body"], text.keys, photos, strict=True))
        said = {"headline": text.headline, "standfirst": text.standfirst, "body": text.body}
        self.article = Article(
            **said, section=section, state=State.APPROVED, version=4,
            search_folded=f" {fold(text.headline)} {fold(text.standfirst)} ",
            created_by=paper.reporter, created_at=self.when,
            updated_by=paper.editor, updated_at=self.when,
        )  # fmt: skip
        name = self.author.name
        self.publication = Publication(
            **said, number=1, visible_from=self.when, published_at=self.when,
            kind="news", section=section, slug=slug(text.headline), version=4,
            created_by=paper.editor, pictures=[_placed(*row) for row in self.placed],
            bylines=[{"printed_as": name, "role": "text", "author_slug": self.author.slug}],
            topics=[{"name": topic.name, "slug": topic.slug} for topic in self.topics],
            search_exact=f" {text.exact} {exact(name)} ",
            search_folded=f" {text.folded} {fold(name)} ",
        )  # fmt: skip

    def number(self, article, publication):
        """Give both rows their ids, which others name."""
        self.article.pk, self.publication.pk = article, publication
        self.publication.article = self.article

    def listings(self):
        on = {"publication": self.publication, "published_at": self.when}
        yield SectionListing(section=self.section, **on)
        yield AuthorListing(author=self.author, **on)
        yield from (TopicListing(topic=topic, **on) for topic in self.topics)

    def desk_rows(self):
        yield Byline(article=self.article, author=self.author, printed_as=self.author.name)
        for position, (placement, key, photo) in enumerate(self.placed):
            yield ImageCaption(
                article=self.article, photo=photo, key=key, placement=placement,
                caption=photo.caption, credit=photo.credit, alt_text=photo.alt_text,
                position=position,
            )  # fmt: skip


def plain_text_of(body):
    """Return the words of a body of our own, quicker than reading it as HTML."""
    return body.replace("<", "\n<").replace(">", ">\n")


@transaction.atomic
def _write(stories):
    _check(stories[0])
    lift_time_limit()
    for story, *ids in zip(stories, free_ids(Article), free_ids(Publication), strict=False):
        story.number(*ids)
    rows = {}
    for story in stories:
        for row in [story.article, story.publication, *story.listings(), *story.desk_rows()]:
            rows.setdefault(type(row), []).append(row)
    for model, found in rows.items():
        insert(model, found)
    for model in (Article, Publication):
        let_ids_go_on(model)


def _check(story):
    """Refuse to measure pages of a body that is not as the newsroom would have stored it."""
    body = story.publication.body
    if sanitise(body) != body or not plain_text(body):
        raise RuntimeError("The bodies of the bench are not in canonical form.")


class Standing(Paper):
    """A bench's paper that was written before: to be measured, not to grow."""

    def __init__(self):
        self.random = Random()
        self.now = timezone.now()
        self.size = Publication.objects.count()
        self.reporter = User.objects.get(username="phongvien")
        self.editor = User.objects.get(username="bientapvien")
        self.sections = list(Section.objects.order_by("position"))
        self.topics, self.authors, self.photos = (
            list(model.objects.order_by("pk")[:most])
            for model, most in ((Topic, TOPICS), (Author, AUTHORS), (Photo, PHOTOS))
        )


def _person(username, name, role):
    person = User.objects.create(username=username, full_name=name, is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    return person


def _sections():
    """Return the sections, a few of them below another one."""
    made = []
    for number in range(SECTIONS):
        made.append(Section.objects.create(name=f"Chuyên mục {number}", position=number))
    for parent, child in ((0, 8), (0, 9), (1, 10)):
        made[child].parent = made[parent]
        made[child].save()
    return made


def _named(model, count, name):
    return [model.objects.create(name=f"{name} {number}") for number in range(count)]


def _photos(uploader):
    return [
        Photo.objects.create(
            sha256=f"{number:064x}", format="JPEG", width=1600, height=1067, widths=WIDTHS,
            caption="Ngư dân bến cảng phân loại cá lúc rạng sáng.", credit="Ảnh: Thanh Tùng",
            alt_text="Thuyền cập bến trong nắng sớm", uploaded_by=uploader,
        )
        for number in range(PHOTOS)
    ]  # fmt: skip


def _placed(placement, key, photo):
    words_of_photo = {"caption": photo.caption, "credit": photo.credit, "alt": photo.alt_text}
    return {"key": key, "placement": placement, "picture": photo.picture(), **words_of_photo}


def _around(now):
    """Fill the masthead and a utility board of eight tables."""
    Masthead.objects.create(
        name="Báo Cửa Đợi", governing_body="Cơ quan của Đảng bộ tỉnh Cửa Đợi",
        tagline="Tiếng nói của Đảng bộ và nhân dân tỉnh Cửa Đợi",
        licence="Giấy phép số 12/GP-BTTTT ngày 3-2-2021", head_title="Tổng Biên tập",
        head_name="Trương Hoài Giang", address="1 đường Bờ Sông, phường Bến Cũ",
        phone="0200 3 800 001", hotline="0900 000 001", email="toasoan@example.vn",
        copyright="Ghi rõ nguồn khi phát hành lại thông tin từ báo này.",
    )  # fmt: skip
    for number in range(8):
        UtilityItem.objects.create(
            kind="other", title=f"Giá chợ {number}", position=number, visible_from=now,
            rows=[[f"Mặt hàng {row}", f"{row}2.000 đ"] for row in range(5)],
            source_name="Sở Công Thương", as_of=now,
        )  # fmt: skip
