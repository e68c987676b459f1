"""Give readers the new text of a live story."""

from articles.actions.publish import refuse_pictures
from articles.actions.submit import refuse_unready
from articles.actions.turn import turn
from articles.changes import PLAIN_UPDATE
from articles.embargo import refuse_embargo
from articles.models.correction import CorrectionKind
from articles.notices import file_change
from articles.picture_rights import placed_photos, published_photos
from articles.reader_copy import open_span
from articles.snapshot import snapshot


def update(*, article_id, version, actor, at, note=PLAIN_UPDATE, bundle=None):
    """Replace the reader's copy by the desk copy from now and return the new `Publication`.

    The text that readers saw until now is kept. The `ChangeNote` says what sort of change it is:
    all but a typo print the time of the update, and readers get a dated notice with its words.
    Raises `NotReady` and `NeedsSecondLook`, as `articles.notices.file_change`. What was scheduled
    is called off: this text takes its place. `bundle` is the id of the one with which it goes
    live, for the log.
    """
    with turn(
        verb="update", article_id=article_id, version=version, actor=actor, at=at, bundle=bundle
    ) as held:
        refuse_unready(held.article)
        refuse_embargo(held.article, at)
        # A correction cannot wait for another picture: where the rights in one that readers know
        # have ended, pages leave it out already.
        live = held.live
        known = published_photos(live)
        new = [photo for photo in placed_photos(held.article) if photo.pk not in known]
        refuse_pictures(held.article, new, at)
        publication = snapshot(
            held.article,
            visible_from=at,
            published_at=live.published_at,
            updated_at=live.updated_at if note.kind == CorrectionKind.TYPO else at,
        )
        file_change(held, note, live=live, publication=publication)
        open_span(publication, actor=actor)
        held.details["publication"] = publication.number
    return publication
