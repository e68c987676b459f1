"""Go back to an earlier text."""

from articles.actions.save import save
from articles.copy import Copy
from articles.models import Revision


def restore_revision(*, article_id, version, revision_version, actor, at):
    """Make an earlier revision's text the desk copy again; the state stays as it is."""
    then = Revision.objects.get(article_id=article_id, version=revision_version)
    return save(
        article_id=article_id,
        version=version,
        copy=Copy.from_json(then.copy),
        actor=actor,
        at=at,
    )
