"""Who may move which story: the newsroom's rules as people here would tell them.

Written beside `articles.workflow` and without looking into it, so that a slip in one of the two is
seen. The order is the other way round too: here by person and state, there by verb.
"""

from people.roles import Role
from tests.access.table import CHIEF, EDITOR, HEAD, MANAGING, PHOTO, PROOF, SUPERUSER

STATES = (
    *("draft", "submitted", "editing", "proofs", "proofed", "approved", "sent_back", "spiked"),
)
# What readers see of it.
LIVES = ("never", "scheduled", "live", "withdrawn")
VERBS = {
    *("save", "submit", "take", "send_back", "approve", "publish", "schedule", "unschedule"),
    *("update", "withdraw", "restore", "spike", "revive"),
    *("hand_over", "send_to_proofs", "proofread", "lift_embargo", "plan", "retract"),
}

# A writer works on a story until it is handed in, and again when it comes back.
THEIR_OWN = {
    "draft": "save submit spike hand_over plan",
    "sent_back": "save submit spike hand_over plan",
    "spiked": "revive",
}
# An editor works on what is handed in, and publishes what is approved.
HANDED_IN = {
    "submitted": "save take send_back approve hand_over plan",
    "editing": "save send_back approve hand_over plan",
    "proofs": "save send_back hand_over plan",
    "proofed": "save send_back approve hand_over plan",
    "approved": "save publish schedule update hand_over plan",
}
# A head does so in the sections they head, reads proofs where there is need, may mend what went
# back, and sends back what was passed.
IN_THEIR_SECTIONS = HANDED_IN | {
    "proofs": "save send_back hand_over plan proofread",
    "approved": "save publish schedule update hand_over plan send_back",
    "sent_back": "save hand_over plan",
}
# Chiefs do so everywhere, and drop, revive, take down and bring back besides.
EVERYWHERE = {state: f"{verbs} spike" for state, verbs in IN_THEIR_SECTIONS.items()} | {
    "draft": "spike",
    "approved": f"{IN_THEIR_SECTIONS['approved']} spike restore",
    "spiked": "revive",
}
# A proof-reader reads what lies with the proof-readers: mends it, passes it, or refuses it.
PROOFS = {"proofs": "save proofread send_back hand_over"}
# What somebody gave a person they work on in the states in which people like them work.
IN_HAND = {
    EDITOR: dict.fromkeys(
        ("submitted", "editing", "proofs", "proofed", "approved"), "save hand_over plan"
    ),
    PROOF: {"proofs": "save hand_over plan proofread"},
}
IN_HAND[HEAD] = IN_HAND[EDITOR] | {"sent_back": "save hand_over plan"}
IN_HAND[MANAGING] = IN_HAND[CHIEF] = IN_HAND[HEAD]
IN_HAND[SUPERUSER] = IN_HAND[HEAD] | IN_HAND[PROOF]
WRITING_IN_HAND = dict.fromkeys(("draft", "sent_back"), "save submit hand_over plan")
# Whatever the state: what goes out at a wrong time, or should never have gone out, is stopped; and
# a promise to a source is theirs to take back.
STOPPING = {
    EDITOR: "unschedule",
    HEAD: "unschedule",
    MANAGING: "unschedule withdraw retract lift_embargo",
}
STOPPING[CHIEF] = STOPPING[SUPERUSER] = STOPPING[MANAGING]
# Where stories are proof-read, they are not passed before.
BEFORE_PROOFS = ("submitted", "editing")
# Somebody else must have read it: nobody passes what they wrote themselves.
FOUR_EYES = {"approve", "publish", "schedule", "update", "proofread"}
# What makes sense only while readers see it, or only while they do not.
OF_A_LIVE_STORY = {"update", "withdraw"}
OF_A_STORY_NOT_LIVE = {"publish", "send_back", "spike", "restore"}
# A story that is to go out by itself is not dropped or sent back before that is called off.
NOT_WHILE_SCHEDULED = {"spike", "send_back"}
# What chiefs took down, only chiefs show again, whatever the button is called.
AGAIN = {"publish", "schedule"}

WRITERS = {*Role.values, SUPERUSER} - {Role.ADMINISTRATOR.value, Role.ACCOUNTANT.value}
CHIEFS = {MANAGING, CHIEF, SUPERUSER}


def may(who, verb, *, state, own, life, at_desk=True, handed=False, proofreads=False):
    """Tell whether the newsroom would let the person make the move.

    `at_desk`: the story stands in a section that the head heads, or in one for which an editor or
    proof-reader works, who without a desk works for all of them.
    """
    return (
        verb in _granted(who, state, own, at_desk, handed, proofreads)
        and not (own and verb in FOUR_EYES)
        and not (life == "live" and verb in OF_A_STORY_NOT_LIVE)
        and not (life != "live" and verb in OF_A_LIVE_STORY)
        and not (life not in ("live", "withdrawn") and verb == "retract")
        and not (life != "scheduled" and verb == "unschedule")
        and not (life != "withdrawn" and verb == "restore")
        and not (life == "scheduled" and verb in NOT_WHILE_SCHEDULED)
        and not (life == "withdrawn" and verb in AGAIN and who not in CHIEFS)
    )


def _granted(who, state, own, at_desk, handed, proofreads):
    granted = []
    if own and who in WRITERS:
        granted.append(THEIR_OWN)
    if who == EDITOR and at_desk:
        granted.append(HANDED_IN)
    if who == HEAD and at_desk:
        granted.append(IN_THEIR_SECTIONS)
    if who in CHIEFS:
        granted.append(EVERYWHERE)
    if who in (PROOF, SUPERUSER) and at_desk:
        granted.append(PROOFS)
    if handed and who in WRITERS:
        granted += [WRITING_IN_HAND, IN_HAND.get(who, {})]
    verbs = set(" ".join(grant.get(state, "") for grant in granted).split())
    if proofreads and state in BEFORE_PROOFS and "approve" in verbs:
        verbs = verbs - {"approve"} | {"send_to_proofs"}
    if at_desk or who in CHIEFS:
        verbs |= set(STOPPING.get(who, "").split())
    return verbs


def may_read(who, *, state, own, at_desk=True, handed=False):
    """Tell whether the person may open the story at the desk: a draft is its writer's."""
    if who in {*CHIEFS, Role.ADMINISTRATOR.value}:
        return True
    if (own or handed) and who in Role.values:
        return True
    if who == PROOF:
        return at_desk and state in ("proofs", "proofed")
    return state != "draft" and (who == PHOTO or (who in (EDITOR, HEAD) and at_desk))
