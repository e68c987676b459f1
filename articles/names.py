"""The newsroom's words for the parts of a story."""

from django.utils.translation import gettext as _

from articles.models import Article

# Where the copy's name for a thing is not the model's.
RELATED = {"section_id": "section", "extra_section_ids": "extra_sections", "topic_ids": "topics"}


def field_name(name):
    """Return the printed name of a field of `articles.copy.Copy`."""
    if name == "bylines":
        return _("bylines")
    if name == "captions":
        return _("pictures")
    return str(Article._meta.get_field(RELATED.get(name, name)).verbose_name)
