"""The repair for the queue of `photos.tasks`: print what has no files, or not the right ones."""

from django.core.management.base import BaseCommand

from photos import editions
from photos.models import Photo
from photos.printing import has_lost_files, print_photo


class Command(BaseCommand):
    help = "Make the files of photos that readers should have and that are not there."

    def add_arguments(self, parser):
        parser.add_argument(
            "--all",
            action="store_true",
            help="look at every photo and at its files, not only at unprepared ones",
        )

    def handle(self, *, all, verbosity, **options):
        photos = Photo.objects.order_by("-pk")
        printed = 0
        for photo in (photos if all else photos.unprepared()).iterator(chunk_size=500):
            if photo.edition != editions.wanted(photo) or (all and has_lost_files(photo)):
                print_photo(photo.pk, again=True)
                printed += 1
                if verbosity > 1:
                    self.stdout.write(f"{photo.pk} {photo}")
        self.stdout.write(f"{printed} photos printed.")
