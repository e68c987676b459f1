"""Begin a story."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions.save import keep_revision
from articles.actions.turn import record
from articles.copy import write
from articles.models import Article
from articles.refusals import NotAllowed
from articles.workflow import may_create


@transaction.atomic
def create(*, copy, actor, at, planning=None):
    """Make a draft from a `Copy` and return its Article; `planning` as in `save`."""
    if not may_create(actor):
        raise NotAllowed(_("You may not write stories."))
    article = Article(
        created_by=actor,
        created_at=at,
        updated_by=actor,
        updated_at=at,
        handler=actor,
        waits_since=at,
        version=1,
        **(planning or {}),
    )
    write(copy, article)
    keep_revision(article, copy, actor, at)
    record(article, "create", actor, at)
    return article
