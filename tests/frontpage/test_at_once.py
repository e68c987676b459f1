"""Two people arrange at the same time: one after another, and nothing of both is mixed."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from frontpage import actions
from frontpage.models import FrontDraft, FrontEvent, Furniture, Placement, Slot
from frontpage.refusals import Refused, Stale
from people.roles import Role
from tests.factories.people import PersonFactory
from tests.reader import factories as paper

pytestmark = pytest.mark.django_db(transaction=True)
# The tests' SQLite lives in memory, where one connection's table is locked for another at once.
on_a_server = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs a server")


@pytest.fixture
def stories():
    hour_ago = timezone.now() - timedelta(hours=1)
    return paper.publish_many(12, sections=[paper.section()], start=hour_ago)


@pytest.fixture
def editors():
    return [PersonFactory(role=Role.EDITOR), PersonFactory(role=Role.MANAGING_EDITOR)]


def cards(stories):
    return [
        {
            "slot": Slot.LEAD if number == 0 else Slot.SECONDARY,
            "block": None,
            "position": number,
            "article": story.article_id,
            "until": None,
        }
        for number, story in enumerate(stories)
    ]


def together(*works):
    """Let everybody begin in the same moment; return what each was refused with, or None."""
    start, refusals = threading.Barrier(len(works)), [None] * len(works)

    def run(number, work):
        start.wait(5)
        try:
            work()
        except Refused as refused:
            refusals[number] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive(), "they wait for each other"
    return refusals


@on_a_server
def test_of_two_arrangements_at_once_one_stands_whole(stories, editors):
    now = timezone.now()
    choices = [stories[:5], stories[5:10]]

    def arranging(by, chosen):
        return lambda: actions.arrange(
            front=None, cards=cards(chosen), actor=by, at=now, visible_from=now
        )

    refusals = together(*map(arranging, editors, choices))
    assert refusals == [None, None]
    standing = set(Placement.objects.visible(at=now).values_list("article_id", flat=True))
    assert standing in [{story.article_id for story in chosen} for chosen in choices]
    shown = {row["article_id"] for row in Furniture.objects.get().content["placements"]}
    assert shown == standing


@on_a_server
def test_of_two_drafts_at_once_the_second_is_refused(stories, editors):
    now = timezone.now()

    def saving(by, chosen):
        return lambda: actions.save_draft(
            front=None, cards=cards(chosen), version=0, actor=by, at=now
        )

    refusals = together(saving(editors[0], stories[:2]), saving(editors[1], stories[2:4]))
    assert [type(refused) for refused in refusals if refused] == [Stale]
    assert FrontDraft.objects.get().version == 1
    assert FrontEvent.objects.count() == 1


def test_failure_after_the_placements_leaves_the_front_as_it_was(stories, editors, monkeypatch):
    now = timezone.now()
    actions.arrange(
        front=None, cards=cards(stories[:2]), actor=editors[0], at=now, visible_from=now
    )
    before = list(Placement.objects.order_by("pk").values())

    def fails(**fields):
        raise RuntimeError("the record cannot be written")

    monkeypatch.setattr(FrontEvent.objects, "create", fails)
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.arrange(
            front=None, cards=cards(stories[2:6]), actor=editors[0], at=now, visible_from=now
        )
    assert list(Placement.objects.order_by("pk").values()) == before
    shown = {row["article_id"] for row in Furniture.objects.get().content["placements"]}
    assert shown == {story.article_id for story in stories[:2]}
