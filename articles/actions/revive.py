"""Take a spiked story up again."""

from articles.actions.turn import turn


def revive(*, article_id, version, actor, at):
    """Make a draft again of a spiked story."""
    with turn(verb="revive", article_id=article_id, version=version, actor=actor, at=at) as held:
        pass
    return held.article
