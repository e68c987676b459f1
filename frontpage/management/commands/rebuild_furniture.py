"""manage.py rebuild_furniture"""

from django.core.management.base import BaseCommand
from django.utils import timezone

from frontpage.furniture import rebuild_all


class Command(BaseCommand):
    """Repair the furniture after changes that went past the models, as SQL or a bulk import."""

    help = "Write the masthead, sections, utility board and placements of every page anew."

    def handle(self, *args, **options):
        rebuild_all(at=timezone.now())
