"""Hand in copy."""

from articles.actions.turn import turn
from articles.copy import Copy
from articles.readiness import missing
from articles.refusals import NotReady


def submit(*, article_id, version, actor, at):
    """Hand the story in for editing; raises `NotReady` with what it still lacks."""
    with turn(verb="submit", article_id=article_id, version=version, actor=actor, at=at) as held:
        refuse_unready(held.article)
    return held.article


def refuse_unready(article):
    """Raise `NotReady` with a sentence for each thing that the stored desk copy lacks."""
    if lacks := missing(Copy.of(article)):
        raise NotReady(*lacks)
