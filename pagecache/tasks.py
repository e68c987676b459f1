"""What could not be sent at once is sent by `manage.py db_worker`."""

from django.utils import timezone
from django_tasks import task

from pagecache import outbox

# Before photos that are being printed: readers may be looking at what was taken back.
SOON = 60


@task(priority=SOON)
def send_purges():
    """Send the purges that are due, and come back for those that are not."""
    again_at = outbox.send_due(at=timezone.now())
    if again_at:
        ask(at=again_at)


def ask(*, at):
    """Have the worker send what is due at a moment."""
    send_purges.using(run_after=at).enqueue()
