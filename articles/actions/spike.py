"""Drop a story that was not published."""

from articles.actions.turn import refuse_scheduled, turn


def spike(*, article_id, version, actor, at, reason=""):
    """Drop the story; it is kept and can be revived."""
    with turn(
        verb="spike", article_id=article_id, version=version, actor=actor, at=at, reason=reason
    ) as held:
        refuse_scheduled(held)
    return held.article
