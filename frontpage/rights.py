"""Who may arrange which front, and who may raise the breaking banner."""

from articles.desks import headed_section_ids
from people.rights import FRONT
from people.roles import Role


def may_arrange(user, front):
    """Tell whether the person may arrange the site's front (None) or that of a section."""
    if user.has_role(*FRONT):
        return True
    return front is not None and _heads(user) and front.pk in headed_section_ids(user)


def may_arrange_some(user):
    """Tell whether there is a front that the person may arrange."""
    return user.has_role(*FRONT) or (_heads(user) and bool(headed_section_ids(user)))


def may_raise_banner(user):
    """Tell whether the person may put a line of breaking news above every page."""
    return user.has_role(*FRONT)


def _heads(user):
    return user.has_role(Role.DESK_HEAD)
