"""Make a story public, from now."""

from datetime import UTC, datetime

from django.utils.translation import gettext as _

from articles.actions.submit import refuse_unready
from articles.actions.turn import turn
from articles.embargo import refuse_embargo
from articles.picture_rights import obstacles, placed_photos
from articles.reader_copy import open_span
from articles.refusals import NotAllowed, NotReady, WrongTime
from articles.snapshot import snapshot
from articles.workflow import may_backdate, may_publish_again

# The archive's addresses begin here; an earlier year is a slip of the keyboard.
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)


def publish(*, article_id, version, actor, at, published_at=None, bundle=None):
    """Open the story to readers now and return the `Publication`.

    `published_at` is the date printed, `at` unless given; an earlier one is for those who may
    backdate and is recorded. `bundle` is the id of the one with which it goes live, for the log.
    Raises `NotReady`, `UnderEmbargo`, `WrongTime`.
    """
    with turn(
        verb="publish", article_id=article_id, version=version, actor=actor, at=at, bundle=bundle
    ) as held:
        refuse_withdrawn(held)
        refuse_unready(held.article)
        refuse_embargo(held.article, at)
        refuse_pictures(held.article, placed_photos(held.article), at)
        _refuse_date(published_at, actor, at)
        if published_at:
            held.details["backdated_to"] = published_at.isoformat()
        publication = snapshot(
            held.article,
            visible_from=at,
            published_at=published_at or first_published_at(held.article, at) or at,
        )
        open_span(publication, actor=actor)
        held.details["publication"] = publication.number
    return publication


def first_published_at(article, at):
    """Return the date under which readers first saw the story before `at`, or None."""
    seen = article.publications.ever_visible().filter(visible_from__lte=at)
    return seen.order_by("number").values_list("published_at", flat=True).first()


def refuse_withdrawn(held):
    """Raise `NotAllowed` where chiefs took the story down and this person is none of them."""
    withdrawn = held.live is None and first_published_at(held.article, held.at)
    if withdrawn and not may_publish_again(held.actor):
        raise NotAllowed(
            _(
                "This story was withdrawn: only a managing editor or the editor-in-chief "
                "brings it back."
            )
        )


def refuse_pictures(article, photos, moment):
    """Raise `NotReady` if readers may not be shown one of the photos from the moment on."""
    if forbidden := obstacles(photos, article=article, at=moment):
        raise NotReady(*forbidden)


def _refuse_date(published_at, actor, at):
    if published_at is None:
        return
    if published_at < EARLIEST:
        raise WrongTime(_("Give a year from 1900 on."))
    if published_at > at:
        raise WrongTime(_("This time is still to come: use “Schedule” for it."))
    if not may_backdate(actor):
        raise NotAllowed(_("Only a managing editor or the editor-in-chief may set the date back."))
