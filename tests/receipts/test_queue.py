"""Receipts in the real queue, and looked at by the real worker in a process of its own."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings as configured
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from receipts.models import Outcome

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_receipt_of_a_time_to_come_is_no_work_for_now(queue, newsroom):
    article = newsroom.approved()
    at = timezone.now() + timedelta(hours=2)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=at)
    assert DBTaskResult.objects.get().run_after == at
    assert not DBTaskResult.objects.ready().exists()


def test_worker_looks_and_finds_all_right(queue, site, newsroom, newest):
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and "memory" in str(name):
        pytest.skip("a database in memory belongs to one process; PostgreSQL runs this")
    newsroom.live()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.receipts.worker_settings",
        "DATABASE_URL": os.environ.get("DATABASE_URL", "").rpartition("/")[0] + f"/{name}",
        "SITE_ORIGIN": site.url,
    }
    command = [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay"]
    subprocess.run(command, cwd=configured.BASE_DIR, env=environment, check=True, timeout=120)
    receipt = newest()
    found = {line.address: (line.state, line.trouble) for line in receipt.lines.all()}
    assert receipt.state == Outcome.RIGHT, found
