"""The boundary: whatever comes from an editor, an importer or a shell leaves here clean."""

import nh3

from . import allowed
from .shape import shape
from .tree import parse

# A long investigation is 60,000 characters. nh3 takes time by the square of the nesting: 30,000
# nested elements are two seconds.
MOST_CHARACTERS = 1_000_000
MOST_TAGS = 30_000


class TooLong(ValueError):
    """Raised for what cannot be an article and would keep the machine busy."""


def _value_or_none(tag, attribute, value):
    # The value comes back unchanged or not at all. nh3 has checked the scheme before this: a
    # filter that strips a character can bring "javascript:" back to life, and has done so.
    return value if allowed.is_allowed(attribute, value) else None


def cleaner(*, extra_tags=frozenset(), extra_attributes=None, attribute_filter=None):
    """Make an nh3 cleaner of the allowed tags and attributes, and those named."""
    attributes = {tag: set(names) for tag, names in allowed.ATTRIBUTES.items()}
    for tag, names in (extra_attributes or {}).items():
        attributes.setdefault(tag, set()).update(names)
    return nh3.Cleaner(
        tags=allowed.TAGS | extra_tags,
        attributes=attributes,
        clean_content_tags=allowed.DROP_CONTENT,
        attribute_filter=attribute_filter,
        url_schemes=allowed.URL_SCHEMES,
        link_rel=None,
    )


# What is read on the way in is wider than what is stored: styles tell bold from normal, divs tell
# one line from the next. Neither is ever written.
INCOMING_TAGS = set(allowed.RENAMED) | allowed.BOUNDARIES | set(allowed.HINTS)
_incoming = cleaner(extra_tags=INCOMING_TAGS, extra_attributes=allowed.HINTS)
_outgoing = cleaner(attribute_filter=_value_or_none)


def sanitise(html):
    """Return the body as it may be stored: clean, canonical, and unchanged by a second cleaning."""
    return write(read(html))


def cleaned_again(body):
    """Return a stored body as safe as `sanitise` would, quickly where it is clean already."""
    # nh3 alone takes a tenth of the time; only what it would change has to be written anew.
    return body if _outgoing.clean(body) == body else sanitise(body)


def read(html, using=_incoming):
    """Return the tree of a body that may come from anywhere."""
    html = html or ""
    if len(html) > MOST_CHARACTERS or html.count("<") > MOST_TAGS:
        raise TooLong(f"{len(html)} characters")
    # A lone surrogate is no character: nh3 and the database would refuse the whole text.
    return parse(using.clean(html.encode("utf-8", "ignore").decode("utf-8")))


def write(tree):
    """Return the canonical HTML of a tree; nh3 has the last word on every character of it."""
    return _outgoing.clean(shape(tree))
