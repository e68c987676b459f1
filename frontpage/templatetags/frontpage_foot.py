"""The foot of every page: the utility board and the imprint."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

# Written once in a process for each furniture, day and language: a millisecond a page.
_written: dict[tuple, SafeString] = {}
MOST_WRITTEN = 32


@register.simple_tag
def page_foot(furniture):
    """Print the utility board and the imprint."""
    if not furniture.get("stamp"):
        return _write(furniture)
    boards = tuple(item["id"] for item in furniture["utilities"])
    key = (furniture["stamp"], boards, furniture["today"].date(), get_language())
    if key not in _written:
        if len(_written) >= MOST_WRITTEN:
            _written.clear()
        _written[key] = _write(furniture)
    return _written[key]


def _write(furniture):
    return render_to_string("frontpage/_foot.html", {"furniture": furniture})
