"""Make a story, or the next version of a live one, public from a later moment."""

from django.utils.translation import gettext as _

from articles.actions.publish import (
    first_published_at,
    refuse_pictures,
    refuse_withdrawn,
)
from articles.actions.submit import refuse_unready
from articles.actions.turn import turn
from articles.changes import PLAIN_UPDATE
from articles.embargo import refuse_embargo
from articles.models.correction import CorrectionKind
from articles.notices import file_change
from articles.picture_rights import placed_photos
from articles.reader_copy import call_off_after, open_span
from articles.refusals import WrongTime
from articles.snapshot import snapshot


def schedule(*, article_id, version, actor, at, go_live_at, note=PLAIN_UPDATE, bundle=None):
    """Open the story to readers at `go_live_at` and return the `Publication`.

    The row is written now; nothing has to run at that moment. A story that is live changes over
    then, and the `ChangeNote` says what sort of change it is; readers get its notice then, too.
    Scheduling again replaces what was scheduled. `bundle` is the id of the one with which it goes
    live, for the log.
    """
    with turn(
        verb="schedule", article_id=article_id, version=version, actor=actor, at=at, bundle=bundle
    ) as held:
        if go_live_at is None or go_live_at <= at:
            raise WrongTime(_("Give a time that is still to come."))
        refuse_withdrawn(held)
        refuse_unready(held.article)
        refuse_embargo(held.article, go_live_at)
        refuse_pictures(held.article, placed_photos(held.article), go_live_at)
        call_off_after(held.article, at)
        live, first = held.live, first_published_at(held.article, at)
        publication = snapshot(
            held.article,
            visible_from=go_live_at,
            published_at=first or go_live_at,
            updated_at=go_live_at if first else None,
        )
        if live:
            if note.kind == CorrectionKind.TYPO:
                publication.updated_at = live.updated_at
            file_change(held, note, live=live, publication=publication)
        open_span(publication, actor=actor)
        held.details |= {"publication": publication.number, "go_live": go_live_at.isoformat()}
    return publication
