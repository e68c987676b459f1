"""The readers' clock, set by hand."""

import pytest

from tests.reader.factories import NOON


@pytest.fixture
def clock(monkeypatch):
    """Stand still at `clock.at`; tests move it."""

    class Clock:
        at = NOON

    monkeypatch.setattr("pagecache.middleware.timezone.now", lambda: Clock.at)
    return Clock
