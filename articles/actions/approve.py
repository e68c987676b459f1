"""Pass a story for publication."""

from articles.actions.submit import refuse_unready
from articles.actions.turn import turn


def approve(*, article_id, version, actor, at):
    """Pass the story for publication; raises `NotReady` with what it still lacks."""
    with turn(verb="approve", article_id=article_id, version=version, actor=actor, at=at) as held:
        refuse_unready(held.article)
    return held.article
