"""What stands on a photo's page beside its form: where it is used, what it looks like, its file."""

from django.urls import reverse

import darkroom
from photos import alike, rights, uses
from photos.actions.trash import KEPT_IN_TRASH
from photos.admin.cards import last_use, states
from photos.admin.forms import CollectForm
from photos.admin.standing import GROUPS, written
from photos.ingest import words_of
from photos.models import Photo

# A photo of a war monument stands in a hundred stories; the page shows the newest.
MOST_USES = 30


def context(photo, user, *, at):
    """Return what the template of a photo's page needs beside Django's own."""
    similar = [row for row, _distance in alike.alike_to(photo)]
    told = uses.uses_of([photo.pk, *(row.pk for row in similar)], at=at)
    return {
        "photo": photo,
        "states": states(photo, at=at),
        "uses": [(use, uses.sentence(use)) for use in told[photo.pk][:MOST_USES]],
        "has_more_uses": len(told[photo.pk]) > MOST_USES,
        "alike": [(row, last_use(told[row.pk], at=at)) for row in similar],
        "collections": photo.collections.all(),
        "collect_form": CollectForm(),
        "kept_until": photo.trashed_at and photo.trashed_at + KEPT_IN_TRASH,
        "may_trash": rights.may_trash(user, photo),
        "may_have_original": rights.may_have_original(user),
        "here": reverse("admin:photos_photo_change", args=[photo.pk]),
    }


def said_by_file(photo):
    """Return what the original says beside what the library says: label, file, library.

    Places that a camera measured are not among it. None where the file cannot be read.
    """
    try:
        with photo.original.open() as file:
            words = words_of(darkroom.examine(file.read()).words)
    except (FileNotFoundError, darkroom.Refused):
        return None
    said = Photo(**words)
    names = [name for _title, group in GROUPS for name in group if name in words]
    return [
        (str(Photo._meta.get_field(name).verbose_name), written(said, name), written(photo, name))
        for name in names
    ]
