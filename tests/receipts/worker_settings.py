"""The suite's settings for a worker in a process of its own."""

from newsroom.settings.test import *  # noqa: F403

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
