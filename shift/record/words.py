"""The record in the newsroom's words; stories have theirs in articles.events."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article
from articles.names import field_name
from articles.states import State
from publishing.events import PRINTED as OF_BUNDLES
from shift.record.labels import CHANGES, LEFT_OUT, label
from shift.record.values import printed

__all__ = ["OF_BUNDLES", "OF_DESK", "OF_FRONTS", "details"]

OF_FRONTS = {
    "place": gettext_lazy("put a story on a front"),
    "end_placement": gettext_lazy("took a story off a front"),
    "arrange": gettext_lazy("arranged a front"),
    "save_draft": gettext_lazy("saved the draft of a front"),
    "drop_draft": gettext_lazy("dropped the draft of a front"),
    "raise_banner": gettext_lazy("raised the breaking banner"),
    "lower_banner": gettext_lazy("lowered the breaking banner"),
    "bring_back": gettext_lazy("brought an earlier front back"),
}
# The admin's own flags.
OF_DESK = {
    1: gettext_lazy("added"),
    2: gettext_lazy("changed"),
    3: gettext_lazy("deleted"),
}


def details(found, *, from_state="", to_state="", names=None):
    """Return what is kept beside a verb as sentences that anybody can read.

    `names` has, by key, what the rows are called whose ids were kept: {"article": {7: "“…”"}}.
    """
    lines = []
    if from_state and from_state != to_state:
        lines.append(f"{_state(from_state)} → {_state(to_state)}")
    found = dict(found)
    for (before, after), name in CHANGES.items():
        if before in found and after in found:
            lines.append(_change(name, found.pop(before), found.pop(after)))
    for name, value in found.items():
        if name in LEFT_OUT:
            continue
        if name == "changed":
            lines += [_changed(value)] if value else []
        elif name == "dates":
            lines += [_change(field, *values) for field, values in value.items()]
        elif text := _named(name, value, names or {}):
            lines.append(f"{label(name)}: {text}")
    return lines


def _state(value):
    return str(State(value).label) if value in State.values else value


def _changed(names):
    return _("Changed: %(names)s") % {"names": ", ".join(map(_field, names))}


def _field(name):
    try:
        return field_name(name)
    except FieldDoesNotExist:
        # A field of those days.
        return label(name)


def _change(name, before, after):
    return f"{label(name)}: {printed(name, before) or '–'} → {printed(name, after) or '–'}"


def _named(name, value, names):
    """Print a value; a row that is gone, or not for the person, is told by its number."""
    if isinstance(value, int) and value in names.get(name, {}):
        return names[name][value]
    if name in ("article", "bundle") and isinstance(value, int):
        return _("number %(number)d") % {"number": value}
    return printed(name, value)


def thing_of_fronts(event):
    """Return what a verb of the fronts was done with: a banner stands on every page."""
    if event.verb in ("raise_banner", "lower_banner"):
        return _("Breaking banner")
    return str(event.front) if event.front else _("Front page")


def thing_of_story(article, headlines):
    """Return the headline and the address of a story, or nothing but its number."""
    if article in headlines:
        return headlines[article], Article(pk=article).get_desk_url()
    return _("Story %(number)d") % {"number": article}, ""
