"""Return a story with a reason."""

from articles.actions.turn import refuse_scheduled, turn


def send_back(*, article_id, version, actor, at, reason):
    """Return the story to its writer; raises `NoReason` without one."""
    with turn(
        verb="send_back",
        article_id=article_id,
        version=version,
        actor=actor,
        at=at,
        reason=reason,
    ) as held:
        # It would go live by itself while its writer mends it.
        refuse_scheduled(held)
    return held.article
