"""Set up the demo newsroom where it is not yet."""

from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import override

from demo import load, staff
from newsroom.catalogs import compile_catalogs
from people.backends import DEMO_PASSWORD


class Command(BaseCommand):
    help = "Set up the demo newsroom: translations, tables, stories, static files."
    requires_system_checks = []

    def handle(self, **options):
        if not settings.DEMO_LOGINS:
            raise CommandError("The demo's passwords are published: it is for demo settings only.")
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        compile_catalogs(Path(folder) for folder in settings.LOCALE_PATHS)
        call_command("migrate", interactive=False, verbosity=0)
        with override(settings.LANGUAGE_CODE):
            if not load.is_loaded():
                load.load(now=timezone.now(), say=self.stdout.write)
            # A demo of an older version has photos without the files of this one.
            call_command("print_photos", stdout=StringIO())
        if not _static_is_fresh():
            call_command("collectstatic", interactive=False, verbosity=0)
        self._welcome()

    def _welcome(self):
        origin = settings.SITE_ORIGIN
        self.stdout.write(f"\nReaders:  {origin}/\nDesk:     {origin}/{settings.DESK_PREFIX}")
        self.stdout.write(f"Logins, all with the password {DEMO_PASSWORD}:")
        for username, full_name, role in staff.STAFF:
            self.stdout.write(f"  {username:<14}{role.replace('_', ' '):<18}{full_name}")
        self.stdout.write("\nCtrl+C stops it; started again, everything is still there.\n")


def _static_is_fresh():
    """Tell whether nothing changed since static files were last collected and compressed."""
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if not manifest.exists():
        return False
    collected = manifest.stat().st_mtime
    found = (storage.path(name) for finder in get_finders() for name, storage in finder.list(None))
    return all(Path(path).stat().st_ctime < collected for path in found)
