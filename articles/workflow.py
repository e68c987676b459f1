"""Who may do which move with a story, in which state, as one table.

The admin, commands and importers ask `allowed()` and `seen_by()`; none holds a rule of its own.
"""

from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.desks import headed_section_ids, works_everywhere
from articles.states import State
from people.roles import Role

WRITING = frozenset({State.DRAFT, State.SENT_BACK})
REVIEW = frozenset({State.SUBMITTED, State.EDITING})  # before the proof-reader
PROOFS = frozenset({State.PROOFS, State.PROOFED})  # with the proof-reader, and back from there
HANDED_IN = REVIEW | PROOFS | {State.APPROVED, State.SENT_BACK, State.SPIKED}
EVERY = frozenset(State)


class Scope(Enum):
    """Whose stories a grant speaks of."""

    OWN = "own"
    HANDED = "handed"  # in whose hands the story is
    SECTIONS = "sections"  # those the person heads, with the sections below them
    DESKS = "desks"  # those the person is assigned to, with those below; all if to none
    ALL = "all"


class Hands(Enum):
    """In whose hands a story is after a move."""

    NOBODYS = "nobody's"  # it waits for whoever comes first
    ACTORS = "actor's"
    WRITERS = "writer's"


@dataclass(frozen=True)
class Grant:
    roles: frozenset
    scope: Scope
    states: frozenset = EVERY
    # Only in sections that have their stories proof-read (True), or in those that do not (False).
    proofreads: bool | None = None


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
    hands: Hands | None = None  # None: it stays in the hands in which it is


WRITERS = frozenset(Role) - {Role.ACCOUNTANT, Role.ADMINISTRATOR}
EDITOR = frozenset({Role.EDITOR})
PROOF_READER = frozenset({Role.PROOF_READER})
HEAD = frozenset({Role.DESK_HEAD})
CHIEFS = frozenset({Role.MANAGING_EDITOR, Role.EDITOR_IN_CHIEF})


def _own(states):
    return Grant(WRITERS, Scope.OWN, frozenset(states))


def _editors(states, head_states=None, *, proofreads=None):
    """Editors at their desks (without one: at all), heads in their sections, chiefs in all."""
    states = frozenset(states)
    head_states = frozenset(head_states or states)
    return (
        Grant(EDITOR, Scope.DESKS, states, proofreads),
        Grant(HEAD, Scope.SECTIONS, head_states, proofreads),
        Grant(CHIEFS, Scope.ALL, head_states, proofreads),
    )


def _in_hand(states, *, roles=WRITERS):
    return Grant(roles, Scope.HANDED, frozenset(states))


def _chiefs(states):
    return (Grant(CHIEFS, Scope.ALL, frozenset(states)),)


APPROVED = {State.APPROVED}
HEADS_WORK = REVIEW | PROOFS | APPROVED | {State.SENT_BACK}
# Who works on a story in which state when it is in their hands, whatever their desk.
IN_HAND = (
    _in_hand(WRITING),
    _in_hand(REVIEW | PROOFS | APPROVED, roles=EDITOR),
    _in_hand(HEADS_WORK, roles=HEAD | CHIEFS),
    _in_hand({State.PROOFS}, roles=PROOF_READER),
)
VERBS = {
    verb.name: verb
    for verb in (
        Verb(
            "save",
            _("Save"),
            (
                _own(WRITING),
                # A text that changes after it was proof-read is read again: see actions/save.py.
                *_editors(REVIEW | PROOFS | APPROVED, HEADS_WORK),
                Grant(PROOF_READER, Scope.DESKS, frozenset({State.PROOFS})),
                *IN_HAND,
            ),
        ),
        # When it is due and for which day it is meant: no word of the text.
        Verb(
            "plan",
            _("Set dates"),
            (_own(WRITING), *_editors(REVIEW | PROOFS | APPROVED, HEADS_WORK), *IN_HAND),
        ),
        Verb(
            "submit",
            _("Submit"),
            (_own(WRITING), _in_hand(WRITING)),
            to=State.SUBMITTED,
            hands=Hands.NOBODYS,
        ),
        Verb(
            "take",
            _("Take for editing"),
            _editors({State.SUBMITTED}),
            to=State.EDITING,
            hands=Hands.ACTORS,
        ),
        Verb(
            "hand_over",
            _("Hand over"),
            (
                # A reporter gives a draft to a colleague who finishes it, and gets it back.
                _own(WRITING),
                *_editors(REVIEW | PROOFS | APPROVED, HEADS_WORK),
                Grant(PROOF_READER, Scope.DESKS, frozenset({State.PROOFS})),
                *IN_HAND,
            ),
        ),
        Verb(
            "send_to_proofs",
            _("Send to the proof-reader"),
            _editors(REVIEW, proofreads=True),
            to=State.PROOFS,
            hands=Hands.NOBODYS,
        ),
        Verb(
            "proofread",
            _("Proof-read"),
            (
                Grant(PROOF_READER, Scope.DESKS, frozenset({State.PROOFS})),
                _in_hand({State.PROOFS}, roles=PROOF_READER),
                Grant(HEAD, Scope.SECTIONS, frozenset({State.PROOFS})),
                *_chiefs({State.PROOFS}),
            ),
            to=State.PROOFED,
            four_eyes=True,
            hands=Hands.NOBODYS,
        ),
        Verb(
            "send_back",
            _("Send back"),
            (
                *_editors(REVIEW | PROOFS, REVIEW | PROOFS | APPROVED),
                Grant(PROOF_READER, Scope.DESKS, frozenset({State.PROOFS})),
            ),
            to=State.SENT_BACK,
            live=False,
            needs_reason=True,
            hands=Hands.WRITERS,
        ),
        Verb(
            "approve",
            _("Approve"),
            (*_editors(REVIEW, proofreads=False), *_editors({State.PROOFED})),
            to=State.APPROVED,
            four_eyes=True,
            hands=Hands.NOBODYS,
        ),
        Verb(
            "publish",
            _("Publish"),
            _editors(APPROVED),
            live=False,
            four_eyes=True,
            hands=Hands.NOBODYS,
        ),
        Verb("schedule", _("Schedule"), _editors(APPROVED), four_eyes=True, hands=Hands.NOBODYS),
        Verb("unschedule", _("Call off the schedule"), _editors(EVERY)),
        Verb(
            "update",
            _("Update the live story"),
            _editors(APPROVED),
            live=True,
            four_eyes=True,
            hands=Hands.NOBODYS,
        ),
        Verb("withdraw", _("Withdraw"), _chiefs(EVERY), live=True, needs_reason=True),
        # Of what was taken down in silence, too: the reason may be known only the day after.
        Verb("retract", _("Retract"), _chiefs(EVERY), needs_reason=True),
        Verb("restore", _("Bring back"), _chiefs(APPROVED), live=False),
        Verb(
            "spike",
            _("Spike"),
            (_own(WRITING), *_chiefs(EVERY - {State.SPIKED})),
            to=State.SPIKED,
            live=False,
            hands=Hands.NOBODYS,
        ),
        Verb(
            "revive",
            _("Revive"),
            (_own({State.SPIKED}), *_chiefs({State.SPIKED})),
            to=State.DRAFT,
            hands=Hands.WRITERS,
        ),
        Verb("lift_embargo", _("Lift the embargo"), _chiefs(EVERY), needs_reason=True),
    )
}

# Change the desk copy alone: readers see nothing of them, now or later.
AT_THE_DESK = frozenset(
    {
        *("create", "save", "plan", "submit", "take", "hand_over", "send_back", "send_to_proofs"),
        *("proofread", "approve", "spike", "revive", "lift_embargo"),
    }
)

# Who sees which stories at the desk: a draft is its writer's until it is handed in.
SEEING = (
    Grant(frozenset(Role), Scope.OWN),
    Grant(frozenset(Role), Scope.HANDED),
    Grant(EDITOR, Scope.DESKS, HANDED_IN),
    Grant(PROOF_READER, Scope.DESKS, PROOFS),
    Grant(frozenset({Role.PHOTO_DESK}), Scope.ALL, HANDED_IN),
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


def passes_own_words(user, verb, article):
    """Tell whether four eyes forbid the move to somebody who worked on a draft they did not begin.

    Whoever got a draft handed over and finished it is as little its second pair of eyes as the
    person who began it, of whom `may` knows. Asks the record, which lists of stories do not.
    """
    if not (VERBS[verb].four_eyes and settings.FOUR_EYES):
        return False
    drafted = Q(verb="save", from_state=State.DRAFT) | Q(verb="submit")
    return article.events.filter(drafted, actor=user).exists()


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
    if grant.proofreads is not None and grant.proofreads != is_proofread(article):
        return False
    if grant.scope is Scope.OWN:
        return article.created_by_id == user.pk
    if grant.scope is Scope.HANDED:
        return article.handler_id == user.pk
    return _is_everywhere(grant, user) or article.section_id in headed_section_ids(user)


def _is_everywhere(grant, user):
    return grant.scope is Scope.ALL or (grant.scope is Scope.DESKS and works_everywhere(user))


def is_proofread(article):
    """Tell whether the section of the story has its stories proof-read before they are passed."""
    return article.section_id is not None and article.section.proofreads


def sees_all_handed_in(user):
    """Tell whether the person may see every story that is handed in, in whatever section."""
    return any(
        _is_everywhere(grant, user) and grant.states >= HANDED_IN and user.has_role(*grant.roles)
        for grant in SEEING
    )


def people_for(article):
    """Return the people who could work on the story as it is now, once it is in their hands."""
    roles = {role for grant in IN_HAND if article.state in grant.states for role in grant.roles}
    people = get_user_model().objects.filter(is_active=True, is_staff=True)
    may_work = Q(groups__name__in=roles) | Q(is_superuser=True)
    return people.filter(may_work).distinct() if roles else people.none()


def allowed(
    user, article, *, is_live, is_scheduled, was_live, is_retracted=False, is_embargoed=False
):
    """Return the verbs that this person may use now, in the table's order."""
    verbs = [rule for name, rule in VERBS.items() if may(user, name, article)]
    withdrawn = was_live and not is_live
    here = {
        "unschedule": is_scheduled,
        "restore": withdrawn,
        # Until the promise to the source ends, the story can only be scheduled for later.
        "publish": not is_embargoed and (not withdrawn or may_publish_again(user)),
        "update": not is_embargoed,
        "schedule": not withdrawn or may_publish_again(user),
        # What is to go out by itself is called off first.
        "spike": not is_scheduled,
        "send_back": not is_scheduled,
        "lift_embargo": article.embargo_until is not None,
        "retract": was_live and not is_retracted,
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
    elif grant.scope is Scope.HANDED:
        condition &= Q(handler=user)
    elif not _is_everywhere(grant, user):
        condition &= Q(section__in=headed_section_ids(user))
    return condition
