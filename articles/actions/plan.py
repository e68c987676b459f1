"""Say when a story is due and for which day it is meant."""

from articles.actions.turn import turn

DATES = ("deadline_at", "planned_date")


def plan(*, article_id, version, actor, at, planning):
    """Set `deadline_at` and `planned_date`, or one of them, without touching the text.

    What is not named in `planning` stays; None takes a date away. When readers see the story is
    another matter: that is `schedule`.
    """
    with turn(verb="plan", article_id=article_id, version=version, actor=actor, at=at) as held:
        changed = {}
        for name in DATES:
            before = getattr(held.article, name)
            if name in planning and planning[name] != before:
                setattr(held.article, name, planning[name])
                changed[name] = [_printed(before), _printed(planning[name])]
        held.details["dates"] = changed
    return held.article


def _printed(value):
    return value and value.isoformat()
