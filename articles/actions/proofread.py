"""Say that a story was proof-read."""

from articles.actions.turn import turn


def proofread(*, article_id, version, actor, at):
    """Say that the person has read this version to the last letter: it can be passed now."""
    with turn(verb="proofread", article_id=article_id, version=version, actor=actor, at=at) as held:
        pass
    return held.article
