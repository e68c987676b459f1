"""What the article form shows around the fields: state, moves, history, what is missing."""

from datetime import datetime

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin import changing
from articles.copy import Copy
from articles.embargo import binds
from articles.events import printed_event
from articles.models import Publication
from articles.names import RELATED, field_name
from articles.notices import retraction_of
from articles.picture_rights import notices
from articles.readiness import missing
from articles.states import State
from articles.workflow import VERBS, allowed, may, may_backdate, people_for
from richtext.figures import plain_text
from vietnamese.collation import name_sort_key
from vietnamese.dates import date_line
from vietnamese.moments import zoned, zones

QUIET = {"spike", "send_back", "withdraw", "retract", "unschedule", "hand_over", "lift_embargo"}
MAIN_FIRST = (
    *("submit", "update", "publish", "proofread", "approve", "send_to_proofs", "restore", "revive"),
    *("take", "schedule"),
)
# What shows readers another text than the one that was taken down.
AGAIN = {"publish", "schedule"}
NO_BUTTONS = {"save", "plan"}  # the form itself
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
    )
    asked = changing.panels(article, user, live=live, coming=coming, at=at)
    buttons = sorted(
        (
            _button(verb, user, article) | asked.get(verb.name, {})
            for verb in verbs
            if verb.name not in NO_BUTTONS
        ),
        key=_order_of_gone if is_gone else _order,
    )
    writing = article.state in {State.DRAFT, State.SENT_BACK}
    return {
        "state": article.state,
        "state_label": article.get_state_display(),
        "saved_at": article.updated_at,
        "saved_by": article.updated_by,
        "version": article.version,
        "verbs": buttons,
        # Nothing is pressed lightly on a story that was taken back before readers.
        "has_main": bool(buttons) and not is_retracted,
        "embargo_until": article.embargo_until if binds(article, at) else None,
        "handler": article.handler,
        "waits_since": article.waits_since,
        "is_read_again": article.state == State.PROOFED and may(user, "save", article),
        "missing": missing(Copy.of(article)) if writing else [],
        "picture_notices": notices(article, at=coming.visible_from if coming else at),
        "live": live
        and {"url": live.get_absolute_url(), "since": live.visible_from}
        | {"is_older": live.version < saved},
        # What was saved since is not in it: the snapshot was taken when it was scheduled.
        "scheduled": coming and {"at": coming.visible_from, "is_older": coming.version < saved},
        "was_live": was_live,
        "is_retracted": is_retracted,
        "events": (events := _events(article)),
        "returned": _returned(article, events),
        "preview_url": reverse("admin:articles_article_preview", args=[article.pk]),
    }


def new_story():
    """Return the context of the bar of a story that is not saved yet: it can be handed in."""
    return {
        "state": State.DRAFT.value,
        "state_label": _("New story"),
        "verbs": [{"name": "submit", "label": VERBS["submit"].label, "css": ""}],
        "has_main": True,
    }


def with_what_was_typed(buttons, data, errors, refusal=None):
    """Give the buttons' panels back what was typed in them, and the one pressed its errors."""
    said = {data.get("_verb"): {"errors": errors, **changing.asked_again(refusal)}}
    return [
        button | _typed(button["name"], data) | said.get(button["name"], {}) for button in buttons
    ]


def _typed(verb, data):
    names = {"at_0": "at_date", "at_1": "at_time"}
    parts = ("reason", "to", "at_0", "at_1")
    return {
        names.get(part, part): data[f"{verb}-{part}"]
        for part in parts
        if data.get(f"{verb}-{part}")
    } | changing.typed(verb, data)


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


def _button(verb, user, article):
    button = {
        "name": verb.name,
        "label": verb.label,
        "css": "quiet" if verb.name in QUIET else "",
        "needs_reason": verb.needs_reason or verb.name == "spike",
        "needs_time": verb.name == "schedule",
    }
    if verb.name == "publish" and may_backdate(user):
        button |= {
            "needs_time": True,
            "time_help": _(
                "Empty: now. An earlier date is printed as the date of publication. Time zone of "
                "the newsroom: %(zone)s."
            )
            % {"zone": zones()},
        }
    if verb.name == "hand_over":
        people = people_for(article).exclude(pk=article.handler_id)
        button |= {
            "needs_reason": True,
            "reason_label": _("Note (need not be)"),
            "people": [(person.pk, str(person)) for person in sorted(people, key=_by_name)],
        }
    if verb.name == "lift_embargo":
        button |= {
            "needs_time": True,
            "time_help": _(
                "Empty: it ends at once. Or a time before %(until)s. Time zone of the newsroom: "
                "%(zone)s."
            )
            % {"until": zoned(article.embargo_until), "zone": zones()},
        }
    if verb.name == "schedule":
        button["time_help"] = _("Time zone of the newsroom: %(zone)s.") % {"zone": zones()}
    return button


def _by_name(person):
    return name_sort_key(str(person))


def _order(button):
    name = button["name"]
    return MAIN_FIRST.index(name) if name in MAIN_FIRST else len(MAIN_FIRST)


def _order_of_gone(button):
    """Sort the buttons of a story that was taken down: to bring it back comes first."""
    if button["name"] == "restore":
        return -1
    return len(MAIN_FIRST) if button["name"] in AGAIN else _order(button)


def _returned(article, events):
    """Return the event by which a story came back to its writer, with its reason, or None."""
    if article.state != State.SENT_BACK:
        return None
    return next((event for event in events if event["verb"] == "send_back"), None)


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
