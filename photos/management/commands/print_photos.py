"""The repair for the queue of `photos.tasks`: make what readers should have and is not there."""

from django.core.management.base import BaseCommand

from photos import editions
from photos.models import Photo
from photos.printing import has_lost_files, print_photo, remember_likeness


class Command(BaseCommand):
    help = "Make the files of photos that readers should have and that are not there."

    def add_arguments(self, parser):
        parser.add_argument(
            "--all",
            action="store_true",
            help="ask the storage for every file of every photo, too, which takes long",
        )

    def handle(self, *, all, verbosity, **options):
        printed = 0
        for photo in Photo.objects.order_by("-pk").iterator(chunk_size=500):
            if photo.edition != editions.wanted(photo) or (all and has_lost_files(photo)):
                print_photo(photo.pk, again=True)
                remember_likeness(photo)
                printed += 1
                if verbosity > 1:
                    self.stdout.write(f"{photo.pk} {photo}")
        self.stdout.write(f"{printed} photos printed.")
