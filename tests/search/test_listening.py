"""The index learns by itself, after each publication."""

import pytest

from search import listening
from search.models import Document, Waiting
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
