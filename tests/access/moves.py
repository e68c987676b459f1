"""Who may move which story: the newsroom's rules as people here would tell them.

Written beside `articles.workflow` and without looking into it, so that a slip in one of the two is
seen. The order is the other way round too: here by person and state, there by verb.
"""

from people.roles import Role
from tests.access.table import CHIEF, EDITOR, HEAD, MANAGING, PHOTO, SUPERUSER

STATES = ("draft", "submitted", "editing", "approved", "sent_back", "spiked")
# What readers see of it.
LIVES = ("never", "scheduled", "live", "withdrawn")
VERBS = {
    *("save", "submit", "take", "send_back", "approve", "publish", "schedule", "unschedule"),
    *("update", "withdraw", "restore", "spike", "revive"),
}

# A writer works on a story until it is handed in, and again when it comes back.
THEIR_OWN = {
    "draft": "save submit spike",
    "sent_back": "save submit spike",
    "spiked": "revive",
}
# An editor works on what is handed in, and publishes what is approved.
HANDED_IN = {
    "submitted": "save take send_back approve",
    "editing": "save send_back approve",
    "approved": "save publish schedule update",
}
# A head does so in the sections they head, may mend what went back, and sends back what was passed.
IN_THEIR_SECTIONS = HANDED_IN | {
    "approved": "save publish schedule update send_back",
    "sent_back": "save",
}
# Chiefs do so everywhere, and drop, revive, take down and bring back besides.
EVERYWHERE = {
    "draft": "spike",
    "submitted": IN_THEIR_SECTIONS["submitted"] + " spike",
    "editing": IN_THEIR_SECTIONS["editing"] + " spike",
    "approved": IN_THEIR_SECTIONS["approved"] + " spike restore",
    "sent_back": IN_THEIR_SECTIONS["sent_back"] + " spike",
    "spiked": "revive",
}
# Whatever the state: what goes out at a wrong time, or should never have gone out, is stopped.
STOPPING = {EDITOR: "unschedule", HEAD: "unschedule", MANAGING: "unschedule withdraw"}
STOPPING[CHIEF] = STOPPING[SUPERUSER] = STOPPING[MANAGING]
# Somebody else must have read it: nobody passes what they wrote themselves.
FOUR_EYES = {"approve", "publish", "schedule", "update"}
# What makes sense only while readers see it, or only while they do not.
OF_A_LIVE_STORY = {"update", "withdraw"}
OF_A_STORY_NOT_LIVE = {"publish", "send_back", "spike", "restore"}
# A story that is to go out by itself is not dropped or sent back before that is called off.
NOT_WHILE_SCHEDULED = {"spike", "send_back"}
# What chiefs took down, only chiefs show again, whatever the button is called.
AGAIN = {"publish", "schedule"}

WRITERS = {*Role.values, SUPERUSER} - {Role.ADMINISTRATOR.value}
CHIEFS = {MANAGING, CHIEF, SUPERUSER}


def may(who, verb, *, state, own, headed, life):
    """Tell whether the newsroom would let the person make the move."""
    return (
        verb in _granted(who, state, own, headed)
        and not (own and verb in FOUR_EYES)
        and not (life == "live" and verb in OF_A_STORY_NOT_LIVE)
        and not (life != "live" and verb in OF_A_LIVE_STORY)
        and not (life != "scheduled" and verb == "unschedule")
        and not (life != "withdrawn" and verb == "restore")
        and not (life == "scheduled" and verb in NOT_WHILE_SCHEDULED)
        and not (life == "withdrawn" and verb in AGAIN and who not in CHIEFS)
    )


def _granted(who, state, own, headed):
    granted = []
    if own and who in WRITERS:
        granted.append(THEIR_OWN)
    if who == EDITOR:
        granted.append(HANDED_IN)
    if who == HEAD and headed:
        granted.append(IN_THEIR_SECTIONS)
    if who in CHIEFS:
        granted.append(EVERYWHERE)
    verbs = " ".join(grant.get(state, "") for grant in granted).split()
    if who != HEAD or headed:
        verbs += STOPPING.get(who, "").split()
    return set(verbs)


def may_read(who, *, state, own, headed):
    """Tell whether the person may open the story at the desk: a draft is its writer's."""
    if who in {*CHIEFS, Role.ADMINISTRATOR.value}:
        return True
    if own and who in WRITERS:
        return True
    return state != "draft" and (who in {EDITOR, PHOTO} or (who == HEAD and headed))
