"""The promise to a source that nothing of a story appears before a moment."""

from django.utils.translation import gettext as _

from articles.refusals import UnderEmbargo
from vietnamese.moments import zoned


def refuse_embargo(article, moment):
    """Raise `UnderEmbargo` if readers would see the story before its source allows it."""
    if article.embargo_until and moment < article.embargo_until:
        raise UnderEmbargo(
            _("The source asked that nothing appear before %(time)s (embargo).")
            % {"time": zoned(article.embargo_until)}
        )


def refuse_shorter(article, planning, *, at):
    """Raise `UnderEmbargo` if the dates would shorten or take away an embargo that still binds."""
    until = article.embargo_until
    if until is None or until <= at or "embargo_until" not in planning:
        return
    wanted = planning["embargo_until"]
    if wanted is None or wanted < until:
        raise UnderEmbargo(
            _(
                "The embargo until %(time)s stays: here it can be made longer. To shorten or lift "
                "it is for a managing editor or the editor-in-chief, with a reason."
            )
            % {"time": zoned(until)}
        )
