"""What stands in the fields of some photos now, for the people who are about to change it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from photos import uses
from photos.models import Photo
from vietnamese.moments import zoned
from vietnamese.text import truncate

# In the order in which somebody at the desk thinks of them.
WORDS = ("headline", "caption", "alt_text", "keywords")
ORIGIN = ("byline", "credit", "source", "place", "taken_at", "ai_origin")
RIGHTS = (
    "owner",
    "licence",
    "licence_until",
    "embargo_until",
    "one_use_only",
    "cost",
    "copyright",
    "usage_terms",
)
GROUPS = (
    (gettext_lazy("Words"), WORDS),
    (gettext_lazy("Who took it, where and when"), ORIGIN),
    (gettext_lazy("Rights"), RIGHTS),
)
# Of what differs a few are enough to see how.
MOST_SHOWN = 3
LONGEST = 60  # characters of a value


@dataclass(frozen=True)
class Row:
    """A field of many photos, its tick, and what stands there now."""

    field: object
    tick: object
    now: str


def groups(form, photos):
    """Return the rows of a `TogetherForm` by the titles of their groups."""
    return [
        (title, [Row(form[name], form[f"change-{name}"], standing(name, photos)) for name in names])
        for title, names in GROUPS
    ]


def standing(name, photos):
    """Return what the photos have in a field: one value, none, or different ones."""
    values = dict.fromkeys(written(photo, name) for photo in photos)
    if len(values) > 1:
        some = [value or _("empty") for value in list(values)[:MOST_SHOWN]]
        more = ["…"] if len(values) > MOST_SHOWN else []
        return _("differs: %(values)s") % {"values": " | ".join(some + more)}
    [value] = values
    return _("the same for all: %(value)s") % {"value": value} if value else _("empty for all")


def written(photo, name):
    """Return a value of a photo as people read it."""
    value = getattr(photo, name)
    if Photo._meta.get_field(name).choices:
        return str(getattr(photo, f"get_{name}_display")()) if value else ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if hasattr(value, "isoformat"):
        return zoned(value)
    return truncate("" if value is None else str(value), LONGEST)


def live_uses(photos, *, at):
    """Return the uses that readers see now, each story once: a change may act on them."""
    told = uses.uses_of([photo.pk for photo in photos], at=at)
    rows = [use for found in told.values() for use in found if use.is_live]
    return list({use.desk_url: use for use in rows}.values())
