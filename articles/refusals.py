"""Why a verb was refused, in a sentence for the person who tried."""

from django.utils.translation import gettext as _


class Refused(Exception):
    """A verb that was not carried out; `sentences` say why, in the user's language."""

    def __init__(self, *sentences):
        super().__init__(*sentences)
        self.sentences = [str(sentence) for sentence in sentences]

    def __str__(self):
        return " ".join(self.sentences)


class NotAllowed(Refused):
    """This person may not make this move with this story as it is now."""


class NotReady(Refused):
    """The story lacks something."""


class NoReason(Refused):
    """The move asks for a reason and got none."""

    def __init__(self):
        super().__init__(_("Give a reason: the person who wrote the story will read it."))


class Stale(Refused):
    """Somebody saved since the version that this decision was made on.

    `changes` are the names of the fields that they changed, `saved_by` and `saved_at` who and
    when, `version` the story's own by then.
    """

    def __init__(self, sentence, *, saved_by, saved_at, changes, version):
        super().__init__(sentence)
        self.saved_by, self.saved_at, self.changes = saved_by, saved_at, changes
        self.version = version


class UnderEmbargo(Refused):
    """A promise to a source forbids this time."""


class WrongTime(Refused):
    """The time given cannot be used."""
