"""The heart: the desk copy, its history, and the reader's copy."""

from articles.models.addresses import FormerSlug, LegacyAddress
from articles.models.article import Article, Byline, ImageCaption, Kind
from articles.models.correction import Correction
from articles.models.history import Event, Revision
from articles.models.publication import (
    AuthorListing,
    Publication,
    PublishedPhoto,
    SectionListing,
    TopicListing,
)
from articles.models.sections import DeskAssignment, Section, Topic

__all__ = [
    "Article",
    "AuthorListing",
    "Byline",
    "Correction",
    "DeskAssignment",
    "Event",
    "FormerSlug",
    "ImageCaption",
    "Kind",
    "LegacyAddress",
    "Publication",
    "PublishedPhoto",
    "Revision",
    "Section",
    "SectionListing",
    "Topic",
    "TopicListing",
]
