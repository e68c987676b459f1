"""Look at receipts that nobody has looked at: the repair for a lost task or a stopped worker."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from receipts.checking import check
from receipts.models import Outcome, Receipt


class Command(BaseCommand):
    help = "Look once at every receipt that is due and still waits."

    def handle(self, **options):
        due = Receipt.objects.filter(state=Outcome.WAITING, due_at__lte=timezone.now())
        count = 0
        for receipt in due.order_by("due_at"):
            check(receipt)
            count += 1
        self.stdout.write(f"Looked at {count} receipts.")
