"""What stands around the matter of every page: links of its head, masthead and sections, foot."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

# Written once in a process for each furniture, day and language: half of what a page costs.
_written: dict[tuple, SafeString] = {}
MOST_WRITTEN = 256


@register.simple_tag
def page_links(furniture):
    """Print what every page's head names: fonts, style sheet, icons, the paper's feed."""
    return _once("frontpage/_links.html", furniture)


@register.simple_tag(takes_context=True)
def page_top(context):
    """Print masthead and sections; the section above the page's own is marked."""
    furniture, path = context["furniture"], context["request"].path
    section = context.get("section") or getattr(context.get("publication"), "section", None)
    urls = {item["url"] for item in furniture["sections"]}
    above = section and (section.parent or section).get_absolute_url()
    here = next((url for url in (above, path) if url == "/" or url in urls), "")
    return _once("frontpage/_top.html", furniture, here=here, is_exact=here == path)


@register.simple_tag
def page_foot(furniture):
    """Print the utility board and the imprint."""
    return _once("frontpage/_foot.html", furniture)


def _once(name, furniture, **more):
    context = {"furniture": furniture, **more}
    if not furniture.get("stamp"):
        return render_to_string(name, context)
    boards = tuple(item["id"] for item in furniture["utilities"])
    day = furniture["today"].date()
    key = (name, furniture["stamp"], boards, day, get_language(), *more.values())
    if key not in _written:
        if len(_written) >= MOST_WRITTEN:
            _written.clear()
        _written[key] = render_to_string(name, context)
    return _written[key]
