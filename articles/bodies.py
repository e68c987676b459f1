"""The body of a story with its pictures, as readers see it."""

from django.utils.html import format_html, format_html_join

from articles.models.article import PicturePlace
from articles.snapshot import pictures_of
from photos.renditions import render_picture
from richtext.figures import for_reader

# The measure of the text column, for the browser's choice of a rendition.
BODY_SIZES = "(min-width: 46rem) 42rem, 100vw"


def published_body(publication):
    """Return the body of a publication as safe HTML."""
    return _body(publication.body, publication.pictures)


def body_as_read(article):
    """Return the body of a desk copy as safe HTML, for people who may not change it."""
    return _body(article.body, pictures_of(article))


def pictures_as_read(article):
    """Return the pictures of a desk copy that do not stand in its text, as safe HTML."""
    apart = [p for p in pictures_of(article) if p["placement"] != PicturePlace.BODY]
    return format_html_join("", "{}", ((published_figure(p, sizes=BODY_SIZES),) for p in apart))


def published_figure(placed, *, sizes, priority=False):
    """Return one picture of a publication with its caption and credit, as safe HTML."""
    picture = render_picture(placed["picture"], alt=placed["alt"], sizes=sizes, priority=priority)
    return format_html('<figure class="photo">{}{}</figure>\n', picture, _figcaption(placed))


def _body(body, pictures):
    by_key = {placed["key"]: placed for placed in pictures}

    def figure(key):
        return published_figure(by_key[key], sizes=BODY_SIZES) if key in by_key else ""

    return for_reader(body, figure)


def _figcaption(placed):
    if not (placed["caption"] or placed["credit"]):
        return ""
    if not placed["credit"]:
        return format_html("<figcaption>{}</figcaption>", placed["caption"])
    return format_html(
        '<figcaption>{} <span class="credit">{}</span></figcaption>',
        placed["caption"],
        placed["credit"],
    )
