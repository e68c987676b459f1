"""Receipts as the desk's pages show them."""

from collections import Counter
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Article
from articles.workflow import seen_by
from receipts import words
from receipts.checking import PATIENCE
from receipts.models import TROUBLE, Line, Outcome, Receipt

ON_A_PAGE = 30
WORST_SHOWN = 10
# Longer than the worker sleeps between two looks into its queue.
WORKER_LATE = timedelta(seconds=10)
# How long an open page asks on.
WATCHED = PATIENCE + timedelta(minutes=1)
SOON = timedelta(minutes=10)

MARKS = {
    Outcome.WAITING: "…",
    Outcome.RIGHT: "✓",
    Outcome.WRONG: "✗",
    Outcome.UNREACHABLE: "✗",
    Outcome.CALLED_OFF: "–",
}


# What somebody must look at stands above what is well.
FIRST = [
    Outcome.WRONG,
    Outcome.UNREACHABLE,
    Outcome.WAITING,
    Outcome.RIGHT,
    Outcome.CALLED_OFF,
]


def seen_receipts(user):
    """Return the receipts of the stories that the person may see, and those of the fronts."""
    # Each asks for its own story: a list of all those seen grows with the archive.
    story = Article.objects.filter(seen_by(user), pk=OuterRef("article"))
    rows = Receipt.objects.filter(Q(article__isnull=True) | Exists(story))
    return rows.select_related("article", "actor", "front")


def page(receipts, *, only_trouble, before):
    """Return (worst, rows, older): a page of receipts, and above the first one the worst.

    `older` is the id below which the next page begins, None at the end.
    """
    is_first = before is None
    trouble = receipts.filter(state__in=TROUBLE)
    rows = trouble if only_trouble else receipts
    if not is_first:
        rows = rows.filter(pk__lt=before)
    rows = list(rows[: ON_A_PAGE + 1])
    older = rows[ON_A_PAGE - 1].pk if len(rows) > ON_A_PAGE else None
    worst = list(trouble[:WORST_SHOWN]) if is_first and not only_trouble else []
    return entries(worst), entries(rows[:ON_A_PAGE]), older


def entries(receipts, *, at=None):
    """Return what lists show of receipts; one query for all of their lines."""
    at = at or timezone.now()
    counts = Counter(
        Line.objects.filter(receipt__in=receipts).values_list("receipt_id", "state")
        if receipts
        else ()
    )
    return [_entry(receipt, counts, at) for receipt in receipts]


def _entry(receipt, counts, at):
    of = {state: counts[receipt.pk, state] for state in Outcome.values}
    return {
        "receipt": receipt,
        "mark": MARKS[receipt.state],
        # Its time has not come: nobody could have seen it, and nothing is wrong.
        "is_coming": receipt.state == Outcome.WAITING and at < receipt.due_at,
        "verb": words.verb_name(receipt.verb),
        "right": of[Outcome.RIGHT],
        "all": sum(of.values()),
        "wrong": of[Outcome.WRONG] + of[Outcome.UNREACHABLE],
    }


def whole(receipt, *, at=None):
    """Return all that the page of a receipt shows."""
    at = at or timezone.now()
    lines = sorted(receipt.lines.all(), key=lambda line: FIRST.index(line.state))
    is_waiting = receipt.state == Outcome.WAITING
    late = is_waiting and receipt.due_at + WORKER_LATE < at
    looked = [line.checked_at for line in lines if line.checked_at]
    return {
        **_entry(receipt, Counter((receipt.pk, line.state) for line in lines), at),
        "lines": [_line(line) for line in lines],
        "is_public": receipt.due_at <= at,
        "is_waiting": is_waiting,
        "may_check": receipt.due_at <= at
        and receipt.state not in (Outcome.RIGHT, Outcome.CALLED_OFF),
        # Nobody has looked although it was time to, nor lately.
        "no_worker": late and not (looked and max(looked) + PATIENCE > at),
        "polls": is_waiting and receipt.due_at - SOON < at < receipt.due_at + WATCHED,
    }


def _line(line):
    return {
        "line": line,
        "mark": MARKS[line.state],
        "page": words.page_name(line.kind),
        "seconds": "" if line.seconds is None else words.seconds(line.seconds),
        "sentences": words.sentences(line.trouble),
    }


def panel(article):
    """Return the panel beside the form of a story: its newest receipt; None without one."""
    newest = Receipt.objects.filter(article=article).select_related("actor").first()
    if newest is None:
        return None
    return {"template": "admin/receipts/_panel.html", **entries([newest])[0]}
