"""The index learns by itself, after each publication."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from search import listening
from search.find import find
from search.models import Document, Waiting
from search.query import Query
from tests.reader import factories as paper

pytestmark = [pytest.mark.django_db]


def test_index_learns_once_after_the_transaction(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as ran:
        paper.publish("Mở cảng cá")
        paper.publish("Nạo vét cảng cá")
    assert len(ran) == 1
    assert Document.objects.count() == 2
    assert not Waiting.objects.exists()


def test_publishing_does_not_wait_for_an_import_to_be_learned(
    monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(listening, "MOST", 2)
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(4):
            paper.publish(f"Bài {number}")
    assert Waiting.objects.count() == 2


def test_verbs_of_the_newsroom_reach_the_index(newsroom, django_capture_on_commit_callbacks):
    """Publish, withdraw, restore: what readers see is found, and counted once."""

    def committed(do, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            done = do(*args, **kwargs)
        # Django leaves those that ran where they were.
        connection.run_on_commit = []
        assert not Waiting.objects.exists()
        return done, find(Query("cảng cá"), at=newsroom.now).count

    article, found = committed(newsroom.live, headline="Mở cảng cá")
    assert found == 1
    assert committed(newsroom.do, "withdraw", article, newsroom.thu, reason="Nhầm.")[1] == 0
    assert committed(newsroom.do, "restore", article, newsroom.thu)[1] == 1


def test_story_whose_update_is_called_off_is_found_again(
    newsroom, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        article = newsroom.live(headline="Mở cảng cá")
        newsroom.reword(article)
        newsroom.do("schedule", article, newsroom.thu, go_live_at=newsroom.now + timedelta(hours=9))
    connection.run_on_commit = []
    # By the clock on the wall the first text is over, and the index has noted it.
    assert Document.objects.count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        newsroom.do("unschedule", article, newsroom.thu)
    found = find(Query("cảng cá"), at=timezone.now()).publications
    assert [story.number for story in found] == [1]
