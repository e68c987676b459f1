"""Bring a withdrawn story back."""

from copy import copy

from django.db.models.base import ModelState
from django.utils.translation import gettext as _

from articles.actions.publish import refuse_embargo
from articles.actions.turn import turn
from articles.reader_copy import open_span
from articles.refusals import NotAllowed


def restore(*, article_id, version, actor, at):
    """Show readers again what they last saw of the story, and return the new `Publication`."""
    with turn(verb="restore", article_id=article_id, version=version, actor=actor, at=at) as held:
        last = (
            held.article.publications.ever_visible()
            .filter(visible_from__lte=at)
            .order_by("-number")
            .first()
        )
        if last is None:
            raise NotAllowed(_("Readers have never seen this story."))
        refuse_embargo(held.article, at)
        again = copy(last)
        again.pk, again._state = None, ModelState()
        again.visible_from, again.visible_until = at, None
        open_span(again, actor=actor, listed_like=last)
        held.details |= {"again": last.number, "publication": again.number}
    return again
