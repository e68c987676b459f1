"""Which sections a desk head heads, and at which desks an editor or a proof-reader works."""

from articles.models.sections import DeskAssignment, Section


def headed_section_ids(user):
    """Return the ids of the sections of the person's desks, with all below them, as a frozenset.

    Asked of the database once per user instance, that is once a request.
    """
    if not hasattr(user, "_headed_section_ids"):
        heads = set(DeskAssignment.objects.filter(user=user).values_list("section_id", flat=True))
        user._headed_section_ids = frozenset(with_descendants(heads)) if heads else frozenset()
    return user._headed_section_ids


def works_everywhere(user):
    """Tell whether an editor or proof-reader has no desk of their own, and so works at all."""
    return not headed_section_ids(user)


def with_descendants(section_ids):
    """Return the ids of the sections and of every section below them."""
    found = set(section_ids)
    parents = dict(Section.objects.values_list("pk", "parent_id"))
    while more := {pk for pk, parent in parents.items() if parent in found} - found:
        found |= more
    return found
