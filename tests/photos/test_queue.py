"""The queue of the photo desk, worked off by the real worker in a process of its own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from photos.ingest import ingest
from photos.models import Photo
from tests.photos import pictures

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def worker(queue, tmp_path):
    """Return a function that runs the worker until nothing is left to do."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and "memory" in str(name):
        pytest.skip("a database in memory belongs to one process; PostgreSQL runs this")
    environment = os.environ | {
        "NEWSROOM_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "newsroom.settings.demo",
        "DATABASE_URL": os.environ.get("DATABASE_URL", "").rpartition("/")[0] + f"/{name}",
    }

    def work():
        command = [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay"]
        subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True, timeout=120)

    return work


def test_worker_prints_what_was_sent(worker, lan):
    photo = ingest(pictures.sent(pictures.jpeg()), uploaded_by=lan)
    assert not photo.is_ready
    worker()
    photo.refresh_from_db()
    assert photo.is_ready


def test_task_is_there_if_and_only_if_the_photo_is(queue, lan, monkeypatch):
    ingest(pictures.sent(pictures.jpeg(500)), uploaded_by=lan)
    assert DBTaskResult.objects.count() == 1
    with transaction.atomic():
        ingest(pictures.sent(pictures.jpeg(501)), uploaded_by=lan)
        transaction.set_rollback(True)
    assert (Photo.objects.count(), DBTaskResult.objects.count()) == (1, 1)


def test_originals_stand_where_the_worker_looks(originals, tmp_path):
    assert isinstance(originals, FileSystemStorage)
    assert originals.location == str(tmp_path / "originals")
