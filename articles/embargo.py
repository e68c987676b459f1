"""The promise to a source that nothing of a story appears before a moment."""

from django.utils.translation import gettext as _

from articles.refusals import EmbargoStays, UnderEmbargo
from articles.workflow import VERBS
from vietnamese.moments import zoned


def binds(article, moment):
    """Tell whether the promise still holds at the moment."""
    return article.embargo_until is not None and moment < article.embargo_until


def refuse_embargo(article, moment):
    """Raise `UnderEmbargo` if readers would see the story before its source allows it."""
    if binds(article, moment):
        raise UnderEmbargo(
            _("The source asked that nothing appear before %(time)s (embargo).")
            % {"time": zoned(article.embargo_until)}
        )


def refuse_shorter(article, planning, *, at, may_lift):
    """Raise `EmbargoStays` if the dates would shorten or take away an embargo that still binds.

    `may_lift` says whether the person may do it by the verb `lift_embargo`, and is told so.
    """
    until = article.embargo_until
    if until is None or until <= at or "embargo_until" not in planning:
        return
    wanted = planning["embargo_until"]
    if wanted is None or wanted < until:
        sentence = (
            _(
                "The embargo until %(time)s stays: here it can only be made longer. To shorten or "
                "lift it, press “%(button)s…” above and give a reason."
            )
            if may_lift
            else _(
                "The embargo until %(time)s stays: here it can be made longer. To shorten or lift "
                "it is for a managing editor or the editor-in-chief, with a reason."
            )
        )
        raise EmbargoStays(sentence % {"time": zoned(until), "button": VERBS["lift_embargo"].label})
