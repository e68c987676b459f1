"""What readers' templates need of a story: its body, its pictures, its data for machines."""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django import template
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from articles import structured_data as data
from articles.bodies import Same, published_body
from articles.models.article import Kind
from photos.renditions import render_picture
from photos.shapes import FULL

register = template.Library()

# What each card shows of a photo; the CSS gives the picture the same proportions (card.css).
CARD_PICTURES = {"lead": "wide", "opener": "wide", "brief": "square"}
ALL_OTHER_CARDS = "card"


@register.simple_tag
def picture(figure, sizes, priority=False, shape=FULL, tallest=""):
    """Print the responsive picture of one of a publication's figures.

    Where the page makes no photo higher than `tallest`, `sizes` is the least of some lengths.
    """
    photo = figure["picture"]
    if tallest:
        sizes = f"min({sizes}, {tallest} * {photo['width'] / photo['height']:.3g})"
    return render_picture(
        photo, alt=figure["alt"], sizes=sizes, shape=shape, priority=bool(priority)
    )


@register.filter
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


@register.filter
def in_series(publication):
    """Return the gallery's pictures with their numbers; a photo story's lead one is the first."""
    figures = publication.gallery
    if publication.kind == Kind.PHOTO_STORY and publication.lead_picture:
        figures = [publication.lead_picture, *figures]
    return [
        InSeries(figure, number, len(figures)) for number, figure in enumerate(figures, start=1)
    ]


@register.simple_tag
def card(
    publication,
    level,
    shape,
    sizes="",
    priority=False,
    show_section=False,
    without_picture=False,
):
    """Print a story as lists show it; the same story looks the same on a hundred pages."""
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
    options = (level, shape, sizes, bool(priority), bool(show_section), bool(without_picture))
    return _card(Same(shown, publication), options, get_language())


@lru_cache(maxsize=1_000)
def _card(same, options, language):
    names = ("level", "shape", "sizes", "priority", "show_section", "without_picture")
    context = dict(zip(names, options, strict=True), publication=same.publication)
    return mark_safe(get_template("articles/_card.html").render(context))  # noqa: S308 rendered


@register.simple_tag
def body(publication):
    """Print the text of a story with the pictures that stand in it."""
    return published_body(publication)


@register.simple_tag(takes_context=True)
def structured_data(context, publication):
    """Print the story's schema.org data as a script element."""
    masthead = context.get("furniture", {}).get("masthead", {})
    words = data.news_article(publication, publisher=masthead.get("name", ""))
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(data.as_script(words)),  # noqa: S308 as_script escapes what could end the script
    )


@register.simple_tag
def social_image(publication):
    """Return the picture that other sites show with a link to the story."""
    return data.social_image(publication)


@register.filter
def moment(value):
    """Return a datetime, also of one that was kept as text in a publication."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value
