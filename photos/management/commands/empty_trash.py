from django.core.management.base import BaseCommand
from django.utils import timezone

from photos.actions import empty_trash


class Command(BaseCommand):
    help = "Delete the photos that have been in the trash for thirty days, with their files."

    def handle(self, **options):
        self.stdout.write(f"{empty_trash(at=timezone.now())} photos deleted.")
