from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import override

from demo.archive import founding, making
from demo.archive.progress import Progress
from newsroom.catalogs import compile_catalogs

INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Fill an empty demo newsroom with an invented archive of twenty years. Interrupted, it is "
        "gone on with by the same command."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=int, default=1_000_000)
        parser.add_argument("--seed", type=int, default=7)

    def handle(self, *, articles, seed, **options):
        if not settings.DEMO_LOGINS:
            raise CommandError(
                "An archive of invented stories is made with demo settings only: "
                "DJANGO_SETTINGS_MODULE=newsroom.settings.demo."
            )
        if articles < 1:
            raise CommandError("Ask for at least one article.")
        self._prepare()
        try:
            with override(settings.LANGUAGE_CODE):
                made = making.make(
                    articles=articles,
                    seed=seed,
                    now=timezone.now(),
                    photos=self._photos,
                    wrote=Progress(self.stdout),
                )
        except making.Refused as refused:
            raise CommandError(str(refused)) from refused
        except KeyboardInterrupt:
            raise CommandError(
                "\nStopped. The same command goes on where it was.", returncode=INTERRUPTED
            ) from None
        # Also where nothing was made: this may be what was interrupted.
        call_command("index_search", verbosity=0)
        done = "is there now" if made else "is there already: nothing was done"
        self.stdout.write(f"The archive of {articles:,} articles with the seed {seed} {done}.")

    def _prepare(self):
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        compile_catalogs(Path(folder) for folder in settings.LOCALE_PATHS)
        call_command("migrate", interactive=False, verbosity=0)

    def _photos(self, by):
        return founding.draw_photos(by, say=self.stdout.write)
