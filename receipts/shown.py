"""Receipts as the desk's pages show them."""

from collections import Counter
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Article
from articles.workflow import seen_by
from publishing.lists import visible_to
from publishing.models import Bundle
from publishing.rights import may_see_bundles
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


# What the name of an item of a bundle needs.
OF_ITEM = ("item__bundle", "item__article", "item__front", "item__block")


def seen_receipts(user):
    """Return the receipts of the stories that the person may see, and those of the fronts."""
    # Each asks for its own story: a list of all those seen grows with the archive.
    story = Article.objects.filter(seen_by(user), pk=OuterRef("article"))
    rows = Receipt.objects.filter(Q(article__isnull=True) | Exists(story))
    rows = rows.select_related("article", "actor", "front", *OF_ITEM)
    return rows.defer("item__article__body", "item__article__search_folded")


def page(receipts, *, user, only_trouble, before):
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
    return entries(worst, user=user), entries(rows[:ON_A_PAGE], user=user), older


def entries(receipts, *, user=None, at=None):
    """Return what lists show of receipts; one query for all of their lines.

    Whoever may not see the bundle of a receipt is not told of it.
    """
    at = at or timezone.now()
    lines = Line.objects.filter(receipt__in=receipts) if receipts else Line.objects.none()
    of = {receipt.pk: [] for receipt in receipts}
    for pk, state, seconds in lines.values_list("receipt_id", "state", "seconds"):
        of[pk].append((state, seconds))
    items = _items(receipts, user)
    return [_entry(receipt, of[receipt.pk], items, at) for receipt in receipts]


def _items(receipts, user):
    """Return by receipt the item of a bundle that the person may see, and what it is called."""
    if user is None or not may_see_bundles(user):
        return {}
    items = {receipt.pk: receipt.item for receipt in receipts if receipt.item_id}
    if not items:
        return {}
    bundles = Bundle.objects.filter(pk__in={item.bundle_id for item in items.values()})
    visible = set(visible_to(user, bundles).values_list("pk", flat=True))
    # Its story may be a draft again, with another headline.
    stories = Article.objects.filter(pk__in={item.article_id for item in items.values()})
    seen = set(stories.filter(seen_by(user)).values_list("pk", flat=True))
    return {
        pk: (item, item.name_for(seen)) for pk, item in items.items() if item.bundle_id in visible
    }


def _entry(receipt, lines, items, at):
    of = Counter(state for state, _seconds in lines)
    item, name = items.get(receipt.pk, (None, ""))
    took = [seconds for _state, seconds in lines if seconds is not None]
    return {
        "receipt": receipt,
        "bundle": item and item.bundle,
        "is_sample": receipt.verb in words.OF_BANNERS,
        "name": name or words.name(receipt),
        # Until the last of its addresses was right.
        "seconds": words.seconds(max(took)) if took and receipt.state == Outcome.RIGHT else "",
        "mark": MARKS[receipt.state],
        # Its time has not come: nobody could have seen it, and nothing is wrong.
        "is_coming": receipt.state == Outcome.WAITING and at < receipt.due_at,
        "verb": words.verb_name(receipt.verb),
        "right": of[Outcome.RIGHT],
        "all": sum(of.values()),
        "wrong": of[Outcome.WRONG] + of[Outcome.UNREACHABLE],
    }


def whole(receipt, *, user, at=None):
    """Return all that the page of a receipt shows."""
    at = at or timezone.now()
    lines = sorted(receipt.lines.all(), key=lambda line: FIRST.index(line.state))
    seen = [(line.state, line.seconds) for line in lines]
    is_waiting = receipt.state == Outcome.WAITING
    late = is_waiting and receipt.due_at + WORKER_LATE < at
    looked = [line.checked_at for line in lines if line.checked_at]
    return {
        **_entry(receipt, seen, _items([receipt], user), at),
        "lines": [_line(line) for line in lines],
        "kinds": words.kinds(line.kind for line in lines),
        "is_public": receipt.due_at <= at,
        "is_waiting": is_waiting,
        "may_check": receipt.due_at <= at
        and receipt.state not in (Outcome.RIGHT, Outcome.CALLED_OFF),
        # Nobody has looked although it was time to, nor lately.
        "no_worker": late and not (looked and max(looked) + PATIENCE > at),
        "polls": _polls([receipt], at),
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
    newest.article = article
    return {"template": "admin/receipts/_panel.html", **entries([newest])[0]}


def of_bundle(bundle, user):
    """Return the panel on the page of a bundle: the receipts of all that it opened; or None."""
    rows = seen_receipts(user).filter(item__bundle=bundle).exclude(state=Outcome.CALLED_OFF)
    found = list(rows.order_by("item__position", "pk"))
    if not found:
        return None
    at = timezone.now()
    return {
        "template": "admin/receipts/_bundle.html",
        "rows": entries(found, user=user, at=at),
        "polls": _polls(found, at),
    }


def _polls(receipts, at):
    """Tell whether an open page would see something new of these soon."""
    return any(
        receipt.state == Outcome.WAITING and receipt.due_at - SOON < at < receipt.due_at + WATCHED
        for receipt in receipts
    )
