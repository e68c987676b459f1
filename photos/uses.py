"""Where photos are used and were used, told by the floors above."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Coalesce, Greatest, Least
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from photos.models import Photo
from photos.signals import uses_asked
from vietnamese.moments import zoned


@dataclass(frozen=True, kw_only=True)
class Use:
    """One place of one photo; `since` None means that readers have not seen it there."""

    headline: str
    place: str
    desk_url: str
    public_url: str = ""
    since: datetime | None = None
    until: datetime | None = None
    is_live: bool = False


def uses_of(photo_ids, *, at):
    """Return the uses of each photo by its id, those that readers see first, then the newest."""
    uses = {pk: [] for pk in photo_ids}
    for _receiver, told in uses_asked.send(sender=Photo, photo_ids=list(photo_ids), at=at):
        for pk, more in told.items():
            uses[pk] += more
    return {pk: sorted(rows, key=_first, reverse=True) for pk, rows in uses.items()}


def _first(use):
    return use.is_live, use.since is not None, use.since.timestamp() if use.since else 0


def mark_used(photo_ids, *, since):
    """Remember that stories with these photos become public at the moment."""
    photos = Photo.objects.filter(pk__in=photo_ids)
    photos.update(
        used_at=Greatest(Coalesce("used_at", since), since),
        public_from=Least(Coalesce("public_from", since), since),
    )


def correct_used(moments):
    """Write when photos were first and last used, by their ids; (None, None) for never."""
    photos = [
        Photo(pk=pk, public_from=first, used_at=last) for pk, (first, last) in moments.items()
    ]
    Photo.objects.bulk_update(photos, ["public_from", "used_at"])


def sentence(use):
    """Return a use in a few words: "used on 12/03/2026, front page: Chợ Đầm"."""
    if use.since is None:
        return _("placed in a story in work")
    if use.since > timezone.now():
        return _("scheduled for %(when)s") % {"when": zoned(use.since)}
    return _("used on %(day)s, %(place)s: %(headline)s") % {
        "day": date_format(localtime(use.since), "d/m/Y"),
        "place": use.place,
        "headline": use.headline,
    }
