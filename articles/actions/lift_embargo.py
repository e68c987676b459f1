"""Shorten or lift an embargo."""

from django.utils.translation import gettext as _

from articles.actions.turn import turn
from articles.refusals import NotAllowed, WrongTime


def lift_embargo(*, article_id, version, actor, at, reason, until=None):
    """Let the embargo end at an earlier moment, or at once; who, when and why is kept.

    Raises `NoReason`, and `WrongTime` for a moment that is not earlier.
    """
    with turn(
        verb="lift_embargo",
        article_id=article_id,
        version=version,
        actor=actor,
        at=at,
        reason=reason,
    ) as held:
        before = held.article.embargo_until
        if before is None or before <= at:
            raise NotAllowed(_("No embargo binds this story now."))
        if until is not None and until >= before:
            raise WrongTime(
                _("Give a time before the embargo ends; to make it longer, save the story.")
            )
        held.article.embargo_until = until
        held.details["dates"] = {"embargo_until": [before.isoformat(), until and until.isoformat()]}
    return held.article
