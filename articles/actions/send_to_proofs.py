"""Send an edited story to the proof-reader."""

from articles.actions.submit import refuse_unready
from articles.actions.turn import turn


def send_to_proofs(*, article_id, version, actor, at):
    """Pass the story on to whoever proof-reads; raises `NotReady` with what it still lacks."""
    with turn(
        verb="send_to_proofs", article_id=article_id, version=version, actor=actor, at=at
    ) as held:
        refuse_unready(held.article)
    return held.article
