"""Who may score, share, close and see what, as one table; pages and verbs hold no rule."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.desks import headed_section_ids
from articles.workflow import CHIEFS, HEAD, Grant, Scope
from people.roles import Role

ACCOUNTS = frozenset({Role.ACCOUNTANT})
CHIEF = frozenset({Role.EDITOR_IN_CHIEF})


@dataclass(frozen=True)
class Right:
    """Something to do or to see, and who may."""

    name: str
    label: str
    grants: tuple
    # Not for money of one's own: nobody decides what they themselves earn.
    four_eyes: bool = False


def _all(roles):
    return (Grant(roles, Scope.ALL),)


_SCORERS = (Grant(HEAD, Scope.SECTIONS), Grant(CHIEFS, Scope.ALL))

RIGHTS = {
    right.name: right
    for right in (
        # -- verbs
        Right("score", _("scored"), _SCORERS, four_eyes=True),
        Right("score_photo", _("scored a photo"), _SCORERS, four_eyes=True),
        Right("leave_unpaid", _("left unpaid"), _SCORERS, four_eyes=True),
        # The accounts pay whom the chiefs name: nobody does both.
        Right("share_out", _("shared out"), _all(CHIEFS), four_eyes=True),
        Right("pay_photo_to", _("named the payee of a photo"), _all(CHIEFS), four_eyes=True),
        Right("set_card", _("wrote a rate card"), _all(CHIEFS)),
        Right("open_period", _("opened the period"), _all(CHIEFS | ACCOUNTS)),
        Right("redate_period", _("changed the days of the period"), _all(CHIEFS | ACCOUNTS)),
        Right("adjust", _("made an adjustment"), _all(CHIEFS), four_eyes=True),
        Right("close_period", _("closed the period"), _all(CHIEF)),
        Right("export", _("exported the period"), _all(CHIEFS | ACCOUNTS)),
        # -- seeing
        Right("see_pieces", _("see what pieces earn"), (*_SCORERS, *_all(ACCOUNTS))),
        Right("see_payees", _("see payees named by hand"), _all(CHIEFS | ACCOUNTS)),
        Right("see_periods", _("see periods and totals"), _all(CHIEFS | ACCOUNTS)),
        Right("see_cards", _("see rate cards"), _all(HEAD | CHIEFS | ACCOUNTS)),
    )
}


def may(user, name, *, section_id=None):
    """Tell whether the person may do or see this, for pieces of the section where it depends on it.

    Without a section: whether they may at all, somewhere.
    """
    return any(_grants(grant, user, section_id) for grant in RIGHTS[name].grants)


def _grants(grant, user, section_id):
    if not user.is_active or not user.has_role(*grant.roles):
        return False
    if grant.scope is Scope.ALL or section_id is None:
        return True
    return section_id in headed_section_ids(user)


def sections_of(user, name):
    """Return the ids of the sections for which the person may do this; None: every one."""
    everywhere = any(
        user.has_role(*grant.roles) for grant in RIGHTS[name].grants if grant.scope is Scope.ALL
    )
    return None if everywhere else headed_section_ids(user)


def keeps_four_eyes(name):
    """Tell whether this is closed to those whose own money it is (settings.FOUR_EYES)."""
    return settings.FOUR_EYES and RIGHTS[name].four_eyes


def enters(user):
    """Tell whether the royalty pages have something for the person besides their own earnings."""
    return may(user, "see_pieces")


def printed_verb(name):
    """Return what somebody did, as the log prints it."""
    return RIGHTS[name].label if name in RIGHTS else name
