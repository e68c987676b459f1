"""The record of bundles in the newsroom's words."""

from django.utils.translation import gettext_lazy as _

PRINTED = {
    "create": _("began the bundle"),
    "add_story": _("added a story"),
    "add_placement": _("added a place on a front"),
    "add_banner": _("added a breaking banner"),
    "change_note": _("changed what readers are told"),
    "look_again": _("looked at a changed story again"),
    "remove_item": _("took something out"),
    "move_item": _("changed the order"),
    "set_time": _("set the time"),
    "release": _("released the bundle"),
    "reschedule": _("released it at another time"),
    "call_off": _("called the bundle off"),
    "reopen": _("took the bundle up again"),
}


def printed_verb(verb):
    """Return what somebody did, as the log prints it."""
    return PRINTED.get(verb, verb)
