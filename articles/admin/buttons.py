"""The buttons of the article form: one for each move, and what its panel asks."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin import changing
from articles.embargo import binds
from articles.hands import holder_but
from articles.workflow import may_backdate, people_for
from vietnamese.collation import name_sort_key
from vietnamese.moments import zoned, zones

QUIET = {"spike", "send_back", "withdraw", "retract", "unschedule", "hand_over", "lift_embargo"}
MAIN_FIRST = (
    *("submit", "update", "publish", "proofread", "approve", "send_to_proofs", "restore", "revive"),
    *("take", "schedule"),
)
# What shows readers another text than the one that was taken down.
AGAIN = {"publish", "schedule"}
NO_BUTTONS = {"save", "plan"}  # the form itself
OPENS_PANEL = ("needs_reason", "needs_time", "kinds", "confirm", "people", "held")


def buttons(verbs, asked, user, article, *, is_gone, at):
    """Return the buttons of the verbs, the main one first; `asked` is what panels ask besides."""
    found = (
        _with_panel(_button(verb, user, article, at) | asked.get(verb.name, {}))
        for verb in verbs
        if verb.name not in NO_BUTTONS
    )
    return sorted(found, key=_order_of_gone if is_gone else _order)


def with_what_was_typed(offered, data, errors, refusal=None):
    """Give the buttons' panels back what was typed in them, and the one pressed its errors."""
    said = {data.get("_verb"): {"errors": errors, **changing.asked_again(refusal)}}
    return [
        button | _typed(button["name"], data) | said.get(button["name"], {}) for button in offered
    ]


def _typed(verb, data):
    names = {"at_0": "at_date", "at_1": "at_time"}
    parts = ("reason", "to", "at_0", "at_1")
    return {
        names.get(part, part): data[f"{verb}-{part}"]
        for part in parts
        if data.get(f"{verb}-{part}")
    } | changing.typed(verb, data)


def has_panel(offered, verb):
    """Tell whether the verb's button opens a panel, in which its refusal is said."""
    return any(button["name"] == verb and button["has_panel"] for button in offered)


def _with_panel(button):
    """Tell of a button whether it opens a panel: for words, a time or a second thought."""
    return button | {"has_panel": any(button.get(name) for name in OPENS_PANEL)}


def _button(verb, user, article, at):
    button = {
        "name": verb.name,
        "label": verb.label,
        "css": "quiet" if verb.name in QUIET else "",
        "needs_reason": verb.needs_reason or verb.name == "spike",
        "needs_time": verb.name == "schedule",
        "held": _held(verb, user, article),
    }
    if verb.name == "publish" and may_backdate(user):
        button |= {
            "needs_time": True,
            "time_help": _(
                "Empty: now. An earlier date is printed as the date of publication. Time zone of "
                "the newsroom: %(zone)s."
            )
            % {"zone": zones()},
        }
    if verb.name == "hand_over":
        people = people_for(article).exclude(pk=article.handler_id)
        button |= {
            "needs_reason": True,
            "reason_label": _("Note (need not be)"),
            "people": [(person.pk, str(person)) for person in sorted(people, key=_by_name)],
        }
    if verb.name == "lift_embargo":
        button |= {
            "needs_time": True,
            "time_help": _(
                "Empty: it ends at once. Or a time before %(until)s. Time zone of the newsroom: "
                "%(zone)s."
            )
            % {"until": zoned(article.embargo_until), "zone": zones()},
        }
    if verb.name == "schedule":
        button["time_help"] = _("Time zone of the newsroom: %(zone)s.") % {"zone": zones()}
        if binds(article, at):
            # The first minute that the promise allows, as somebody would type it.
            until = timezone.localtime(article.embargo_until + timedelta(seconds=59))
            button |= {"at_date": f"{until:%d/%m/%Y}", "at_time": f"{until:%H:%M}"}
            button["time_help"] = _(
                "Not before %(until)s, when the embargo ends. Time zone of the newsroom: %(zone)s."
            ) % {"until": zoned(article.embargo_until), "zone": zones()}
    return button


def _by_name(person):
    return name_sort_key(str(person))


def _order(button):
    name = button["name"]
    return MAIN_FIRST.index(name) if name in MAIN_FIRST else len(MAIN_FIRST)


def _order_of_gone(button):
    """Sort the buttons of a story that was taken down: to bring it back comes first."""
    if button["name"] == "restore":
        return -1
    return len(MAIN_FIRST) if button["name"] in AGAIN else _order(button)


def _held(verb, user, article):
    """Return what to know before a move takes the story out of somebody else's hands."""
    holder = holder_but(user, article)
    if holder is None or verb.hands is None:
        return ""
    since = zoned(article.waits_since or article.updated_at)
    return _(
        "%(name)s has had this story in hand since %(time)s, and will be told that you went on."
    ) % {"name": holder, "time": since}
