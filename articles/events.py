"""The record in the newsroom's words."""

from django.utils.translation import gettext_lazy as _

from articles.models.correction import CorrectionKind

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


def printed_event(event):
    """Return what somebody did with the story, and what sort of change it was, for its own log."""
    words = printed_verb(event.verb)
    kind = event.details.get("kind")
    if kind in CorrectionKind.values:
        words = f"{words}: {CorrectionKind(kind).label}"
    if event.details.get("bundle"):
        words = _("%(what)s, with a go-live bundle") % {"what": words}
    return words


def printed_verb(verb):
    """Return what somebody did, as the log prints it."""
    return PRINTED.get(verb, verb)
