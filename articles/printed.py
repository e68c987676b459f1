"""What readers' templates need of a story: its body, its pictures, its data for machines.

`FUNCTIONS` and `FILTERS` name what they may call; `newsroom.jinja` gives it to them.
"""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, ngettext

from articles import structured_data as data
from articles.addresses import day_url
from articles.bodies import Same, published_body
from articles.change_log import change_name
from articles.credits import byline_lines, credit_line, linked_authors
from articles.kept import written
from articles.models.article import Kind
from articles.parts import part
from photos.renditions import render_picture
from photos.shapes import FULL

# What each card shows of a photo; the CSS gives the picture the same proportions (card.css).
CARD_PICTURES = {"lead": "wide", "opener": "wide", "brief": "square"}
ALL_OTHER_CARDS = "card"


def picture(figure, sizes, priority=False, shape=FULL, tallest=""):
    """Return the responsive picture of one of a publication's figures.

    Where the page makes no photo higher than `tallest`, `sizes` is the least of some lengths.
    """
    photo = figure["picture"]
    if tallest:
        sizes = f"min({sizes}, {tallest} * {photo['width'] / photo['height']:.3g})"
    return render_picture(
        photo, alt=figure["alt"], sizes=sizes, shape=shape, priority=bool(priority)
    )


def picture_shape(card):
    """Return what a card of this shape shows of a photo."""
    return CARD_PICTURES.get(card, ALL_OTHER_CARDS)


class InSeries(NamedTuple):
    """One of several pictures that are looked at one after another."""

    figure: dict
    number: int
    count: int

    @property
    def previous(self):
        return self.number - 1

    @property
    def next(self):
        return self.number + 1 if self.number < self.count else 0


def in_series(publication):
    """Return the gallery's pictures with their numbers; a photo story's lead one is the first."""
    figures = publication.gallery
    if publication.kind == Kind.PHOTO_STORY and publication.lead_picture:
        figures = [publication.lead_picture, *figures]
    return [
        InSeries(figure, number, len(figures)) for number, figure in enumerate(figures, start=1)
    ]


def card(
    publication,
    level,
    shape,
    sizes="",
    priority=False,
    show_section=False,
    without_picture=False,
):
    """Return a story as lists show it; the same story looks the same on a hundred pages."""
    options = (level, shape, sizes, bool(priority), bool(show_section), bool(without_picture))
    return written(publication, _shown_card, *options)


def latest_line(publication):
    """Return a story as one line among the newest."""
    return written(publication, _latest_line)


def _latest_line(publication):
    return part("articles/_latest.html", "line")(publication)


def _shown_card(publication, *options):
    section = publication.section
    # All that a card shows: equal keys make equal cards, so that nothing ever has to be purged.
    shown = (
        publication.article_id,
        publication.slug,
        publication.kicker,
        publication.headline,
        publication.standfirst,
        publication.published_at,
        section.slug,
        section.name,
        repr(publication.card_picture),
    )
    return _card(Same(shown, publication), options, get_language())


@lru_cache(maxsize=1_000)
def _card(same, options, language):
    return part("articles/_card.html", "printed_card")(same.publication, *options)


def structured_data(publication, *, publisher):
    """Return the story's schema.org data as a script element."""
    words = data.news_article(publication, publisher=publisher)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(data.as_script(words)),  # noqa: S308 as_script escapes what could end the script
    )


def moment(value):
    """Return a datetime, also of one that was kept as text in a publication."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def unchanged(count):
    """Return how many paragraphs in a row are the same in two texts, as a phrase."""
    told = {"number": number_format(count, force_grouping=True)}
    return (
        ngettext("%(number)s paragraph unchanged", "%(number)s paragraphs unchanged", count) % told
    )


FUNCTIONS = {
    "body": published_body,
    "card": card,
    "day_url": day_url,
    "latest_line": latest_line,
    "picture": picture,
    "social_image": data.social_image,
    "structured_data": structured_data,
    "unchanged": unchanged,
}
FILTERS = {
    "byline_lines": byline_lines,
    "change_name": change_name,
    "credit_line": credit_line,
    "in_series": in_series,
    "linked_authors": linked_authors,
    "moment": moment,
    "picture_shape": picture_shape,
}
