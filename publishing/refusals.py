"""Why a verb on a bundle was refused, and what more than one of them refuses."""

from django.utils.translation import gettext as _

from articles.refusals import Refused


class BundleRefused(Refused):
    """Some items of a bundle cannot go live, so none does.

    `refusals` are pairs of the item and the sentences that say why, for all items at once.
    """

    def __init__(self, refusals):
        self.refusals = refusals
        super().__init__(
            *(
                _("%(item)s: %(reason)s") % {"item": item, "reason": " ".join(sentences)}
                for item, sentences in refusals
            )
        )


class StaleBundle(Refused):
    """Somebody changed the bundle since the version that this decision was made on."""


class WrongItem(Refused):
    """What was to be put into the bundle cannot stand in it."""


def refuse_end(until, bundle, at):
    """Raise `WrongItem` for an end that comes before the beginning."""
    if until is not None and until <= (bundle.go_live_at or at):
        raise WrongItem(_("The end must come after the time at which the bundle goes live."))
