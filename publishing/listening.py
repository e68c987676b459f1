"""What bundles do when a story tells that its time changes, or asks what stands beside its form."""

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.refusals import NotAllowed
from articles.signals import panels_asked, timing
from publishing.models import BundleItem, BundleState, ItemKind
from vietnamese.moments import zoned


def connect():
    """Listen to the stories."""
    timing.connect(_refuse_apart, dispatch_uid="publishing-refuse-apart")
    panels_asked.connect(_panel, dispatch_uid="publishing-panel")


def _refuse_apart(sender, article, at, **kwargs):
    """Refuse to move a story out of a bundle that is released: all goes live as one, or nothing."""
    item = _released(article, at)
    if item:
        raise NotAllowed(
            _(
                "The story goes live with a bundle at %(time)s, together with other things: call "
                "the bundle off or give it another time; the story alone cannot be moved."
            )
            % {"time": zoned(item.bundle.go_live_at)}
        )


def _released(article, at):
    """Return the item with which the story waits for its bundle's time, or None."""
    waiting = BundleItem.objects.filter(
        kind=ItemKind.STORY,
        article=article,
        publication__isnull=False,
        bundle__state=BundleState.RELEASED,
        bundle__go_live_at__gt=at,
    )
    return waiting.select_related("bundle").first()


def _panel(sender, article, **kwargs):
    item = _released(article, timezone.now())
    return item and {"template": "admin/publishing/_panel.html", "bundle": item.bundle}
