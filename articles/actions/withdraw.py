"""Take a live story down."""

from articles.actions.turn import turn
from articles.reader_copy import call_off_after, close_span


def withdraw(*, article_id, version, actor, at, reason):
    """End what readers see of the story now, and call off what was to come; all of it is kept."""
    with turn(
        verb="withdraw",
        article_id=article_id,
        version=version,
        actor=actor,
        at=at,
        reason=reason,
    ) as held:
        call_off_after(held.article, at)
        held.details["publication"] = close_span(held.article, at=at).number
    return held.article
