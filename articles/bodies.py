"""The body of a story with its pictures, as readers see it."""

from functools import lru_cache

from django.utils.html import format_html_join
from django.utils.translation import get_language

from articles.models import Publication
from articles.models.article import PicturePlace
from articles.parts import part
from articles.snapshot import pictures_of
from richtext.figures import for_reader


class Same:
    """A publication that equals every other one that shows the same."""

    def __init__(self, shown, publication):
        self.shown, self.publication = shown, publication

    def __eq__(self, other):
        return self.shown == other.shown

    def __hash__(self):
        return hash(self.shown)


def published_body(publication):
    """Return the body of a publication as safe HTML, remembered for as long as it is the same."""
    # The text itself is the key: one that was changed behind our back is another text, and is
    # cleaned before anybody reads it.
    shown = (publication.body, repr(publication.shown_pictures))
    return _body(Same(shown, publication), get_language())


def body_as_read(article, *, at):
    """Return the body of a desk copy as safe HTML, for people who may not change it."""
    return published_body(_desk_copy(article, at))


def pictures_as_read(article, *, at):
    """Return the pictures of a desk copy that do not stand in its text, as safe HTML."""
    shown = _desk_copy(article, at).shown_pictures
    apart = [placed for placed in shown if placed["placement"] != PicturePlace.BODY]
    return format_html_join("", "{}", ((_figure(placed),) for placed in apart))


def _desk_copy(article, at):
    return Publication(body=article.body, pictures=pictures_of(article)).as_of(at)


def _figure(placed):
    return part("articles/_figure.html", "photo")(placed)


@lru_cache(maxsize=256)
def _body(same, language):
    figures = {figure["key"]: figure for figure in same.publication.shown_pictures}

    def render_figure(key):
        return _figure(figures[key]) if key in figures else ""

    return for_reader(same.publication.body, render_figure)
