"""The roles of a newsroom, as data; who may do what with a story stands in articles.workflow."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """A role; its value is the name of the Django group that a migration makes."""

    CONTRIBUTOR = "contributor", _("contributor")
    REPORTER = "reporter", _("reporter")
    EDITOR = "editor", _("editor")
    PROOF_READER = "proof_reader", _("proof-reader")
    DESK_HEAD = "desk_head", _("desk head")
    MANAGING_EDITOR = "managing_editor", _("managing editor")
    EDITOR_IN_CHIEF = "editor_in_chief", _("editor-in-chief")
    PHOTO_DESK = "photo_desk", _("photo desk")
    ACCOUNTANT = "accountant", _("royalties and accounts")
    ADMINISTRATOR = "administrator", _("administrator")
