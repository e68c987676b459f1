"""What the desk's form asks about a change to a live story, and about its retraction."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.changes import NOTE_FIELDS, ChangeNote, reworded, touchy_changes
from articles.models import Publication
from articles.notices import may_look_twice
from articles.refusals import NeedsSecondLook
from articles.snapshot import snapshot
from vietnamese.moments import zoned

# The kinds in the order in which they are offered; what the input of each kind's words is called.
WORDS = {"update": "news", "typo": "", "clarification": "made_clear", "correction": "right_text"}
TEXTS = ("wrong_text", "right_text", "news", "made_clear", "apology", "authority_document")
TICKS = ("hides_difference", "looked_twice", "hides_headline")
# More touchy changes than these would hide each other.
MOST_SHOWN = 20


def note_of(asked):
    """Return the `ChangeNote` that the panel of a verb was filled in with.

    The inputs of other kinds are sent as well, hidden: what stands in them was not meant.
    """
    kind = asked["kind"] or "update"
    asked = asked | {"right_text": asked.get(WORDS[kind], "")}
    return ChangeNote(kind=kind, **{name: asked[name] for name in NOTE_FIELDS[kind]})


def panels(article, user, *, live, coming, at):
    """Return by verb what the panels ask and show besides, for a story as it is now."""
    retracting = {"retract": _retracting()}
    if live is None:
        return retracting
    panel = asks(article, user, live=live, at=at)
    replaced = _replaced(coming)
    return retracting | {
        "update": panel
        | {"confirm": _("Readers will see the text as it is saved now."), "replaces": replaced},
        "schedule": panel | {"replaces": replaced},
    }


def asks(article, user, *, live, at):
    """Return the kinds of change, and what the stored text changes for readers of `live`."""
    return {"kinds": _kinds(), "change": _what_changed(article, live, user, at)}


def _retracting():
    return {
        "retracts": True,
        "confirm": _(
            "Readers find the public reason, with the date, where the story stood and among the "
            "corrections. All of the story is kept."
        ),
    }


def typed(verb, data):
    """Return what was typed in the inputs of a panel, what was emptied or unticked too."""
    if f"{verb}-kind" not in data and f"{verb}-public_reason" not in data:
        return {}
    texts = ("public_reason", "kind", *TEXTS)
    given = {name: data[f"{verb}-{name}"] for name in texts if f"{verb}-{name}" in data}
    return {"typed": given | {name: f"{verb}-{name}" in data for name in TICKS}}


def asked_again(refusal):
    """Return what the panel shows besides when a verb was refused: what to look at again."""
    if not isinstance(refusal, NeedsSecondLook):
        return {}
    return {"look": {"touchy": refusal.changes[:MOST_SHOWN], "may_look": refusal.may_look}}


def _kinds():
    return [
        ("update", _("Update"), _("There is news. The time is printed.")),
        ("typo", _("Typo"), _("A slip of the keyboard. Readers are told nothing.")),
        ("clarification", _("Clarification"), _("It was right, but could be misunderstood.")),
        ("correction", _("Correction"), _("Something was wrong. The notice is printed.")),
    ]


def _replaced(coming):
    if coming is None:
        return ""
    return _(
        "The version that is to go live at %(time)s will not: this one takes its place, with its "
        "notice."
    ) % {"time": zoned(coming.visible_from)}


def _what_changed(article, live, user, at):
    """Return what the stored text changes that readers rely on, and words to begin a notice with.

    What is typed and not saved yet is not known here; the verb looks at it.
    """
    with override(settings.LANGUAGE_CODE):
        apology = _("The newsroom apologises to its readers and to all those concerned.")
    if not article.revisions.filter(version__gt=live.version).exists() or not article.section:
        return {"apology": apology}
    live = Publication.objects.get(pk=live.pk)
    new = snapshot(article, visible_from=at, published_at=live.published_at)
    wrong, right = reworded(live, new)
    changes = touchy_changes(live, new)
    return {
        "apology": apology,
        "wrong_text": wrong,
        "right_text": right,
        "touchy": changes[:MOST_SHOWN],
        "more": max(0, len(changes) - MOST_SHOWN),
        "may_look": may_look_twice(user, article, live),
    }
