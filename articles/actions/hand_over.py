"""Put a story into somebody's hands."""

from django.utils.translation import gettext as _

from articles.actions.turn import turn
from articles.refusals import WrongPerson
from articles.workflow import people_for


def hand_over(*, article_id, version, actor, at, to, reason=""):
    """Put the story into the hands of a person, with a note; they see it and may work on it.

    Raises `WrongPerson` for somebody who could not work on it as it is now.
    """
    with turn(
        verb="hand_over", article_id=article_id, version=version, actor=actor, at=at, reason=reason
    ) as held:
        article = held.article
        if to is None:
            raise WrongPerson(_("Say to whom."))
        if article.handler_id == to.pk:
            raise WrongPerson(_("%(name)s has this story already.") % {"name": to})
        if not people_for(article).filter(pk=to.pk).exists():
            raise WrongPerson(
                _("%(name)s could not work on this story now: state “%(state)s”.")
                % {"name": to, "state": article.get_state_display()}
            )
        held.details["hands"] = [article.handler_id, to.pk]
        # The name as it was: people marry, and leave.
        held.details["to"] = str(to)
        article.handler = to
    return held.article
