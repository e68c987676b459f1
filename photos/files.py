"""The files of a photo that is no more."""

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from photos import renditions


def remove_after_commit(instance, **kwargs):
    """Delete the files of a deleted photo, once it is sure that it stays deleted."""
    transaction.on_commit(partial(remove, instance), robust=True)


def remove(photo):
    """Delete the original and all renditions; what is gone already is no error."""
    photo.original.storage.delete(photo.original.name)
    for name in renditions.names(photo.token, photo.widths):
        default_storage.delete(name)
