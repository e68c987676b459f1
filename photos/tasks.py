"""What is done to photos after the request, by `manage.py db_worker`.

A task is a row of the database, written in the transaction that asks for it: it is there if and
only if what it is for is there. `manage.py print_photos` is the repair for those that were lost.
"""

from django_tasks import task

from photos import printing


@task()
def print_photo(photo_id, actor_id=None):
    """Make the files in which readers get the photo; `actor_id` is who asked for other ones."""
    printing.print_photo(photo_id, actor_id=actor_id)
