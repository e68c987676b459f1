"""Who may put bundles together, and who may look ahead of the readers, or back."""

from articles.workflow import sees_all_handed_in
from people import rights
from people.roles import Role

BUNDLE = "publishing.bundle"
# What stood on the site was public; people from outside the house look at the site of now.
LOOKING_BACK = frozenset(Role) - {Role.CONTRIBUTOR}


def may_see_bundles(user):
    return rights.may(user, "view", BUNDLE)


def may_make_bundles(user):
    """Tell whether the person may put bundles together; each part asks for its own right, too."""
    return rights.may(user, "change", BUNDLE)


def may_look_ahead(user):
    """Tell whether the person may see all that will be public: every story that is handed in."""
    return sees_all_handed_in(user)


def may_look_back(user):
    """Tell whether the person may see the site of earlier moments."""
    return user.has_role(*LOOKING_BACK)


def may_look_at(user, moment, *, now):
    """Tell whether the person may see the site as of the moment."""
    return may_look_ahead(user) or (moment <= now and may_look_back(user))
