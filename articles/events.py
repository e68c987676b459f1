"""The record in the newsroom's words."""

from django.utils.translation import gettext_lazy as _

PRINTED = {
    "create": _("began"),
    "save": _("saved"),
    "plan": _("set the dates"),
    "submit": _("submitted"),
    "take": _("took for editing"),
    "hand_over": _("handed over"),
    "send_to_proofs": _("sent to the proof-reader"),
    "proofread": _("proof-read"),
    "lift_embargo": _("changed the embargo"),
    "send_back": _("sent back"),
    "approve": _("approved"),
    "publish": _("published"),
    "schedule": _("scheduled"),
    "unschedule": _("called off the schedule"),
    "update": _("updated the live story"),
    "withdraw": _("withdrew"),
    "retract": _("retracted"),
    "restore": _("brought back"),
    "spike": _("spiked"),
    "revive": _("revived"),
    # No verb of this story: it follows what was done to its photo.
    "picture": _("changed a photo in the library; the story follows"),
}


def printed_verb(verb):
    """Return what somebody did, as the log prints it."""
    return PRINTED.get(verb, verb)
