"""What readers' templates need of a story: its body, its pictures, its data for machines."""

from datetime import datetime

from django import template
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from articles import structured_data as data
from photos.renditions import render_picture
from richtext.figures import for_reader

register = template.Library()

BODY_SIZES = "(min-width: 46em) 44rem, 100vw"


@register.simple_tag
def picture(figure, sizes, priority=False):
    """Print the responsive picture of one of a publication's figures."""
    return render_picture(
        figure["picture"], alt=figure["alt"], sizes=sizes, priority=bool(priority)
    )


@register.simple_tag
def body(publication):
    """Print the text of a story with the pictures that stand in it."""
    figures = {figure["key"]: figure for figure in publication.pictures}
    page = get_template("articles/_figure.html")

    def render_figure(key):
        if key not in figures:
            return ""
        return page.render({"figure": figures[key], "sizes": BODY_SIZES, "priority": False})

    return for_reader(publication.body, render_figure)


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
