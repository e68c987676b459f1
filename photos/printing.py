"""Make the files in which readers get a photo, and let the pages have them once all are there."""

import logging
import os
from concurrent.futures import ThreadPoolExecutor

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

import darkroom
from photos import alike, editions
from photos.models import Photo
from photos.signals import pictures_changed

logger = logging.getLogger(__name__)

# Pixels. For finding, judging and cutting a photo at the desk; private as the original is.
PROOF_WIDTHS = {"small": 480, "large": 1200}


def print_photo(photo_id, *, actor_id=None, again=False):
    """Make the edition that the photo should have; unless `again`, only if it lacks it.

    Done again it makes the same files. Who changed the photo meanwhile has asked for it again.
    """
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is None:
        return
    edition = editions.wanted(photo)
    if photo.edition == edition and not again:
        return
    try:
        _make(photo, edition)
    except (darkroom.Refused, FileNotFoundError) as error:
        # It was examined when it came in, so this is ours to look into.
        logger.error("Photo %s cannot be printed: %s", photo_id, error)
        reason = getattr(error, "reason", "lost")
        Photo.objects.filter(pk=photo_id).update(trouble=reason)
    else:
        _release(photo, edition, actor_id)


def print_many(photos, *, say=lambda photo: None):
    """Print photos as `print_photo` does, several at a time; `say` gets each one that is done.

    The threads make files alone: what is not committed yet can be printed, too.
    """
    todo = [(photo, editions.wanted(photo)) for photo in photos]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for (photo, edition), done in [(row, threads.submit(_make, *row)) for row in todo]:
            done.result()
            _release(photo, edition, None)
            photo.refresh_from_db()
            say(photo)


def remember_likeness(photo):
    """Look at the original once more for what near-duplicates are found by, where it is missing."""
    if photo.likenesses.exists():
        return
    try:
        with photo.original.open() as file:
            alike.remember(photo, darkroom.examine(file.read()).likeness)
    except (darkroom.Refused, FileNotFoundError) as error:
        logger.error("Photo %s cannot be examined: %s", photo.pk, error)


def has_lost_files(photo):
    """Tell whether a file that readers should get of the photo is not in the storage."""
    prints = editions.prints(photo, photo.edition)
    return not all(default_storage.exists(wanted.name) for wanted in prints)


def _make(photo, edition):
    with photo.original.open() as file:
        data = file.read()
    private, wanted = photo.original.storage, _proofs(photo)
    prints = editions.prints(photo, edition) + wanted
    names = {proof.name for proof in wanted}
    for name, made in darkroom.develop(data, prints, editions.label(photo)).items():
        _write(private if name in names else default_storage, name, made)


def _proofs(photo):
    """Return the desk's own pictures that are not there yet."""
    names = {size: photo.proof_name(size) for size in PROOF_WIDTHS}
    return [
        darkroom.Print(name, min(PROOF_WIDTHS[size], photo.width), "webp", None)
        for size, name in names.items()
        if not photo.original.storage.exists(name)
    ]


def _write(storage, name, data):
    """Store a file under exactly this name; one that was written half is written again."""
    if storage.exists(name):
        if storage.size(name) == len(data):
            return
        storage.delete(name)
    storage.save(name, ContentFile(data))


def _release(made, edition, actor_id):
    """Let readers have the edition; live stories follow in the same transaction."""
    with transaction.atomic():
        photo = Photo.objects.select_for_update().filter(pk=made.pk).first()
        if photo is None or editions.wanted(photo) != edition:
            return
        photo.edition, photo.widths, photo.trouble = edition, editions.widths(photo), ""
        photo.save(update_fields=["edition", "widths", "trouble"])
        # Whoever asked may have left meanwhile.
        actor = get_user_model().objects.filter(pk=actor_id).first() or photo.uploaded_by
        pictures_changed.send(sender=Photo, photos=[photo], actor=actor, at=timezone.now())
