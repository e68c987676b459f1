"""Bring a withdrawn story back."""

from articles.actions.publish import refuse_pictures
from articles.actions.turn import turn
from articles.embargo import refuse_embargo
from articles.picture_rights import published_photos
from articles.reader_copy import copy_of, last_seen, open_span
from articles.snapshot import as_in_library, corrections_at


def restore(*, article_id, version, actor, at):
    """Show readers again what they last saw of the story, and return the new `Publication`.

    Its photos are those of the library by now: their rights may be others than then.
    """
    with turn(verb="restore", article_id=article_id, version=version, actor=actor, at=at) as held:
        last = last_seen(held.article, at=at)
        refuse_embargo(held.article, at)
        photos = published_photos(last)
        refuse_pictures(held.article, photos.values(), at)
        again = copy_of(
            last,
            visible_from=at,
            visible_until=None,
            change_kind=None,
            corrections=corrections_at(held.article, at),
            pictures=as_in_library(last.pictures, photos),
        )
        open_span(again, actor=actor, listed_like=last)
        held.details |= {"again": last.number, "publication": again.number}
    return again
