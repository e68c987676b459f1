"""Send purges that are still to be sent, or have every page made anew."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from pagecache import outbox
from pagecache.kept import EVERY
from pagecache.models import Purge
from pagecache.purging import purge


class Command(BaseCommand):
    help = (
        "Tell caches of changes that they do not know of yet. With --all every page is made anew:"
        " after a backup was restored, or rows were changed by SQL."
    )

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="have every page made anew")

    def handle(self, *, all, **options):
        if all:
            purge([EVERY])
        outbox.send_due(at=timezone.now())
        waiting = Purge.objects.filter(tries__gt=0)
        for row in waiting:
            self.stderr.write(f"{row.made_at:%Y-%m-%d %H:%M:%S}, {row.tries} tries: {row.trouble}")
        self.stdout.write(f"Not sent yet: {len(waiting)}.")
