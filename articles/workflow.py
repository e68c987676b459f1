"""Who may do which move with a story, in which state, as one table.

The admin, commands and importers ask `allowed()` and `seen_by()`; none holds a rule of its own.
"""

from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.desks import headed_section_ids
from articles.states import State
from people.roles import Role

WRITING = frozenset({State.DRAFT, State.SENT_BACK})
REVIEW = frozenset({State.SUBMITTED, State.EDITING})
HANDED_IN = REVIEW | {State.APPROVED, State.SENT_BACK, State.SPIKED}
EVERY = frozenset(State)


class Scope(Enum):
    """Whose stories a grant speaks of."""

    OWN = "own"
    SECTIONS = "sections"  # those the person heads, with the sections below them
    ALL = "all"


@dataclass(frozen=True)
class Grant:
    roles: frozenset
    scope: Scope
    states: frozenset = EVERY


@dataclass(frozen=True)
class Verb:
    """A move: who may make it from which states, and the state it leads to (None: stays)."""

    name: str
    label: str
    grants: tuple
    to: State | None = None
    live: bool | None = None  # only of a story that is (True) or is not (False) public
    four_eyes: bool = False  # not by the person who wrote it
    needs_reason: bool = False


WRITERS = frozenset(Role) - {Role.ADMINISTRATOR}
EDITOR = frozenset({Role.EDITOR})
HEAD = frozenset({Role.DESK_HEAD})
CHIEFS = frozenset({Role.MANAGING_EDITOR, Role.EDITOR_IN_CHIEF})


def _own(states):
    return Grant(WRITERS, Scope.OWN, frozenset(states))


def _editors(states, head_states=None):
    """Editors of every section, heads of theirs, chiefs of all."""
    states = frozenset(states)
    return (
        Grant(EDITOR, Scope.ALL, states),
        Grant(HEAD, Scope.SECTIONS, frozenset(head_states or states)),
        Grant(CHIEFS, Scope.ALL, frozenset(head_states or states)),
    )


def _chiefs(states):
    return (Grant(CHIEFS, Scope.ALL, frozenset(states)),)


APPROVED = {State.APPROVED}
VERBS = {
    verb.name: verb
    for verb in (
        Verb(
            "save",
            _("Save"),
            (
                _own(WRITING),
                *_editors(REVIEW | APPROVED, REVIEW | APPROVED | {State.SENT_BACK}),
            ),
        ),
        Verb("submit", _("Submit"), (_own(WRITING),), to=State.SUBMITTED),
        Verb("take", _("Take for editing"), _editors({State.SUBMITTED}), to=State.EDITING),
        Verb(
            "send_back",
            _("Send back"),
            _editors(REVIEW, REVIEW | APPROVED),
            to=State.SENT_BACK,
            live=False,
            needs_reason=True,
        ),
        Verb("approve", _("Approve"), _editors(REVIEW), to=State.APPROVED, four_eyes=True),
        Verb("publish", _("Publish"), _editors(APPROVED), live=False, four_eyes=True),
        Verb("schedule", _("Schedule"), _editors(APPROVED), four_eyes=True),
        Verb("unschedule", _("Call off the schedule"), _editors(EVERY)),
        Verb("update", _("Update the live story"), _editors(APPROVED), live=True, four_eyes=True),
        Verb("withdraw", _("Withdraw"), _chiefs(EVERY), live=True, needs_reason=True),
        Verb("restore", _("Bring back"), _chiefs(APPROVED), live=False),
        Verb(
            "spike",
            _("Spike"),
            (_own(WRITING), *_chiefs(EVERY - {State.SPIKED})),
            to=State.SPIKED,
            live=False,
        ),
        Verb(
            "revive", _("Revive"), (_own({State.SPIKED}), *_chiefs({State.SPIKED})), to=State.DRAFT
        ),
    )
}

# Who sees which stories at the desk: a draft is its writer's until it is handed in.
SEEING = (
    Grant(frozenset(Role), Scope.OWN),
    Grant(EDITOR | {Role.PHOTO_DESK}, Scope.ALL, HANDED_IN),
    Grant(HEAD, Scope.SECTIONS, HANDED_IN),
    Grant(CHIEFS | {Role.ADMINISTRATOR}, Scope.ALL),
)
BACKDATING = CHIEFS
CREATING = WRITERS


def may_create(user):
    return user.is_active and user.has_role(*CREATING)


def may_backdate(user):
    """Tell whether the person may print a publication date before now; it is recorded."""
    return user.has_role(*BACKDATING)


def may_see(user, article):
    return any(_grants(grant, user, article) for grant in SEEING)


def may(user, verb, article):
    """Tell whether the person may make the move with this desk copy, as far as it goes by role.

    Whether the story is public (`Verb.live`) is asked where the row is locked.
    """
    rule = VERBS[verb]
    if rule.four_eyes and settings.FOUR_EYES and article.created_by_id == user.pk:
        return False
    return any(_grants(grant, user, article) for grant in rule.grants)


def may_publish_again(user):
    """Tell whether the person may show readers a story that was withdrawn from them."""
    return user.has_role(*CHIEFS)


def only_for_four_eyes(user, verb, article):
    """Tell whether nothing but having written the story keeps the person from this move."""
    grants = VERBS[verb].grants
    return not may(user, verb, article) and any(_grants(g, user, article) for g in grants)


def _grants(grant, user, article):
    if article.state not in grant.states or not user.has_role(*grant.roles):
        return False
    if grant.scope is Scope.ALL:
        return True
    if grant.scope is Scope.OWN:
        return article.created_by_id == user.pk
    return article.section_id in headed_section_ids(user)


def allowed(user, article, *, is_live, is_scheduled, was_live):
    """Return the verbs that this person may use now, in the table's order."""
    verbs = [rule for name, rule in VERBS.items() if may(user, name, article)]
    withdrawn = was_live and not is_live
    here = {
        "unschedule": is_scheduled,
        "restore": withdrawn,
        "publish": not withdrawn or may_publish_again(user),
        "schedule": not withdrawn or may_publish_again(user),
        # What is to go out by itself is called off first.
        "spike": not is_scheduled,
        "send_back": not is_scheduled,
    }
    return [
        rule
        for rule in verbs
        if here.get(rule.name, True) and (rule.live is None or rule.live == is_live)
    ]


def seen_by(user):
    """Return the condition for the stories that this person may see at the desk."""
    condition = Q(pk__in=[])
    for grant in SEEING:
        if user.has_role(*grant.roles):
            condition |= _seen_through(grant, user)
    return condition


def _seen_through(grant, user):
    # Not Q(): Django drops an empty condition from an "or".
    condition = Q(pk__isnull=False) if grant.states == EVERY else Q(state__in=grant.states)
    if grant.scope is Scope.OWN:
        condition &= Q(created_by=user)
    elif grant.scope is Scope.SECTIONS:
        condition &= Q(section__in=headed_section_ids(user))
    return condition
