"""Save the desk copy."""

from articles.actions.turn import turn
from articles.copy import Copy, changed_fields, write
from articles.models import Revision


def save(*, article_id, version, copy, actor, at, planning=None):
    """Store a `Copy` as the desk copy, keep it as a revision and return the Article.

    `planning` are the dates that are no part of the text: deadline_at, planned_date,
    embargo_until. Readers see nothing of it.
    """
    with turn(verb="save", article_id=article_id, version=version, actor=actor, at=at) as held:
        held.details["changed"] = changed_fields(Copy.of(held.article), copy)
        for name, value in (planning or {}).items():
            setattr(held.article, name, value)
        write(copy, held.article)
        keep_revision(held.article, copy, actor, at, version=held.article.version + 1)
    return held.article


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
