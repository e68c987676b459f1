"""Look whether readers get what a verb changed, and write down what was found."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from receipts.comparing import troubles
from receipts.fetching import TIMEOUT, Answer, NoAnswer, fetch
from receipts.models import Line, Outcome

# What is not right by then is wrong: no page is kept longer (READER_PAGE_TTL).
PATIENCE = timedelta(seconds=60)
SOONEST = timedelta(seconds=1)
# The site serves readers meanwhile.
AT_ONCE = 4


@dataclass(frozen=True)
class Asked:
    """What became of one question: an answer or the reason for none, and between which moments."""

    line: Line
    answer: Answer | None
    reason: str
    since: datetime
    until: datetime


def check(receipt, *, timeout=TIMEOUT, budget=None):
    """Look at what is not right yet; return when to look again, or None.

    `budget` is how long all of it may take; what did not get its turn waits for the next look.
    """
    now = timezone.now()
    if receipt.state == Outcome.CALLED_OFF:
        return None
    if receipt.due_at > now:
        return receipt.due_at
    until = now + budget if budget else None
    lines = list(receipt.lines.exclude(state=Outcome.RIGHT))
    seen = [_judge(receipt, asked) for asked in _ask(lines, timeout, until)]
    Line.objects.bulk_update(seen, ["state", "seconds", "trouble", "checked_at"])
    receipt.state = _of_all(receipt.lines.values_list("state", flat=True))
    receipt.save(update_fields=["state"])
    return _next_look(receipt)


def _ask(lines, timeout, until):
    """Yield an `Asked` for each line, several at a time; none any more when time is up."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for start in range(0, len(lines), AT_ONCE):
            if until and timezone.now() >= until:
                return
            batch = lines[start : start + AT_ONCE]
            # The threads ask the network alone; the database is this thread's.
            asked = list(threads.map(lambda line: _question(line, timeout), batch))
            yield from asked
            if until and all(each.reason == "timeout" for each in asked):
                # A server of one process cannot answer itself: the rest would wait in vain, too.
                return


def _question(line, timeout):
    since, answer, reason = timezone.now(), None, ""
    try:
        answer = fetch(line.address, timeout=timeout)
    except NoAnswer as error:
        reason = error.reason
    return Asked(line, answer, reason, since, timezone.now())


def _judge(receipt, asked):
    line = asked.line
    line.checked_at = asked.until
    line.trouble = (
        [["no_answer", {"reason": asked.reason}]] if asked.reason else _wrong(receipt, asked)
    )
    if not line.trouble:
        line.state = Outcome.RIGHT
        line.seconds = max((asked.until - receipt.due_at).total_seconds(), 0)
    elif asked.until < receipt.due_at + PATIENCE:
        line.state = Outcome.WAITING
    else:
        line.state = Outcome.UNREACHABLE if asked.reason else Outcome.WRONG
    return line


def _wrong(receipt, asked):
    return troubles(
        asked.answer,
        kind=asked.line.kind,
        address=asked.line.address,
        article_id=receipt.article_id,
        due_at=receipt.due_at,
        moments=(asked.until, asked.since),
    )


def _of_all(states):
    """Return the state of a receipt whose lines have these: the worst first."""
    worst = (Outcome.WRONG, Outcome.UNREACHABLE, Outcome.WAITING)
    return next((state for state in worst if state in set(states)), Outcome.RIGHT)


def _next_look(receipt):
    """Return when to look again: after longer and longer, and once more at the end."""
    if not receipt.lines.filter(state=Outcome.WAITING).exists():
        return None
    now = timezone.now()
    last = receipt.due_at + PATIENCE
    return max(min(now + max((now - receipt.due_at) / 2, SOONEST), last), now + SOONEST / 2)
