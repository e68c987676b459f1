"""Call off what was scheduled."""

from django.utils.translation import gettext as _

from articles.actions.turn import turn
from articles.reader_copy import call_off_after
from articles.refusals import NotAllowed


def unschedule(*, article_id, version, actor, at):
    """Take back every publication that has not begun; what is live stays as it is."""
    with turn(
        verb="unschedule", article_id=article_id, version=version, actor=actor, at=at
    ) as held:
        if not call_off_after(held.article, at):
            raise NotAllowed(_("Nothing of this story is scheduled."))
    return held.article
