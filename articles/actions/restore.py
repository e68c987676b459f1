"""Bring a withdrawn story back."""

from django.db.models import F
from django.utils.translation import gettext as _

from articles.actions.publish import refuse_embargo
from articles.actions.turn import turn
from articles.reader_copy import open_span
from articles.refusals import NotAllowed


def restore(*, article_id, version, actor, at):
    """Show readers again what they last saw of the story, and return the new `Publication`."""
    with turn(verb="restore", article_id=article_id, version=version, actor=actor, at=at) as held:
        last = (
            held.article.publications.filter(visible_from__lte=at)
            .exclude(visible_until=F("visible_from"))
            .order_by("-number")
            .first()
        )
        if last is None:
            raise NotAllowed(_("Readers have never seen this story."))
        refuse_embargo(held.article, at)
        held.details["again"] = last.number
        last.pk, last._state.adding = None, True
        last.visible_from, last.visible_until = at, None
        open_span(last, actor=actor)
        held.details["publication"] = last.number
    return last
