"""Drop a story that was not published."""

from django.utils.translation import gettext as _

from articles.actions.turn import turn
from articles.refusals import NotAllowed


def spike(*, article_id, version, actor, at, reason=""):
    """Drop the story; it is kept and can be revived."""
    with turn(
        verb="spike", article_id=article_id, version=version, actor=actor, at=at, reason=reason
    ) as held:
        if held.coming.exists():
            raise NotAllowed(_("The story is scheduled: call off the schedule first."))
    return held.article
