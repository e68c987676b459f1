"""How those who wrote a story and took its pictures are named."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.article import BylineRole

LABELS = {
    BylineRole.PHOTO: gettext_lazy("Photo: %(names)s"),
    BylineRole.TEXT_AND_PHOTO: gettext_lazy("Text and photo: %(names)s"),
    BylineRole.TRANSLATION: gettext_lazy("Translation: %(names)s"),
    BylineRole.COMPILED: gettext_lazy("Compiled by: %(names)s"),
}
# What photographers and agencies write themselves before a name.
CREDIT_OPENINGS = ("ảnh", "nguồn", "(")


def byline_lines(bylines):
    """Return the lines under a story: one for each role, writers exactly as they signed."""
    by_role = {}
    for byline in bylines:
        by_role.setdefault(byline["role"], []).append(byline["printed_as"])
    return [_labelled(role, " – ".join(names)) for role, names in by_role.items()]


def linked_authors(bylines):
    """Return the bylines of those who have a page, each person once."""
    first = {}
    for byline in bylines:
        if byline["author_slug"]:
            first.setdefault(byline["author_slug"], byline)
    return first.values()


def credit_line(credit):
    """Return a picture's credit with the word that says what it is, unless it says so itself."""
    if ":" in credit or credit.casefold().startswith(CREDIT_OPENINGS):
        return credit
    return _("Photo: %(names)s") % {"names": credit}


def _labelled(role, names):
    # Whoever typed "Tin, ảnh: LK" has said it already.
    if role not in LABELS or ":" in names:
        return names
    return LABELS[role] % {"names": names}
