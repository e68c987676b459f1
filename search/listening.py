"""The index learns after each publication, and may fail: what waits is found all the same."""

from django.db import transaction
from django.db.models.signals import post_save
from django.utils import timezone

from articles.models import Publication
from articles.signals import recorded
from articles.workflow import AT_THE_DESK
from photos.signals import pictures_changed
from search.engine import engine

# A bundle, or a photo of many stories. Whoever publishes does not wait for an import to be learned:
# that is for `manage.py index_search`.
MOST = 100


def connect():
    """Listen to readers' copies being written and ended, by verbs and by what photos change."""
    post_save.connect(_learn_soon, sender=Publication, dispatch_uid="search-learn")
    pictures_changed.connect(_learn_soon, dispatch_uid="search-learn-pictures")
    recorded.connect(_look_again, dispatch_uid="search-look-again")


def _learn_soon(sender, **kwargs):
    connection = transaction.get_connection()
    # A bundle writes dozens: once is enough.
    if not any(function is _learn for _sids, function, _robust in connection.run_on_commit):
        transaction.on_commit(_learn, robust=True)


def _look_again(sender, event, **kwargs):
    if event.verb not in AT_THE_DESK:

        def look():
            engine().look_again(event.article_id, at=timezone.now())

        transaction.on_commit(look, robust=True)


def _learn():
    engine().learn(at=timezone.now(), most=MOST)
