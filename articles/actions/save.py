"""Save the desk copy."""

from django.utils.translation import gettext as _

from articles.actions.plan import set_dates
from articles.actions.turn import turn
from articles.copy import Copy, changed_fields, write
from articles.embargo import refuse_shorter
from articles.models import Revision
from articles.refusals import UnderEmbargo
from articles.states import State
from articles.workflow import is_proofread, may


def save(*, article_id, version, copy, actor, at, planning=None):
    """Store a `Copy` as the desk copy, keep it as a revision and return the Article.

    Where text and dates stand as they are wanted, nothing happens and nothing is recorded.
    `planning` are the dates that are no part of the text: deadline_at, planned_date,
    embargo_until. Readers see nothing of it. An embargo is set and extended here; to shorten one is
    the verb `lift_embargo`. A text that changes after it was proof-read goes back to be read again.
    """
    with turn(
        verb="save",
        article_id=article_id,
        version=version,
        actor=actor,
        at=at,
        photo_ids=[caption.photo_id for caption in copy.captions],
    ) as held:
        before = Copy.of(held.article)
        held.details["changed"] = changed_fields(before, copy)
        _refuse_shorter(held, planning or {})
        if changed_dates := set_dates(held.article, planning or {}):
            held.details["dates"] = changed_dates
        held.is_idle = not (held.details["changed"] or changed_dates)
        if not held.is_idle:
            _refuse_broken_promise(held)
            write(copy, held.article, before=before)
            if held.details["changed"]:
                _read_again(held)
            keep_revision(held.article, copy, actor, at, version=held.article.version + 1)
    return held.article


def _read_again(held):
    """Send what was proof-read back to the proof-reader: these words nobody has read yet.

    What readers see already is corrected without waiting; a second look guards that.
    """
    article = held.article
    was_passed = article.state == State.APPROVED and is_proofread(article) and not held.live
    if article.state == State.PROOFED or was_passed:
        article.state, article.handler = State.PROOFS, None


def _refuse_shorter(held, planning):
    may_lift = may(held.actor, "lift_embargo", held.article)
    refuse_shorter(held.article, planning, at=held.at, may_lift=may_lift)


def _refuse_broken_promise(held):
    """Raise `UnderEmbargo` where a publication is coming before the embargo ends."""
    until = held.article.embargo_until
    if until and held.coming.filter(visible_from__lt=until).exists():
        raise UnderEmbargo(
            _("The story is scheduled before this embargo ends: call off the schedule first.")
        )


def keep_revision(article, copy, actor, at, *, version=None, note=""):
    """Append the complete copy to the story's history."""
    Revision.objects.create(
        article=article,
        version=version or article.version,
        copy=copy.as_json(),
        saved_by=actor,
        saved_at=at,
        note=note,
    )
