"""A small paper, written straight into the tables: tests of readers' pages need no verbs."""

from datetime import UTC, datetime, timedelta
from itertools import count

from articles.models import (
    Article,
    AuthorListing,
    Publication,
    Section,
    SectionListing,
    TopicListing,
)
from articles.models.correction import Correction
from people.models import Author, User
from photos.shapes import SHAPES
from vietnamese.text import exact, fold, slug

# The moment of the seed page: Monday, 21:13 in the newsroom.
NOON = datetime(2021, 4, 12, 5, 0, tzinfo=UTC)
_numbers = count(1)


def person(username="thu-ky"):
    return User.objects.get_or_create(username=username, defaults={"full_name": "Lê Thư Ký"})[0]


def section(name="Chính trị", **fields):
    return Section.objects.create(name=name, **fields)


def author(name="Trần Văn Thành", **fields):
    return Author.objects.create(name=name, slug=slug(name), **fields)


def picture(number=1, placement="lead", key="abcd1234", caption="Cảng cá lúc bình minh.", **photo):
    """Return a placed picture as publications keep it; `photo` is what is odd about the photo."""
    return {
        "key": key,
        "placement": placement,
        "caption": caption,
        "credit": "Ảnh: Công Sáng",
        "alt": "Thuyền cập bến trong nắng sớm",
        "picture": {
            "photo": number,
            "token": f"{number:024x}",
            "edition": "0123456789",
            "width": 1600,
            "height": 1067,
            "widths": {name: list(shape.widths) for name, shape in SHAPES.items()},
            "ai": "",
            "color": "#8090a0",
            "from": None,
            "until": None,
        }
        | photo,
    }


def gallery(count, *, first=1, **photo):
    """Return so many pictures of a gallery; every third one is upright."""
    upright = {"width": 1067, "height": 1600}
    return [
        picture(
            number,
            "gallery",
            f"anh{number:05}",
            f"Chuyến tàu thứ {number} cập bến.",
            **(upright if number % 3 == 0 else {}) | photo,
        )
        for number in range(first, first + count)
    ]


def article(headline, section=None, **fields):
    someone = person()
    return Article.objects.create(
        headline=headline, section=section, created_by=someone, updated_by=someone, **fields
    )


def publish(
    headline="Mở cảng cá mới",
    *,
    at=NOON,
    until=None,
    section=None,
    article=None,
    published_at=None,
    kind="news",
    topics=(),
    authors=(),
    **fields,
):
    """Write the publication of a story and put it on its lists."""
    section = section or Section.objects.first() or globals()["section"]()
    article = article or globals()["article"](headline, section)
    body = fields.pop("body", "<p>Sáng 12-4, cảng cá mới đón chuyến tàu đầu tiên.</p>")
    words = " \n ".join([headline, fields.get("standfirst", ""), body])
    publication = Publication.objects.create(
        article=article,
        number=article.publications.count() + 1,
        visible_from=at,
        visible_until=until,
        published_at=published_at or at,
        kind=kind,
        section=section,
        slug=slug(headline),
        headline=headline,
        body=body,
        bylines=[
            {"printed_as": author.name, "role": "text", "author_slug": author.slug}
            for author in authors
        ],
        topics=[{"name": topic.name, "slug": topic.slug} for topic in topics],
        search_exact=f" {exact(words)} ",
        search_folded=f" {fold(words)} ",
        version=1,
        created_by=person(),
        **fields,
    )
    put_on_lists(publication, topics, authors)
    return publication.as_of(at)


def put_on_lists(publication, topics=(), authors=()):
    when = publication.published_at
    for pk in publication.section.with_ancestor_ids():
        SectionListing.objects.create(publication=publication, published_at=when, section_id=pk)
    for topic in topics:
        TopicListing.objects.create(publication=publication, published_at=when, topic=topic)
    for author in authors:
        AuthorListing.objects.create(publication=publication, published_at=when, author=author)


def correct(article, *, at=NOON, right_text="Cảng cá dài 120 m.", **fields):
    return Correction.objects.create(
        article=article,
        kind="correction",
        wrong_text="Cảng cá dài 210 m.",
        right_text=right_text,
        issued_by=person(),
        visible_from=at,
        **fields,
    )


def publish_many(number, *, sections, start=NOON, topic=None, author=None):
    """Write many stories, a minute apart, the last one newest."""
    someone, words = person(), "<p>Tin trong ngày.</p>"
    articles = Article.objects.bulk_create(
        Article(
            headline=f"Bản tin số {index}",
            section=sections[index % len(sections)],
            created_by=someone,
            updated_by=someone,
        )
        for index in range(number)
    )
    publications = Publication.objects.bulk_create(
        Publication(
            article=story,
            number=1,
            visible_from=start + timedelta(minutes=index),
            published_at=start + timedelta(minutes=index),
            kind="news",
            section=story.section,
            slug=f"ban-tin-so-{index}",
            headline=story.headline,
            standfirst="Tóm tắt của bản tin trong ngày.",
            body=words,
            pictures=[picture(index + 1)],
            search_exact=f" bản tin số {index} tin trong ngày ",
            search_folded=f" ban tin so {index} tin trong ngay ",
            version=1,
            created_by=someone,
        )
        for index, story in enumerate(articles)
    )
    for listing, column, value in (
        (SectionListing, "section", None),
        (TopicListing, "topic", topic),
        (AuthorListing, "author", author),
    ):
        if column == "section" or value:
            listing.objects.bulk_create(
                listing(
                    publication=publication,
                    published_at=publication.published_at,
                    **{column: value or publication.section},
                )
                for publication in publications
            )
    return publications
