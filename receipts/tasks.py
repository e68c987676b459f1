"""Receipts are checked after the request, by `manage.py db_worker`, once they are due."""

from django.utils import timezone
from django_tasks import task

from receipts import checking
from receipts.models import Receipt

# Before the photos that are being printed: somebody waits for it.
SOON = 50


@task(priority=SOON)
def check_receipt(receipt_id):
    """Look at what is still open of a receipt, and again later as long as that can help."""
    receipt = Receipt.objects.filter(pk=receipt_id).first()
    if receipt is None:
        return
    again_at = checking.check(receipt)
    if again_at:
        ask(receipt, at=again_at)


def ask(receipt, *, at):
    """Have the worker look at a receipt at a moment."""
    later = check_receipt.using(run_after=at) if at > timezone.now() else check_receipt
    later.enqueue(receipt.pk)
