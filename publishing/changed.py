"""What was done to the stories of a bundle since they were put in, as far as it must be looked at.

Their dates, hands and states are none of it: a bundle asks for these when it is released.
"""

from django.db.models import Q

from articles.models import Event

# The verbs that write words; `save` alone may leave them as they are.
WRITING = ("create", "save")
# What others showed readers, or took from them, by hand.
SHOWING = ("publish", "schedule", "unschedule", "update", "withdraw", "retract", "restore")


def changes_since(versions):
    """Return by id of the story the newest `Event` that must be looked at: one query.

    `versions` says by id of the story which version was looked at.
    """
    since = Q(pk__in=[])
    for article_id, version in versions.items():
        since |= Q(article=article_id, version__gt=version)
    events = Event.objects.filter(since, verb__in=WRITING + SHOWING).select_related("actor")
    # Oldest first: the newest of each story is what stays.
    return {event.article_id: event for event in reversed(events) if _counts(event)}


def change_of(item, article):
    """Return the newest `Event` of the story that must be looked at, or None."""
    return changes_since({article.pk: item.article_version}).get(article.pk)


def _counts(event):
    return event.verb != "save" or bool(event.details.get("changed"))
