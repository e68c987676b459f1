"""What a search is narrowed to, as terms of the index: one of each group must be there."""

from articles.models import Section
from people.models import Author
from search import terms


def groups(query):
    """Return the groups of terms; a group that is empty can be met by nothing."""
    found = []
    if query.section:
        found.append([terms.section(pk) for pk in _below(query.section)])
    if query.author:
        authors = Author.objects.filter(slug=query.author).values_list("pk", flat=True)
        found.append([terms.author(pk) for pk in authors])
    if query.kind:
        found.append([terms.kind(query.kind)])
    return found


def _below(slug):
    """Return the ids of the section that is shown at the address, and of all that are part of it.

    Stories are known by their own sections alone: a section can become part of another one.
    """
    rows = list(Section.objects.values_list("pk", "parent_id", "slug", "is_active"))
    found = {pk for pk, _parent, its_slug, is_active in rows if its_slug == slug and is_active}
    while more := {pk for pk, parent, *_ in rows if parent in found} - found:
        found |= more
    return sorted(found)
