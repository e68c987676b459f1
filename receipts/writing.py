"""Write a receipt for each verb that changes what readers see."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import Event, Section
from articles.pages import Page, pages_changed
from frontpage.pages import pages_of_front, pages_with_banner
from publishing.models import BundleItem, ItemKind
from receipts import tasks
from receipts.models import Line, Outcome, Receipt

# When readers see it: the moment of the verb, or the one in its record by this name.
NOW = ""
STORY_VERBS = {
    "publish": NOW,
    "update": NOW,
    "withdraw": NOW,
    "retract": NOW,
    "restore": NOW,
    "schedule": "go_live",
    # No verb of the story: it follows its photos in the library.
    "picture": NOW,
}
FRONT_VERBS = {
    "arrange": "from",
    "place": "from",
    "end_placement": "until",
    "raise_banner": "from",
    "lower_banner": "until",
}
OF_BANNERS = {"raise_banner", "lower_banner"}
# By these a bundle that is called off takes back what it put on fronts; readers never saw it.
ENDING = {"end_placement", "lower_banner"}
VIEWS = {
    "section": ("articles:section", "articles:section-rss"),
    "topic": ("articles:topic",),
    "author": ("articles:author",),
}


def for_story(event):
    """Write the receipt of an event of a story and return it; None where readers see no change.

    What an earlier receipt waits for and this event called off, is waited for no more.
    """
    _call_off(event.article_id, event.at)
    if event.verb not in STORY_VERBS:
        return None
    due_at = _moment(event, STORY_VERBS[event.verb])
    pages = pages_changed(event.article_id, at=due_at)
    item = _item(event, kind=ItemKind.STORY, article=event.article_id)
    return _write(pages, event, due_at=due_at, article_id=event.article_id, item=item)


def for_photos(photos, *, at):
    """Write the receipts of the stories that followed a change of photos at the moment."""
    ids = {photo.pk for photo in photos}
    for event in Event.objects.filter(verb="picture", at=at):
        if ids.intersection(event.details["photos"]):
            for_story(event)


def for_front(event):
    """Write the receipt of a `FrontEvent` and return it; None for what no reader sees."""
    if event.verb not in FRONT_VERBS:
        return None
    due_at = max(_moment(event, FRONT_VERBS[event.verb]), event.at)
    if event.verb in ENDING and "bundle" in event.details:
        _call_off_front(event, due_at)
        return None
    item = _item(
        event,
        placement=event.details.get("placement"),
        banner=event.details.get("banner"),
    )
    # A story of later is nobody's to know: of each kind of page one that is public by now.
    is_banner = event.verb in OF_BANNERS
    pages = pages_with_banner(at=event.at) if is_banner else pages_of_front(event.front)
    return _write(pages, event, due_at=due_at, front=event.front, item=item)


def for_address(former, thing, *, actor, at):
    """Write the receipt of a changed address: the page itself, and the one that leads to it."""
    kind = next(name for name in VIEWS if getattr(former, f"{name}_id"))
    pages = [
        Page(page_kind, reverse(view, args=[slug]), "")
        for view in VIEWS[kind]
        for slug, page_kind in ((thing.slug, view.rpartition(":")[2]), (former.slug, "earlier"))
    ]
    front = thing if isinstance(thing, Section) else None
    receipt = Receipt(verb="readdress", actor=actor, created_at=at, due_at=at, front=front)
    return _store(receipt, pages)


def _item(event, **opened):
    """Return the item of the bundle by which the verb was called, or None."""
    bundle = event.details.get("bundle")
    return BundleItem.objects.filter(bundle=bundle, **opened).first() if bundle else None


def _moment(event, name):
    written = event.details.get(name) if name else None
    return datetime.fromisoformat(written) if written else event.at


def _write(pages, event, *, due_at, **of):
    if not pages:
        return None
    receipt = Receipt(
        verb=event.verb, actor_id=event.actor_id, created_at=event.at, due_at=due_at, **of
    )
    return _store(receipt, pages)


@transaction.atomic
def _store(receipt, pages):
    receipt.save()
    Line.objects.bulk_create(
        Line(receipt=receipt, position=position, kind=page.kind, address=page.address)
        for position, page in enumerate(pages)
    )
    tasks.ask(receipt, at=max(receipt.due_at, timezone.now()))
    return receipt


def _call_off(article_id, at):
    waiting = Receipt.objects.filter(
        article=article_id, state=Outcome.WAITING, due_at__gt=at, verb="schedule"
    )
    for receipt in waiting:
        if not pages_changed(article_id, at=receipt.due_at):
            _mark_called_off(receipt)


def _call_off_front(event, due_at):
    """Wait no more for what a bundle had put on a front, or above all pages, for the moment."""
    if event.verb == "end_placement":
        of_item = {
            "front": event.front_id,
            "item__article": event.details["article"],
            "item__slot": event.details["slot"],
        }
    else:
        of_item = {"verb": "raise_banner", "item__text": event.details["text"]}
    waiting = Receipt.objects.filter(
        item__bundle=event.details["bundle"],
        article=None,
        state=Outcome.WAITING,
        due_at=due_at,
        **of_item,
    )
    for receipt in waiting:
        _mark_called_off(receipt)


def _mark_called_off(receipt):
    receipt.state = Outcome.CALLED_OFF
    receipt.save(update_fields=["state"])
    receipt.lines.update(state=Outcome.CALLED_OFF)
