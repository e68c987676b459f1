"""One person's turn at a front: allowed, locked, recorded, and shown on the next page."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, Section
from frontpage import furniture
from frontpage.models import FrontEvent
from frontpage.refusals import NotAllowed, WrongTime
from frontpage.rights import may_arrange, may_raise_banner
from people.models import User


@dataclass
class Turn:
    """What a verb works with while it holds a front; `details` go on record."""

    front: Section | None
    actor: User
    at: datetime
    details: dict = field(default_factory=dict)


@contextmanager
def front_turn(*, verb, front, actor, at, article_ids=(), for_readers=True, bundle=None):
    """Hold a front for one verb and yield a `Turn`; raise `NotAllowed`.

    `bundle` is the id of the one that calls the verb, for the record.
    """
    if not may_arrange(actor, front):
        raise NotAllowed(_not_theirs(front))
    with _turn(verb, front, actor, at, article_ids, bundle) as held:
        yield held
        if for_readers:
            furniture.rebuild_front(front, at=at)


@contextmanager
def banner_turn(*, verb, actor, at, article_ids=(), bundle=None):
    """Hold what stands above every page for one verb and yield a `Turn`; raise `NotAllowed`."""
    if not may_raise_banner(actor):
        raise NotAllowed(_("Only editors and the chiefs raise or lower the breaking banner."))
    with _turn(verb, None, actor, at, article_ids, bundle) as held:
        yield held
        furniture.rebuild(at=at)


@contextmanager
def _turn(verb, front, actor, at, article_ids, bundle):
    with transaction.atomic():
        _hold_stories(article_ids)
        furniture.hold(at=at)
        held = Turn(front, actor, at, {"bundle": bundle} if bundle else {})
        yield held
        FrontEvent.objects.create(front=front, verb=verb, actor=actor, at=at, details=held.details)


def refuse_span(*, at, since, until):
    """Raise `WrongTime` for a span that begins in the past or ends before it begins."""
    if since is None or since < at:
        raise WrongTime(_("It cannot begin in the past: readers have already seen that moment."))
    if until is not None and until <= since:
        raise WrongTime(_("It would end before it begins."))


def end(row, *, at, ends_at):
    """Let a row that the verb holds end at a moment; one that would begin later never begins.

    Raises `WrongTime` for an end that can no longer be set.
    """
    row.refresh_from_db()
    if row.visible_until is not None and row.visible_until <= at:
        raise WrongTime(_("It is already over."))
    if ends_at < at:
        raise WrongTime(_("It cannot end in the past: readers have already seen that moment."))
    row.visible_until = max(ends_at, row.visible_from)
    row.save(update_fields=["visible_until"])


def iso(moment):
    """Return a moment as the record keeps it: in UTC, so that equal moments are equal texts."""
    return moment.astimezone(UTC).isoformat() if moment else None


def _hold_stories(article_ids):
    # Stories before the furniture, in the order of their ids: a bundle publishes stories and then
    # places them, and in any other order the two would wait for each other.
    rows = Article.objects.select_for_update(no_key=True).filter(pk__in=set(article_ids))
    list(rows.order_by("pk").values_list("pk"))


def _not_theirs(front):
    if front is None:
        return _("Only editors and the chiefs arrange the front page of the site.")
    return _(
        "The front of “%(section)s” is arranged by its head, by editors and by the chiefs."
    ) % {"section": front}
