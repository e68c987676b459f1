"""{{ event.verb|front_verb }}, {{ moment|as_place }}, {{ section.slug|front_path }}"""

from django import template

from articles.lists import Place
from frontpage.events import printed_verb

register = template.Library()
register.filter("front_verb", printed_verb)


@register.filter
def as_place(moment):
    """Return a moment to the microsecond, as addresses and forms carry it."""
    return str(Place(moment, 0))


@register.filter
def front_path(slug):
    """Return the path of the front of a section, of the site's where there is no slug."""
    return f"{slug}/" if slug else ""
