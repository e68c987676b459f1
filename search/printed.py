"""{{ result(publication, search) }}: a story that was found, as the results show it.

The card of other lists (articles/_card.html), but for the words that were looked for. Strings, no
template: what is found is another text each time, so that nothing can be kept, and the template
took three times as long as the search.
"""

from html import escape

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
    figure, address = publication.card_picture, escape(publication.get_absolute_url())
    headline, excerpt = (
        mark_found(words, search) if words else NOTHING
        for words in (publication.headline, publication.excerpt)
    )
    return mark_safe(  # noqa: S308 the words are escaped, the rest is ours
        f'<article class="card card--row{NOTHING if figure else " card--plain"}">'
        f'{_picture(figure, address) if figure else NOTHING}<div class="card__words">'
        f"{_paragraph('kicker', escape(publication.kicker))}"
        f'<h2 class="card__headline"><a href="{address}">{headline}</a></h2>'
        f"{_paragraph('visually-hidden', escape(_made_with_ai()) if _is_ai(figure) else NOTHING)}"
        f"{_paragraph('card__standfirst', excerpt)}{_meta(publication)}</div></article>"
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


def _picture(figure, address):
    picture = figure["picture"]
    portrait = " card__picture--portrait" if picture["height"] > picture["width"] else NOTHING
    badge = NOTHING
    if _is_ai(figure):
        badge = f'<span class="ai-badge" title="{escape(_made_with_ai())}">{escape(_("AI"))}</span>'
    return (
        f'<a class="card__picture{portrait}" href="{address}" tabindex="-1" aria-hidden="true">'
        f"{render_picture(picture, alt=figure['alt'], sizes=SIZES, shape='card')}{badge}</a>"
    )


def _is_ai(figure):
    return bool(figure and figure["picture"]["ai"])


def _made_with_ai():
    return _("Image made or altered with AI")


def _paragraph(name, escaped):
    return f'<p class="{name}">{escaped}</p>' if escaped else NOTHING


def _meta(publication):
    section, moment = publication.section, publication.published_at
    return (
        f'<p class="meta"><a class="meta__section" href="{escape(section.get_absolute_url())}">'
        f'{escape(section.name)}</a> <time datetime="{dates.iso(moment)}">'
        f"{dates.in_newsroom(moment):%H:%M %d/%m/%Y}</time></p>"
    )


FUNCTIONS = {"result": result}
