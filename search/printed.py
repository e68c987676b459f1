"""{{ result(publication, search) }}: a story that was found, as the results show it.

The card of other lists (articles/_card.html), but for the words that were looked for. Strings, no
template: what is found is another text each time, so that nothing can be kept, and the template
took three times as long as the search.
"""

from html import escape

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from photos.renditions import render_picture
from search.marking import marked
from search.query import Query
from vietnamese import dates

NOTHING = ""
SIZES = "(min-width: 48em) 15rem, calc(32.8vw - 0.4rem)"


def result(publication, search):
    """Return a publication with its excerpt; what was looked for is marked in both."""
    figure = publication.card_picture
    return format_html(
        '<article class="card card--row{}">{}<div class="card__words">{}'
        '<h2 class="card__headline"><a href="{}">{}</a></h2>{}{}{}</div></article>',
        NOTHING if figure else " card--plain",
        _picture(figure, publication) if figure else NOTHING,
        _paragraph("kicker", publication.kicker),
        publication.get_absolute_url(),
        mark_found(publication.headline, search),
        _paragraph("visually-hidden", _made_with_ai() if _is_ai(figure) else ""),
        _paragraph(
            "card__standfirst", publication.excerpt and mark_found(publication.excerpt, search)
        ),
        _meta(publication),
    )


def mark_found(text, query):
    """Return a text with what the query looks for in <mark>, with its marks or without."""
    query = query if isinstance(query, Query) else Query(query)
    parts = []
    for number, piece in enumerate(marked(text, tuple(query.folded))):
        # Python's own: a page has two hundred, and Django's asks each what it is.
        escaped = escape(piece)
        parts.append(f"<mark>{escaped}</mark>" if number % 2 else escaped)
    return mark_safe("".join(parts))  # noqa: S308 each piece is escaped, the marks are ours


def _picture(figure, publication):
    picture = figure["picture"]
    return format_html(
        '<a class="card__picture{}" href="{}" tabindex="-1" aria-hidden="true">{}{}</a>',
        " card__picture--portrait" if picture["height"] > picture["width"] else "",
        publication.get_absolute_url(),
        render_picture(picture, alt=figure["alt"], sizes=SIZES, shape="card"),
        format_html('<span class="ai-badge" title="{}">{}</span>', _made_with_ai(), _("AI"))
        if _is_ai(figure)
        else NOTHING,
    )


def _is_ai(figure):
    return bool(figure and figure["picture"]["ai"])


def _made_with_ai():
    return _("Image made or altered with AI")


def _paragraph(name, words):
    return format_html('<p class="{}">{}</p>', name, words) if words else NOTHING


def _meta(publication):
    section, moment = publication.section, publication.published_at
    return format_html(
        '<p class="meta"><a class="meta__section" href="{}">{}</a>'
        ' <time datetime="{}">{}</time></p>',
        section.get_absolute_url(),
        section.name,
        dates.iso(moment),
        f"{dates.in_newsroom(moment):%H:%M %d/%m/%Y}",
    )


FUNCTIONS = {"result": result}
