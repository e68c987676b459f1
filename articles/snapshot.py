"""Make the reader's copy of a desk copy; preview and publication use the same one."""

from articles.copy import Copy
from articles.models import Publication, SectionListing
from articles.models.correction import CorrectionKind
from people.models import Author
from richtext.figures import plain_text
from vietnamese.text import exact, fold

# All that readers see of a publication but for its times, its notices and its number.
SHOWN = (
    *("kind", "section_id", "slug", "kicker", "headline", "standfirst", "body", "pictures"),
    *("bylines", "topics", "source"),
)


def snapshot(article, *, visible_from, published_at, updated_at=None):
    """Return an unsaved `Publication` of the stored desk copy, complete but for its number."""
    copy = Copy.of(article)
    pictures = pictures_of(article)
    bylines = _bylines(copy)
    words = _words(copy, bylines, pictures)
    return Publication(
        article=article,
        visible_from=visible_from,
        published_at=published_at,
        updated_at=updated_at,
        kind=copy.kind,
        section=article.section,
        slug=article.address_words,
        kicker=copy.kicker,
        headline=copy.headline,
        standfirst=copy.standfirst,
        body=copy.body,
        pictures=pictures,
        bylines=bylines,
        topics=list(article.topics.values("name", "slug")),
        corrections=corrections_at(article, visible_from),
        source=copy.source,
        search_exact=f" {exact(words)} ",
        search_folded=f" {fold(words)} ",
        version=article.version,
    )


def reads_alike(live, new):
    """Tell whether readers would find the same story in the same sections: `new` is unsaved."""
    extra = new.article.extra_sections.values_list("pk", flat=True)
    same = all(getattr(live, name) == getattr(new, name) for name in SHOWN)
    return same and _sections(live) == {new.section_id, *extra}


def _sections(publication):
    own = SectionListing.objects.filter(publication=publication, is_own=True)
    return set(own.values_list("section_id", flat=True))


def pictures_of(article):
    """Return the placed pictures of a desk copy as a publication keeps them."""
    return [
        {
            "key": placed.key,
            "placement": placed.placement,
            "caption": placed.caption,
            "credit": placed.credit,
            "alt": "" if placed.is_decorative else placed.alt_text,
            "picture": placed.photo.picture(),
        }
        for placed in article.image_captions.select_related("photo")
    ]


def as_in_library(pictures, photos):
    """Return a publication's pictures with those photos, by id, as the library has them now."""
    return [placed | {"picture": _current(placed["picture"], photos)} for placed in pictures]


def _current(picture, photos):
    photo = photos.get(picture["photo"])
    if photo is None:
        return picture
    current = photo.picture()
    if photo.is_ready:
        return current
    # Until its files are made, readers keep those that they have, as long as its rights allow.
    return picture | {name: current[name] for name in ("ai", "from", "until")}


def _bylines(copy):
    slugs = dict(
        Author.objects.filter(
            pk__in=[byline.author_id for byline in copy.bylines if byline.author_id]
        ).values_list("pk", "slug")
    )
    return [
        {
            "printed_as": byline.printed_as,
            "role": byline.role,
            "author_slug": slugs.get(byline.author_id, ""),
        }
        for byline in copy.bylines
    ]


def corrections_at(article, moment):
    """Return the notices that stand with the story from the moment on, the oldest first."""
    # A retraction stands in the place of the story, never with it.
    notices = article.corrections.visible(at=moment).exclude(kind=CorrectionKind.RETRACTION)
    return [as_told(notice) for notice in notices.order_by("visible_from", "id")]


def as_told(notice):
    """Return a notice as a publication keeps it."""
    return {
        "kind": notice.kind,
        "wrong": notice.wrong_text,
        "right": notice.right_text,
        "apology": notice.apology,
        "document": notice.authority_document,
        "hides": notice.hides_difference,
        "at": notice.visible_from.isoformat(),
    }


def _words(copy, bylines, pictures):
    """Return everything that a reader may look for, the headline first."""
    return " \n ".join(
        [
            copy.headline,
            copy.kicker,
            copy.standfirst,
            plain_text(copy.body),
            *(byline["printed_as"] for byline in bylines),
            *(picture["caption"] for picture in pictures),
        ]
    )
