"""{{ text|mark_found:query }}: the words that were looked for, marked where they stand."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from search.query import Query
from vietnamese.text import fold, normalise

register = template.Library()

WORD = re.compile(r"[^\W_]+")


@register.filter
def mark_found(text, query):
    """Print a text with what the query looks for in <mark>, with its marks or without."""
    text = normalise(str(text))
    words = list(WORD.finditer(text))
    found = _found([fold(word[0]) for word in words], Query(query).folded)
    parts, end = [], 0
    for first, last in _runs(found):
        start, stop = words[first].start(), words[last].end()
        parts += [conditional_escape(text[end:start]), "<mark>"]
        parts += [conditional_escape(text[start:stop]), "</mark>"]
        end = stop
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 each piece is escaped, the marks are ours


def _found(words, terms):
    """Return the places of the words that belong to one of the terms."""
    found = set()
    for term in (term.split() for term in terms):
        for place in range(len(words) - len(term) + 1):
            if words[place : place + len(term)] == term:
                found.update(range(place, place + len(term)))
    return sorted(found)


def _runs(places):
    """Return the first and last of each run of neighbours."""
    runs = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return runs
