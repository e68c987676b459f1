"""Parts of readers' pages for those who print them in Python: macros of the pages' templates."""

from django.template.loader import get_template


def part(template, name):
    """Return the macro `name` of a template of readers' pages: it gives safe HTML."""
    return getattr(get_template(template).template.module, name)
