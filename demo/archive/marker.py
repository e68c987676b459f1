"""What tells that a database holds an archive, how large, by which seed, and how far it is.

It is the collection of the archive's photos: what somebody at the desk deletes can not be gone on
with, and does no harm.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from photos.models import Collection

NAME = "Ảnh của kho lưu trữ"


@dataclass(frozen=True)
class Marker:
    """An archive, whole or in the making; its stories end at `until`."""

    articles: int
    seed: int
    until: str
    photos: tuple  # their ids, in the order of `demo.pictures.KEYS`
    is_finished: bool = False

    @property
    def ends_at(self):
        return datetime.fromisoformat(self.until)


def read():
    """Return the `Marker` of this database, or None."""
    text = Collection.objects.filter(name=NAME).values_list("description", flat=True).first()
    try:
        return Marker(**json.loads(text)) if text else None
    except (ValueError, TypeError):
        # Somebody wrote other words there.
        return None


def write(marker, *, by):
    """Remember the archive; photos are put into its collection when it begins."""
    collection, is_new = Collection.objects.update_or_create(
        name=NAME,
        defaults={"description": json.dumps(asdict(marker))},
        create_defaults={
            "description": json.dumps(asdict(marker)),
            "created_by": by,
            "created_at": marker.ends_at,
        },
    )
    if is_new:
        collection.photos.set(marker.photos)
