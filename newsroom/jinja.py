"""What the templates of readers' pages may call: the functions and filters of each floor."""

from functools import lru_cache

from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import get_language, gettext
from jinja2 import Environment, StrictUndefined

import articles.printed
import frontpage.around
import search.printed
import vietnamese.printed


class _Environment(Environment):
    def make_globals(self, given):
        # Jinja's own chain of mappings is compared in Python, key by key, at each import. What is
        # added to the environment after a template was loaded is not seen by it.
        return {**self.globals, **(given or {})}


def environment(*, loader, auto_reload, **_djangos_defaults):
    """Return the environment of readers' templates; a name that nobody gave them is an error."""
    made = _Environment(
        loader=loader,
        auto_reload=auto_reload,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=with_djangos_quotes,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        _=gettext,
        get_language=get_language,
        static=static,
        url=url,
        **articles.printed.FUNCTIONS,
        **frontpage.around.FUNCTIONS,
        **search.printed.FUNCTIONS,
    )
    made.filters.update(vietnamese.printed.FILTERS)
    made.filters.update(articles.printed.FILTERS)
    return made


@lru_cache(maxsize=1_000)
def url(name, *args):
    """Return the address of a view; the site has one map of them, below no prefix."""
    return reverse(name, args=args)


def with_djangos_quotes(value):
    """Escape a text with quotes as Django does; Jinja, which would write &#34;, escapes the rest.

    Parts of a page come from Python, and the page says the same thing one way.
    """
    if isinstance(value, Promise):
        value = str(value)
    if type(value) is str and ('"' in value or "'" in value):
        return escape(value)
    return value
