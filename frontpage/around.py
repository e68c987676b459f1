"""What stands around the matter of every page: links of its head, masthead and sections, foot."""

from django.utils.translation import get_language

from articles.parts import part

# Written once in a process for each furniture, day and language: half of what a page costs.
_written = {}
MOST_WRITTEN = 256


def page_links(furniture):
    """Return what every page's head names: fonts, style sheet, icons, the paper's feed."""
    return _once("frontpage/_links.html", "links", furniture)


def page_top(furniture, path, section=None):
    """Return masthead and sections; the section above the page's own is marked."""
    urls = {item["url"] for item in furniture["sections"]}
    above = section and (section.parent or section).get_absolute_url()
    here = next((url for url in (above, path) if url == "/" or url in urls), "")
    return _once("frontpage/_top.html", "top", furniture, here, here == path)


def page_foot(furniture):
    """Return the utility board and the imprint."""
    return _once("frontpage/_foot.html", "foot", furniture)


def _once(template, name, furniture, *more):
    if not furniture.get("stamp"):
        return part(template, name)(furniture, *more)
    boards = tuple(item["id"] for item in furniture["utilities"])
    day = furniture["today"].date()
    key = (template, furniture["stamp"], boards, day, get_language(), *more)
    # Another thread may clear it between any two lines.
    written = _written.get(key)
    if written is None:
        written = part(template, name)(furniture, *more)
        if len(_written) >= MOST_WRITTEN:
            _written.clear()
        _written[key] = written
    return written


FUNCTIONS = {"page_foot": page_foot, "page_links": page_links, "page_top": page_top}
