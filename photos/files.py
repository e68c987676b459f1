"""The files of a photo that is no more."""

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from photos import renditions


def remove_after_commit(instance, **kwargs):
    """Delete the files of a deleted photo, once it is sure that it stays deleted."""
    transaction.on_commit(partial(remove, instance), robust=True)


def remove(photo):
    """Delete the original, its proofs and all renditions; what is gone already is no error."""
    private = photo.original.storage
    for name in (photo.original.name, photo.proof_name("small"), photo.proof_name("large")):
        private.delete(name)
    for name in _below(renditions.folder(photo.token).rstrip("/")):
        default_storage.delete(name)


def _below(folder):
    """Yield the names of all files below a folder of the public storage."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from _below(f"{folder}/{name}")
