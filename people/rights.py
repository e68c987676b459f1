"""Who may do what with the things of the desk that have no workflow, as one table.

Stories are not here: who may do what with a story depends on its state and section, and stands in
articles.workflow. A model that is not in the table is closed to everybody.
"""

from people.roles import Role

DESK = frozenset(Role)
WRITERS = DESK - {Role.ACCOUNTANT, Role.ADMINISTRATOR}
EDITORS = frozenset({Role.EDITOR, Role.DESK_HEAD, Role.MANAGING_EDITOR, Role.EDITOR_IN_CHIEF})
CHIEFS = frozenset({Role.MANAGING_EDITOR, Role.EDITOR_IN_CHIEF})
# Whoever arranges the site's front; what they may see of stories to come is another question.
FRONT = CHIEFS | {Role.EDITOR}
RUNNERS = CHIEFS | {Role.ADMINISTRATOR}
NOBODY = frozenset()

#                        view     add      change   delete
RIGHTS = {
    "articles.section": (DESK, RUNNERS, RUNNERS, NOBODY),
    "articles.topic": (DESK, EDITORS, EDITORS, NOBODY),
    # Whoever may add one may change the address of a section, topic or author.
    "articles.formerslug": (DESK, RUNNERS, NOBODY, NOBODY),
    "articles.legacyaddress": (RUNNERS, RUNNERS, RUNNERS, RUNNERS),
    "articles.deskassignment": (RUNNERS, RUNNERS, RUNNERS, RUNNERS),
    "articles.event": (RUNNERS, NOBODY, NOBODY, NOBODY),
    # Whoever made one may delete it, too: photos.rights.
    "photos.collection": (DESK, DESK, DESK, {Role.PHOTO_DESK}),
    # Who signed in, and all else that anybody did.
    "people.signin": (RUNNERS, NOBODY, NOBODY, NOBODY),
    "shift.record": (RUNNERS, NOBODY, NOBODY, NOBODY),
    # What waits and what comes; to change is to move many stories at once, each by its verb.
    "shift.now": (EDITORS | RUNNERS, NOBODY, EDITORS, NOBODY),
    "people.user": (EDITORS | RUNNERS, {Role.ADMINISTRATOR}, {Role.ADMINISTRATOR}, NOBODY),
    "people.author": (DESK, RUNNERS | {Role.EDITOR}, RUNNERS | {Role.EDITOR}, NOBODY),
    "people.penname": (DESK, RUNNERS | {Role.EDITOR}, RUNNERS | {Role.EDITOR}, RUNNERS),
    # And only of the stories that the person may see.
    "receipts.receipt": (DESK, NOBODY, NOBODY, NOBODY),
    "frontpage.masthead": (RUNNERS, RUNNERS, RUNNERS, NOBODY),
    "frontpage.utilityitem": (EDITORS | RUNNERS, EDITORS, EDITORS, EDITORS),
    "publishing.bundle": (EDITORS, EDITORS, EDITORS, NOBODY),
}
ACTIONS = ("view", "add", "change", "delete")


def may(user, action, label):
    """Tell whether the person may view, add, change or delete things of the model `app.name`."""
    if not user.is_active:  # nor is anybody who has not signed in
        return False
    if label not in RIGHTS:
        return user.is_superuser
    return user.has_role(*RIGHTS[label][ACTIONS.index(action)])
