"""The start page of the desk: what is each person's to do, and the tools that are theirs."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.events import printed_event
from articles.hands import gone_on, handings
from articles.models import Article
from articles.states import State
from articles.workflow import PROOFS, REVIEW, WRITING, seen_by
from frontpage.rights import may_arrange_some
from people import rights
from people.roles import Role
from publishing.rights import may_look_back, may_see_bundles
from royalties.workflow import enters as enters_royalties
from shift.seen import among
from shift.waiting import not_on_its_way

ON_A_LIST = 12
EDITORS = (Role.EDITOR, Role.DESK_HEAD, Role.MANAGING_EDITOR, Role.EDITOR_IN_CHIEF)


def _may_view(label):
    return lambda user: rights.may(user, "view", label)


# What a tool is called, where it is, and to whom it is shown; each page asks for itself again.
TOOLS = (
    (gettext_lazy("The shift"), "shift:now", _may_view("shift.now")),
    (gettext_lazy("Planning"), "shift:calendar", _may_view("shift.now")),
    (gettext_lazy("Fronts"), "fronts:fronts", may_arrange_some),
    (gettext_lazy("Bundles"), "publishing:bundles", may_see_bundles),
    (gettext_lazy("The site as of a moment"), "publishing:choose-moment", may_look_back),
    (gettext_lazy("Receipts"), "receipts:list", _may_view("receipts.receipt")),
    (gettext_lazy("Royalties"), "royalties:score", enters_royalties),
    (gettext_lazy("My royalties"), "royalties:mine", lambda user: not enters_royalties(user)),
    (gettext_lazy("The record"), "shift:record", _may_view("shift.record")),
)


def tools(user):
    """Return the tools that are the person's, as `(label, address)`."""
    return [(label, reverse(view)) for label, view, may in TOOLS if may(user)]


def desk_lists(user, *, at):
    """Return what waits for the person and what they have in work."""
    lists = [*_of_editors(user, at), *_of_proof_readers(user)]
    rows = [_list(*row) for row in lists]
    return [*rows, *_taken_on(user, at), _in_hand(user), *(_list(*row) for row in _own(user))]


def _of_editors(user, at):
    if not user.has_role(*EDITORS):
        return []
    seen = Article.objects.filter(seen_by(user))
    return [
        (
            _("Waiting for an editor"),
            among(seen, state=State.SUBMITTED),
            _("No story is waiting."),
        ),
        (_("Being edited"), among(seen, state=State.EDITING), _("No story is being edited.")),
        (
            _("Approved, not yet published"),
            not_on_its_way(seen, at),
            _("Every approved story is published or scheduled."),
        ),
    ]


def _of_proof_readers(user):
    if not user.has_role(Role.PROOF_READER):
        return []
    seen = Article.objects.filter(seen_by(user))
    return [
        (
            _("Waiting for the proof-reader"),
            among(seen, state=State.PROOFS),
            _("No story waits for the proof-reader."),
        )
    ]


def _taken_on(user, at):
    """Return what others went on with although the person had it in hand, if there is any."""
    events = gone_on(user, at=at)[:ON_A_LIST]
    seen = Article.objects.filter(seen_by(user), pk__in=[event.article_id for event in events])
    known = set(seen.values_list("pk", flat=True))
    rows = [
        (
            _row(event.article) | {"note": event.reason}
            if event.article_id in known
            else {"headline": event.details.get("held", "")}
        )
        | {"who": event.actor, "when": event.at, "told": printed_event(event)}
        for event in events
    ]
    return [{"title": _("Others went on with these"), "articles": rows}] if rows else []


def _in_hand(user):
    """Return what is in the person's hands, but for what they are writing themselves."""
    writing = Q(created_by=user, state__in=WRITING)
    stories = Article.objects.filter(handler=user).exclude(writing)
    box = _list(_("Handed to you"), stories, _("No story is in your hands."))
    given = handings(user, [row["pk"] for row in box["articles"]])
    for row in box["articles"]:
        if event := given.get(row["pk"]):
            told = _("handed over by %(name)s") % {"name": event.actor}
            row |= {"told": told, "when": event.at, "note": event.reason}
    return box


def _own(user):
    # Who never wrote has no boxes that stay empty.
    if user.has_role(Role.ACCOUNTANT) and not user.has_role(*EDITORS):
        return []
    mine = Article.objects.filter(created_by=user)
    return [
        (
            _("Sent back to you"),
            mine.filter(state=State.SENT_BACK),
            _("Nothing was sent back to you."),
        ),
        (_("Your drafts"), mine.filter(state=State.DRAFT), _("You have no drafts.")),
        (
            _("Your stories with the editors"),
            mine.filter(state__in=REVIEW | PROOFS),
            _("None of your stories is with the editors."),
        ),
    ]


def _list(title, stories, empty_text):
    stories = (
        stories.select_related("section", "created_by")
        .defer("body", "search_folded")
        .order_by("-updated_at")[:ON_A_LIST]
    )
    return {
        "title": title,
        "empty_text": empty_text,
        "articles": [
            _row(story) | {"who": story.created_by, "when": story.updated_at} for story in stories
        ],
    }


def _row(story):
    return {
        "pk": story.pk,
        "headline": story.headline,
        "url": story.get_desk_url(),
        "state": story.state,
        "state_label": story.get_state_display(),
        "section": story.section,
    }
