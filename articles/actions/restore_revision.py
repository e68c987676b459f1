"""Go back to an earlier text."""

from django.utils.translation import gettext as _

from articles.actions.save import save
from articles.copy import Copy
from articles.models import Revision
from articles.refusals import NotReady
from photos.models import Photo


def restore_revision(*, article_id, version, revision_version, actor, at):
    """Make an earlier revision's text the desk copy again; the state stays as it is."""
    then = Revision.objects.get(article_id=article_id, version=revision_version)
    copy = Copy.from_json(then.copy)
    wanted = {caption.photo_id for caption in copy.captions}
    if Photo.objects.in_library().filter(pk__in=wanted).count() < len(wanted):
        raise NotReady(_("A photo of that text is not in the library any more."))
    return save(
        article_id=article_id,
        version=version,
        copy=copy,
        actor=actor,
        at=at,
    )
