"""Delete receipts that nobody needs any more; the record of the verbs stays."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from receipts.models import Outcome, Receipt

KEPT_DAYS = 30


class Command(BaseCommand):
    help = "Delete receipts older than thirty days; what is still to come is kept."

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=KEPT_DAYS)

    def handle(self, *, days, **options):
        before = timezone.now() - timedelta(days=days)
        old = Receipt.objects.filter(created_at__lt=before).exclude(
            state=Outcome.WAITING, due_at__gte=before
        )
        _all, deleted = old.delete()
        self.stdout.write(f"Deleted {deleted.get('receipts.Receipt', 0)} receipts.")
