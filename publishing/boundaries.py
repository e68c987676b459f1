"""The moments at which something on the site appears or goes, on both sides of a moment."""

from django.db.models import F

from articles.boundaries import RIGHTS, SPAN
from articles.models import Correction, Publication
from frontpage.models import Banner, Placement, UtilityItem
from photos.models import Photo

SPANNED = (Publication, Correction, Placement, Banner, UtilityItem)


def after(at):
    """Return the first moment after `at` at which readers see a change, or None."""
    return min(_each("gt", at), default=None)


def before(at):
    """Return the last moment before `at` at which readers saw a change, or None."""
    return max(_each("lt", at), default=None)


def _each(side, at):
    """Yield the nearest end of each kind: one look into an index each, whatever the archive."""
    order = "" if side == "gt" else "-"
    for model in SPANNED:
        # What was scheduled and called off nobody saw.
        rows = model.objects.exclude(visible_until__isnull=False, visible_until=F("visible_from"))
        yield from _nearest(rows, SPAN, side, order, at)
    yield from _nearest(Photo.objects.all(), RIGHTS, side, order, at)


def _nearest(rows, ends, side, order, at):
    for end in ends:
        near = rows.filter(**{f"{end}__{side}": at}).order_by(f"{order}{end}")
        yield from near.values_list(end, flat=True)[:1]
