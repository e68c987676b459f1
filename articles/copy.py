"""The desk copy as plain data: what a form sends, what a revision keeps, what a reader will see."""

from dataclasses import asdict, dataclass, field, fields

from django.db.models import Value

from articles.models import Article, Byline, ImageCaption, Kind
from articles.models.article import BylineRole, PicturePlace
from richtext.figures import new_key
from vietnamese.text import fold


@dataclass(frozen=True, kw_only=True)
class BylineCopy:
    """A name under the story; `author_id` None for free text, `printed_as` never empty."""

    printed_as: str
    author_id: int | None = None
    role: str = BylineRole.TEXT.value


@dataclass(frozen=True, kw_only=True)
class CaptionCopy:
    """A photo placed in the story."""

    photo_id: int
    key: str = field(default_factory=new_key)
    placement: str = PicturePlace.LEAD.value
    caption: str = ""
    credit: str = ""
    alt_text: str = ""
    is_decorative: bool = False


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A complete desk copy, without its state: restoring a text never restores a state."""

    headline: str
    kind: str = Kind.NEWS.value
    kicker: str = ""
    slug: str = ""
    standfirst: str = ""
    body: str = ""
    section_id: int | None = None
    extra_section_ids: tuple = ()
    topic_ids: tuple = ()
    source: str = ""
    bylines: tuple = ()
    captions: tuple = ()

    @classmethod
    def of(cls, article):
        """Read the stored desk copy of an article, with bylines, captions, sections and topics."""
        return cls(
            **{name: getattr(article, name) for name in COLUMNS},
            **_linked(article),
            bylines=tuple(
                BylineCopy(**row)
                for row in article.bylines.values(*(f.name for f in fields(BylineCopy)))
            ),
            captions=tuple(
                CaptionCopy(**row)
                for row in article.image_captions.values(*(f.name for f in fields(CaptionCopy)))
            ),
        )

    @classmethod
    def from_json(cls, data):
        data = dict(data)
        return cls(
            **{
                **data,
                "extra_section_ids": tuple(data["extra_section_ids"]),
                "topic_ids": tuple(data["topic_ids"]),
                "bylines": tuple(BylineCopy(**row) for row in data["bylines"]),
                "captions": tuple(CaptionCopy(**row) for row in data["captions"]),
            }
        )

    def as_json(self):
        return asdict(self)

    @property
    def search_text(self):
        """What the desk's search looks through."""
        return " ".join(
            [self.headline, self.kicker, self.standfirst, *(b.printed_as for b in self.bylines)]
        )


COLUMNS = ("kind", "kicker", "headline", "slug", "standfirst", "body", "section_id", "source")


def write(copy, article, *, before=None):
    """Make the article's rows say what the copy says; the article itself is saved by the caller.

    `before` is the copy that they say now. What is as it was is left alone, so that a save without
    news costs nothing.
    """
    for name in COLUMNS:
        setattr(article, name, getattr(copy, name))
    article.search_folded = f" {fold(copy.search_text)} "
    if article.pk is None:
        article.save()
    before = before or Copy(headline="")
    if before.extra_section_ids != copy.extra_section_ids:
        article.extra_sections.set(copy.extra_section_ids)
    if before.topic_ids != copy.topic_ids:
        article.topics.set(copy.topic_ids)
    if before.bylines != copy.bylines:
        _write_rows(Byline, article, copy.bylines)
    if before.captions != copy.captions:
        _write_rows(ImageCaption, article, copy.captions)


def _linked(article):
    """Return the ids of the story's other sections and of its topics, asked for together."""
    links = [
        through.objects.filter(article=article).values_list(Value(name), column)
        for name, through, column in (
            ("extra_section_ids", Article.extra_sections.through, "section_id"),
            ("topic_ids", Article.topics.through, "topic_id"),
        )
    ]
    found = {"extra_section_ids": [], "topic_ids": []}
    for name, pk in links[0].union(links[1], all=True):
        found[name].append(pk)
    return {name: tuple(sorted(ids)) for name, ids in found.items()}


def _write_rows(model, article, wanted):
    model.objects.filter(article=article).delete()
    model.objects.bulk_create(
        model(article=article, position=place, **asdict(row)) for place, row in enumerate(wanted)
    )


def stands(article, copy, planning):
    """Tell whether the stored desk copy and its dates say already what is to be saved."""
    same_dates = all(getattr(article, name) == value for name, value in planning.items())
    return same_dates and copy == Copy.of(article)


def changed_fields(before, after):
    """Return the names of the fields in which two copies differ, in the copy's own order."""
    return [f.name for f in fields(Copy) if getattr(before, f.name) != getattr(after, f.name)]
