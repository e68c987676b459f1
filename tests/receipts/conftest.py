"""A newsroom whose verbs are committed, and the site as readers reach it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from receipts.models import Receipt
from tests.receipts.front_cache import in_front_of


@pytest.fixture
def now(newsroom):
    """Let the newsroom's clock be the real one, as that of the server that is asked."""
    newsroom.now = timezone.now() - timedelta(minutes=30)
    return newsroom


@pytest.fixture
def site(live_server, settings, now):
    """The site over HTTP, asked without anything between."""
    settings.SITE_ORIGIN = live_server.url
    settings.FOUR_EYES = False
    return live_server


@pytest.fixture
def cache(site, settings):
    """The site behind a cache that serves what it is told to."""
    with in_front_of(site.url) as proxy:
        settings.SITE_ORIGIN = proxy.url
        yield proxy


@pytest.fixture
def newest(db):
    """Return the newest receipt."""
    return lambda: Receipt.objects.order_by("pk").last()
