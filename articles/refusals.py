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

    def __init__(self, *sentences):
        super().__init__(
            *(sentences or [_("Give a reason: the person who wrote the story will read it.")])
        )


class Stale(Refused):
    """Somebody saved since the version that this decision was made on.

    `changes` are the names of the fields that they changed, `saved_by` and `saved_at` who and
    when, `version` the story's own by then.
    """

    def __init__(self, sentence, *, saved_by, saved_at, changes, version):
        super().__init__(sentence)
        self.saved_by, self.saved_at, self.changes = saved_by, saved_at, changes
        self.version = version


class NeedsSecondLook(Refused):
    """A change filed as a typo touches what readers rely on.

    `changes` are the `articles.changes.Change`s, `may_look` says whether this person's second look
    would do.
    """

    # More than these would hide each other.
    MOST_NAMED = 12

    def __init__(self, changes, *, may_look):
        named = "; ".join(str(change) for change in changes[: self.MOST_NAMED])
        if (more := len(changes) - self.MOST_NAMED) > 0:
            named = _("%(changes)s; and %(count)d more") % {"changes": named, "count": more}
        super().__init__(
            _("This is more than a typo. What changed: %(changes)s.")
            % {"changes": named.rstrip(".")},
            _("Look at each of them again and say so below, or choose another kind of change.")
            if may_look
            else _(
                "You saved this text yourself: let somebody else look at it and send it, or choose "
                "another kind of change."
            ),
        )
        self.changes, self.may_look = changes, may_look


class UnderEmbargo(Refused):
    """A promise to a source forbids this time."""


class EmbargoStays(UnderEmbargo):
    """The dates that were typed would end a promise sooner: for the field of that date."""


class WrongTime(Refused):
    """The time given cannot be used."""


class AddressTaken(Refused):
    """The address asked for cannot be given: it is taken, or no address at all."""


class WrongPerson(Refused):
    """The person named cannot do what they are given."""
