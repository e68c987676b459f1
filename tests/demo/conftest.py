"""One archive for many tests: to make it takes longer than to look at it."""

import pytest
from django.db import transaction
from django.utils import timezone

from tests.demo import archive as made

SIZE = 600


@pytest.fixture(scope="module")
def archive_of_the_module(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        now = timezone.now()
        made.make(SIZE, now=now)
        yield now
        transaction.set_rollback(True)


@pytest.fixture
def archive(archive_of_the_module, db):
    """Return the moment at which an archive of 600 stories ends; what a test changes is undone."""
    return archive_of_the_module
