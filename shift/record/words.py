"""The record in the newsroom's words; stories have theirs in articles.events."""

from datetime import date, datetime

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article
from articles.models.correction import CorrectionKind
from articles.names import field_name
from articles.states import State
from publishing.events import PRINTED as OF_BUNDLES
from vietnamese.moments import zoned

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

LABELS = {
    "publication": gettext_lazy("published version"),
    "go_live": gettext_lazy("goes live"),
    "published_at": gettext_lazy("printed date"),
    "visible_from": gettext_lazy("from"),
    "visible_until": gettext_lazy("until"),
    "from": gettext_lazy("from"),
    "until": gettext_lazy("until"),
    "ends": gettext_lazy("ends"),
    "ends_at": gettext_lazy("ends"),
    "kind": gettext_lazy("kind of change"),
    "wrong_text": gettext_lazy("what was wrong"),
    "right_text": gettext_lazy("what is right"),
    "public_reason": gettext_lazy("reason that readers see"),
    "to": gettext_lazy("to"),
    "to_name": gettext_lazy("to"),
    "name": gettext_lazy("name"),
    "text": gettext_lazy("text"),
    "slot": gettext_lazy("place"),
    "position": gettext_lazy("position"),
    "article": gettext_lazy("story number"),
    "story": gettext_lazy("story number"),
    "version": gettext_lazy("version"),
    "photo": gettext_lazy("photo number"),
    "revision": gettext_lazy("version"),
    "embargo_until": gettext_lazy("embargo until"),
    "deadline_at": gettext_lazy("deadline"),
    "planned_date": gettext_lazy("planned for"),
    "headline": gettext_lazy("headline"),
}


def details(found, *, from_state="", to_state=""):
    """Return what is kept beside a verb as sentences that anybody can read."""
    lines = []
    if from_state and from_state != to_state:
        lines.append(f"{_state(from_state)} → {_state(to_state)}")
    for name, value in found.items():
        if name == "changed":
            lines += [_changed(value)] if value else []
        elif name == "dates":
            lines += [_date(field, *values) for field, values in value.items()]
        elif text := _value(name, value):
            lines.append(f"{_label(name)}: {text}")
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
        return _label(name)


def _date(name, before, after):
    return f"{_label(name)}: {_moment(before) or '–'} → {_moment(after) or '–'}"


def _label(name):
    return str(LABELS.get(name, name.replace("_", " ")))


def _value(name, value):
    """Print a value; what has parts of its own is told by how many there are."""
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return ", ".join(f"{_label(key)} {_value(key, part)}" for key, part in value.items())
    if isinstance(value, list):
        simple = all(isinstance(part, str | int) for part in value)
        return ", ".join(_value(name, part) for part in value) if simple else str(len(value))
    if name == "kind" and value in CorrectionKind.values:
        return str(CorrectionKind(value).label)
    return _moment(value) or str(value)


def _moment(text):
    """Return a stored moment or day as the desk prints it; None where the text is none."""
    if not isinstance(text, str) or len(text) < 10 or text[4] != "-":
        return None
    try:
        if len(text) == 10:
            return f"{date.fromisoformat(text):%d/%m/%Y}"
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return zoned(moment) if moment.tzinfo else None


def thing_of_story(article, headlines):
    """Return the headline and the address of a story, or nothing but its number."""
    if article in headlines:
        return headlines[article], Article(pk=article).get_desk_url()
    return _("Story %(number)d") % {"number": article}, ""
