"""An archive for tests: small, with photos that are rows alone, and what it is compared by."""

from django.contrib.auth.models import Group

from articles.models import (
    Article,
    AuthorListing,
    Byline,
    Correction,
    Event,
    ImageCaption,
    Publication,
    Revision,
    SectionListing,
    TopicListing,
)
from demo import pictures
from demo.archive import making
from people.roles import Role
from tests.photos.factories import PhotoFactory

SEED = 7


def pool(by):
    """Return a photo for each drawn picture, as rows without files."""
    return {key: PhotoFactory(uploaded_by=by, caption=key) for key in pictures.KEYS}


def make(articles, *, now, seed=SEED, **more):
    # A test that emptied the database before this one took the roles along.
    for role in Role:
        Group.objects.get_or_create(name=role)
    return making.make(articles=articles, seed=seed, now=now, photos=pool, **more)


def contents():
    """Return what an archive says in every table; addresses of photos are by chance."""
    publications = Publication.objects.order_by("id")
    listings = ("publication__article_id", "publication__number", "published_at")
    return {
        "articles": list(Article.objects.order_by("id").values()),
        "publications": list(publications.defer("pictures").values_list(*_fields(Publication))),
        "events": _rows(Event, *_fields(Event)),
        "revisions": _rows(Revision, "article", "version", "saved_by", "saved_at", "copy__body"),
        "corrections": _rows(Correction, *_fields(Correction)),
        "bylines": _rows(Byline, "article", "author", "printed_as", "role", "position"),
        "captions": _rows(ImageCaption, "article", "key", "placement", "caption", "position"),
        "sections": _rows(SectionListing, *listings, "section", "is_own"),
        "topics": _rows(TopicListing, *listings, "topic"),
        "authors": _rows(AuthorListing, *listings, "author"),
    }


def _rows(model, *names):
    return list(model.objects.order_by("id").values_list(*names))


def _fields(model):
    return [field.attname for field in model._meta.concrete_fields if field.name != "pictures"]
