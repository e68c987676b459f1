"""{{ text|mark_found:query }}: the words that were looked for, marked where they stand."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from search.marking import marked
from search.query import Query

register = template.Library()


@register.filter
def mark_found(text, query):
    """Print a text with what the query looks for in <mark>, with its marks or without."""
    query = query if isinstance(query, Query) else Query(query)
    parts = []
    for number, piece in enumerate(marked(text, tuple(query.folded))):
        escaped = conditional_escape(piece)
        parts.append(f"<mark>{escaped}</mark>" if number % 2 else escaped)
    return mark_safe("".join(parts))  # noqa: S308 each piece is escaped, the marks are ours
