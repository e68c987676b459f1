"""Throw photos away, take them back, and empty the trash."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from photos import record, rights
from photos.models import Photo
from photos.refusals import PhotoRefused

# As long as a photo can be taken back.
KEPT_IN_TRASH = timedelta(days=30)


@transaction.atomic
def trash(*, photo_ids, actor, at):
    """Put photos into the trash and return them; none that a story has or had."""
    photos = _locked(photo_ids).in_library()
    for photo in photos:
        if not rights.may_trash(actor, photo):
            raise PhotoRefused(_("You may not throw away “%(photo)s”.") % {"photo": photo})
        if photo.is_used():
            raise PhotoRefused(
                _("“%(photo)s” is or was in a story and stays in the library.") % {"photo": photo}
            )
        photo.trashed_at, photo.trashed_by = at, actor
        photo.save(update_fields=["trashed_at", "trashed_by"])
        record.changed(photo, actor, ["trashed_at"])
    return list(photos)


@transaction.atomic
def untrash(*, photo_ids, actor):
    """Take photos out of the trash and return them."""
    photos = _locked(photo_ids).filter(trashed_at__isnull=False)
    for photo in photos:
        if not rights.may_trash(actor, photo):
            raise PhotoRefused(_("You may not take back “%(photo)s”.") % {"photo": photo})
        photo.trashed_at = photo.trashed_by = None
        photo.save(update_fields=["trashed_at", "trashed_by"])
        record.changed(photo, actor, ["trashed_at"])
    return list(photos)


@transaction.atomic
def take_up_again(*, photo_id, actor):
    """Return a photo whose file was sent once more, out of the trash if it lay there.

    Everybody may: who has the file could not be kept from sending it. None if it is gone by now.
    """
    photo = _locked([photo_id]).first()
    if photo and photo.trashed_at:
        photo.trashed_at = photo.trashed_by = None
        photo.save(update_fields=["trashed_at", "trashed_by"])
        record.changed(photo, actor, ["trashed_at"])
    return photo


def empty_trash(*, at):
    """Delete what lies in the trash for longer than KEPT_IN_TRASH; return how many photos."""
    deleted = 0
    old = Photo.objects.filter(trashed_at__lte=at - KEPT_IN_TRASH)
    for pk in list(old.values_list("pk", flat=True)):
        deleted += _delete(pk, at)
    return deleted


@transaction.atomic
def _delete(pk, at):
    # Somebody may have taken it back, or into a story, since the list was made.
    photo = Photo.objects.select_for_update().filter(pk=pk).first()
    if not photo or not photo.trashed_at or photo.trashed_at > at - KEPT_IN_TRASH:
        return 0
    if photo.is_used():
        return 0
    photo.delete()
    return 1


def _locked(photo_ids):
    return Photo.objects.select_for_update().filter(pk__in=photo_ids).order_by("pk")
