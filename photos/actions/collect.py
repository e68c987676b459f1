"""Put photos into a collection and take them out; everybody at the desk may."""

from django.db import transaction
from django.utils.translation import gettext as _

from photos import rights
from photos.models import Collection, Photo
from photos.refusals import PhotoRefused


@transaction.atomic
def collect(*, photo_ids, actor, collection_id=None, name=""):
    """Put photos into a collection, a new one where only a name is given; return it."""
    _refuse_strangers(actor)
    if collection_id is None:
        if not name.strip():
            raise PhotoRefused(_("Give the collection a name."))
        collection = Collection.objects.create(name=name.strip(), created_by=actor)
    else:
        collection = _collection(collection_id)
    collection.photos.add(*Photo.objects.in_library().filter(pk__in=photo_ids))
    return collection


@transaction.atomic
def uncollect(*, photo_ids, actor, collection_id):
    """Take photos out of a collection and return it; they stay in the library."""
    _refuse_strangers(actor)
    collection = _collection(collection_id)
    collection.photos.remove(*photo_ids)
    return collection


def _collection(pk):
    collection = Collection.objects.filter(pk=pk).first()
    if collection is None:
        raise PhotoRefused(_("This collection is not there any more."))
    return collection


def _refuse_strangers(actor):
    if not rights.is_at_the_desk(actor):
        raise PhotoRefused(_("Only people at the desk arrange photos."))
