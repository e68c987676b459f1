"""Wiring: the project's own app and its admin site, the desk."""

from django.apps import AppConfig, apps
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class NewsroomConfig(AppConfig):
    name = "newsroom"


class DeskAdminConfig(AdminConfig):
    default_site = "newsroom.desk.Desk"

    def ready(self):
        super().ready()
        # The queue of tasks is no screen of a newsroom; `manage.py print_photos` looks after it.
        admin.site.unregister(apps.get_model("django_tasks_database", "DBTaskResult"))
