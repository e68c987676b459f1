"""Compile the translations."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from newsroom.catalogs import compile_catalogs


class Command(BaseCommand):
    help = "Compile the translations; run it after each change of a *.po file."
    requires_system_checks = []

    def handle(self, **options):
        compile_catalogs(Path(folder) for folder in settings.LOCALE_PATHS)
