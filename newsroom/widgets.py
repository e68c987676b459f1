"""How the fields of the desk's forms are printed."""

from pathlib import Path

import django.forms
from django.forms.renderers import DjangoTemplates
from django.template.backends.jinja2 import Jinja2
from django.utils.functional import cached_property

from newsroom.jinja import with_djangos_quotes

# Django has the templates of its own fields in both languages, with the same markup.
IN_BOTH = "django/forms/"


class Renderer(DjangoTemplates):
    """Print Django's own fields by Jinja; the admin's and ours are there for Django's engine only.

    A story's form has some fifty fields, and by Django's engine each takes two or three times as
    long.
    """

    @cached_property
    def jinja(self):
        return Jinja2(
            {
                "NAME": "fields",
                "DIRS": [Path(django.forms.__file__).parent / "jinja2"],
                "APP_DIRS": False,
                "OPTIONS": {"finalize": with_djangos_quotes},
            }
        )

    def get_template(self, template_name):
        if template_name.startswith(IN_BOTH):
            return self.jinja.get_template(template_name)
        return super().get_template(template_name)
