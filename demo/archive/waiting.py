"""The stories in work: what waits at the desk on the archive's last evening, and for what."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from demo.archive.vocabulary import lists

# In a hundred stories in work.
SHARES = {
    "draft": 20,
    "submitted": 22,
    "editing": 14,
    "proofs": 6,
    "proofed": 4,
    "approved": 8,
    "scheduled": 14,
    "sent_back": 8,
    "spiked": 4,
}
MOST, FEWEST, ONE_IN = 400, 12, 25
EMBARGOED = 6
# Steps are counted in minutes before the archive's end.
STEP = timedelta(minutes=7)


@dataclass
class Plan:
    """How far a story is, when it was begun, and for which moment it is meant."""

    state: str
    begun: datetime
    meant_for: datetime
    reason: str
    is_embargoed: bool

    @property
    def in_proofs(self):
        return self.state in ("proofs", "proofed")


def how_many(articles):
    """Return how many of the archive's stories are in work."""
    return min(articles, MOST, max(FEWEST, articles // ONE_IN))


def plan(random, number, *, until):
    """Return the `Plan` of the story of this number among those in work."""
    state = _STATES[number % len(_STATES)]
    return Plan(
        state=state,
        begun=until - timedelta(minutes=random.randint(120, 3 * 24 * 60)),
        meant_for=until + timedelta(minutes=5 * random.randint(2, 4 * 24 * 12)),
        reason=random.choice(lists("general")["returns"]),
        is_embargoed=number % EMBARGOED == 0,
    )


def bring(filed, plan, editor, newsroom):
    """Bring a story as far as its plan says."""
    writer, at = filed.writer.user_id, plan.begun
    for name in _ways(plan.state, filed.desk.proofreads):
        at += STEP
        if name == "schedule":
            if plan.is_embargoed:
                filed.embargo_until = plan.meant_for
            filed.publish(editor, at, go_live_at=plan.meant_for)
            continue
        by = {"submit": writer, "spike": writer, "proofread": newsroom.proof_readers[0]}
        reason = plan.reason if name in ("send_back", "spike") else ""
        filed.life.do(name, by.get(name, editor), at, reason=reason)


def _ways(state, proofreads):
    """Return the moves that lead to the state."""
    read = ["send_to_proofs", "proofread"] if proofreads else []
    passed = ["submit", "take", *read, "approve"]
    return {
        "draft": [],
        "submitted": ["submit"],
        "editing": ["submit", "take"],
        "proofs": ["submit", "take", "send_to_proofs"],
        "proofed": ["submit", "take", "send_to_proofs", "proofread"],
        "approved": passed,
        "scheduled": [*passed, "schedule"],
        "sent_back": ["submit", "take", "send_back"],
        "spiked": ["spike"],
    }[state]


def _spread(shares):
    """Return the states so that each stands among the first few in its share."""
    places = [
        ((place + 0.5) / count, state) for state, count in shares.items() for place in range(count)
    ]
    return [state for _place, state in sorted(places)]


_STATES = _spread(SHARES)
