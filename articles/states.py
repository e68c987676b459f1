"""How far a desk copy is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How far a desk copy is. Being public is not a state: it is a span."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    EDITING = "editing", _("being edited")
    PROOFS = "proofs", _("with the proof-reader")
    PROOFED = "proofed", _("proof-read")
    APPROVED = "approved", _("approved")
    SENT_BACK = "sent_back", _("sent back")
    SPIKED = "spiked", _("spiked")
