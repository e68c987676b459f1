"""What a person is told of stories that came into their hands, or went on from there."""

from datetime import timedelta

from django.db.models import F

from articles.models import Event

# What happened longer ago was read on the start page, or in the story's own log.
TOLD = timedelta(hours=36)


def handings(user, article_ids):
    """Return by article id the event by which somebody else gave the person what they hold now."""
    given = Event.objects.filter(
        article__in=article_ids,
        article__handler=user,
        verb="hand_over",
        # Since then it is where it is: an older hand-over speaks of an earlier time.
        at=F("article__waits_since"),
    )
    return {event.article_id: event for event in given.exclude(actor=user).select_related("actor")}


def gone_on(user, *, at):
    """Return the last event of each story that others went on with from the person's hands.

    The newest first. `details["held"]` is the headline as the person knew it: the story itself may
    not be theirs to see any more.
    """
    lately = (
        Event.objects.filter(at__gt=at - TOLD, at__lte=at, details__hands__0=user.pk)
        .exclude(actor=user)
        .exclude(article__handler=user)
        .select_related("actor", "article__section")
        .defer("article__body", "article__search_folded")
    )
    return list({event.article_id: event for event in reversed(lately)}.values())[::-1]


def holder_but(user, article):
    """Return who has the story in hand, where that is somebody else than the person, or None."""
    return article.handler if article.handler_id not in (None, user.pk) else None
