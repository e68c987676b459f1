"""Give readers the new text of a live story."""

from django.utils.translation import gettext as _

from articles.actions.publish import refuse_embargo, refuse_pictures
from articles.actions.submit import refuse_unready
from articles.actions.turn import turn
from articles.models import Correction
from articles.picture_rights import placed_photos, published_photos
from articles.reader_copy import open_span
from articles.refusals import NotReady
from articles.snapshot import snapshot


def update(*, article_id, version, actor, at, kind="update", wrong_text="", right_text=""):
    """Replace the reader's copy by the desk copy from now and return the new `Publication`.

    The text that readers saw until now is kept. `kind` is a `CorrectionKind`; all but a typo
    print the time of the update, and with `right_text` a dated note that readers see.
    """
    with turn(verb="update", article_id=article_id, version=version, actor=actor, at=at) as held:
        refuse_unready(held.article)
        refuse_embargo(held.article, at)
        # A correction cannot wait for another picture: where the rights in one that readers know
        # have ended, pages leave it out already.
        known = published_photos(held.live)
        new = [photo for photo in placed_photos(held.article) if photo.pk not in known]
        refuse_pictures(held.article, new, at)
        _note(held, kind, wrong_text.strip(), right_text.strip())
        live = held.live
        publication = snapshot(
            held.article,
            visible_from=at,
            published_at=live.published_at,
            updated_at=live.updated_at if kind == "typo" else at,
        )
        open_span(publication, actor=actor)
        held.details |= {"publication": publication.number, "kind": kind}
    return publication


def _note(held, kind, wrong_text, right_text):
    """Write the dated note; a correction cannot go without saying what was wrong."""
    if kind == "correction" and not (wrong_text and right_text):
        raise NotReady(_("A correction says both what was wrong and what is right."))
    if right_text:
        Correction.objects.create(
            article=held.article,
            kind=kind,
            wrong_text=wrong_text,
            right_text=right_text,
            issued_by=held.actor,
            visible_from=held.at,
        )
