"""Take a story for editing."""

from articles.actions.turn import turn


def take(*, article_id, version, actor, at):
    """Say that the person edits the story now, so that nobody else begins."""
    with turn(verb="take", article_id=article_id, version=version, actor=actor, at=at) as held:
        pass
    return held.article
