"""Say when a story is due and for which day it is meant."""

from articles.actions.turn import turn

DATES = ("deadline_at", "planned_date")


def plan(*, article_id, version, actor, at, planning):
    """Set `deadline_at` and `planned_date`, or one of them, without touching the text.

    What is not named in `planning` stays; None takes a date away. When readers see the story is
    another matter: that is `schedule`.
    """
    with turn(verb="plan", article_id=article_id, version=version, actor=actor, at=at) as held:
        asked = {name: planning[name] for name in DATES if name in planning}
        held.details["dates"] = set_dates(held.article, asked)
    return held.article


def set_dates(article, planning):
    """Set the dates and return those that changed, as [old, new] for the record."""
    changed = {}
    for name, value in planning.items():
        before = getattr(article, name)
        if before != value:
            changed[name] = [before and before.isoformat(), value and value.isoformat()]
            setattr(article, name, value)
    return changed
