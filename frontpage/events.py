"""The record of the fronts in the newsroom's words."""

from django.utils.translation import gettext_lazy as _

PRINTED = {
    "place": _("put a story on the front"),
    "end_placement": _("ended a card"),
    "arrange": _("arranged the front"),
    "save_draft": _("saved the draft of the front"),
    "drop_draft": _("threw the draft of the front away"),
    "raise_banner": _("raised a breaking banner"),
    "lower_banner": _("lowered a breaking banner"),
}


def printed_verb(verb):
    """Return what somebody did, as the record prints it."""
    return PRINTED.get(verb, verb)
