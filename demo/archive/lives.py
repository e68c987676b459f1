"""The way of one story through the newsroom, move by move, as the verbs would have recorded it."""

from articles.models import Event
from articles.states import State
from articles.workflow import VERBS, Hands


class Life:
    """A desk copy's state, hands and version, and the record of how it came there."""

    def __init__(self, article_id, *, writer, at):
        self.article_id, self.writer = article_id, writer
        self.state, self.handler, self.version = State.DRAFT.value, writer, 1
        self.waits_since = self.updated_at = at
        self.updated_by = writer
        self.events = []
        self._record("create", writer, at, "", "", {})

    def do(self, verb, by, at, *, reason="", **details):
        """Make a move of `articles.workflow.VERBS`; `articles.actions.turn` does it for people."""
        rule = VERBS[verb]
        before = self.state, self.handler
        self.state = rule.to.value if rule.to else self.state
        if rule.hands:
            hands = {Hands.NOBODYS: None, Hands.ACTORS: by, Hands.WRITERS: self.writer}
            self.handler = hands[rule.hands]
        if before != (self.state, self.handler):
            self.waits_since = at
        self.version += 1
        self.updated_by, self.updated_at = by, at
        self._record(verb, by, at, before[0], reason, details)

    def _record(self, verb, by, at, from_state, reason, details):
        self.events.append(
            Event(
                article_id=self.article_id,
                verb=verb,
                actor_id=by,
                at=at,
                version=self.version,
                from_state=from_state,
                to_state=self.state,
                reason=reason,
                details=details,
            )
        )
