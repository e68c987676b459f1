"""What the article form shows around the fields: state, moves, history, what is missing."""

from datetime import datetime

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin import changing
from articles.admin.buttons import buttons
from articles.copy import Copy
from articles.embargo import binds
from articles.events import printed_event
from articles.hands import handings
from articles.models import Publication
from articles.names import RELATED, field_name
from articles.notices import retraction_of
from articles.picture_rights import notices, photos_of
from articles.readiness import missing
from articles.states import State
from articles.workflow import VERBS, allowed, may
from richtext.figures import plain_text
from vietnamese.dates import date_line

LAST_EVENTS = 20


def desk_copy(article, user, *, at):
    """Return the context of the bar and of the side column, for this person at this moment."""
    live, coming, was_live = _life(article, at)
    saved = last_saved(article) if live or coming else 0
    is_gone = was_live and live is None
    is_retracted = is_gone and retraction_of(article.pk, at=at) is not None
    verbs = allowed(
        user,
        article,
        is_live=live is not None,
        is_scheduled=coming is not None,
        was_live=was_live,
        is_retracted=is_retracted,
        is_embargoed=binds(article, at),
    )
    asked = changing.panels(article, user, live=live, coming=coming, at=at)
    offered = buttons(verbs, asked, user, article, is_gone=is_gone, at=at)
    writing = article.state in {State.DRAFT, State.SENT_BACK}
    return {
        "state": article.state,
        "state_label": article.get_state_display(),
        "saved_at": article.updated_at,
        "saved_by": article.updated_by,
        "version": article.version,
        "verbs": offered,
        # Nothing is pressed lightly on a story that was taken back before readers.
        "has_main": bool(offered) and not is_retracted,
        "embargo_until": article.embargo_until if binds(article, at) else None,
        "handler": article.handler,
        "waits_since": article.waits_since,
        "is_read_again": article.state == State.PROOFED and may(user, "save", article),
        "missing": missing(Copy.of(article)) if writing else [],
        "picture_notices": notices(
            photos_of(article.image_captions.all()),
            article=article,
            at=coming.visible_from if coming else at,
        ),
        "live": live
        and {"url": live.get_absolute_url(), "since": live.visible_from}
        | {"is_older": live.version < saved},
        # What was saved since is not in it: the snapshot was taken when it was scheduled.
        "scheduled": coming and {"at": coming.visible_from, "is_older": coming.version < saved},
        "was_live": was_live,
        "is_retracted": is_retracted,
        "events": (events := _events(article)),
        "returned": _returned(article, events),
        "handed": _handed(article, user),
        "preview_url": reverse("admin:articles_article_preview", args=[article.pk]),
    }


def new_story():
    """Return the context of the bar of a story that is not saved yet: it can be handed in."""
    return {
        "state": State.DRAFT.value,
        "state_label": _("New story"),
        "verbs": [
            {"name": "submit", "label": VERBS["submit"].label, "css": "", "has_panel": False}
        ],
        "has_main": True,
    }


def conflict(article, changes):
    """Return what stands in the stored copy now, for each thing that somebody else changed."""
    return [{"label": field_name(name), "theirs": _in_words(article, name)} for name in changes]


def _in_words(article, name):
    """Return one part of the stored copy as a person reads it."""
    if name == "body":
        return plain_text(article.body)
    if name == "bylines":
        return ", ".join(str(row) for row in article.bylines.all())
    if name == "captions":
        return "\n".join(str(row) for row in article.image_captions.select_related("photo"))
    value = getattr(article, RELATED.get(name, name))
    if hasattr(value, "all"):
        return ", ".join(str(row) for row in value.all())
    if isinstance(value, datetime):
        return date_line(value)
    return getattr(article, f"get_{name}_display", lambda: str(value or ""))()


def last_saved(article):
    """Return the version of the newest text of the story."""
    return article.revisions.aggregate(newest=Max("version"))["newest"] or 0


def _life(article, at):
    """Return what is live, what comes next, and whether readers ever saw the story."""
    live = coming = None
    was_live = False
    rows = (
        Publication.objects.ever_visible()
        .filter(article=article)
        .select_related("section")
        .defer("body", "search_exact", "search_folded")
        .order_by("visible_from")
    )
    for publication in rows:
        if publication.is_visible(at=at):
            live = publication
        elif publication.visible_from > at:
            coming = coming or publication
        was_live = was_live or publication.visible_from <= at
    return live, coming, was_live


def _returned(article, events):
    """Return the event by which a story came back to its writer, with its reason, or None."""
    if article.state != State.SENT_BACK:
        return None
    return next((event for event in events if event["verb"] == "send_back"), None)


def _handed(article, user):
    """Return the event by which somebody put the story into this person's hands, or None."""
    is_theirs = article.handler_id == user.pk
    return handings(user, [article.pk]).get(article.pk) if is_theirs else None


def _events(article):
    return [
        {
            "who": event.actor,
            "verb": event.verb,
            "what": printed_event(event),
            "when": event.at,
            "note": event.reason,
            "to": event.details.get("to", ""),
            "said": event.details.get("said"),
        }
        for event in article.events.select_related("actor")[:LAST_EVENTS]
    ]
