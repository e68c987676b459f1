"""The record of what was done to photos: the admin's own log, which its history page shows."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.utils import translation

from photos.models import Photo


def changed(photo, actor, names):
    """Append to the record that the person changed these fields of the photo."""
    # Kept in English and translated when it is read, as the admin does.
    with translation.override(None):
        labels = [str(Photo._meta.get_field(name).verbose_name) for name in names]
    LogEntry.objects.log_actions(
        actor.pk, [photo], CHANGE, [{"changed": {"fields": labels}}], single_object=True
    )
