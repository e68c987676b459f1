"""The photo library: photos, what they look like, and the collections they are put into."""

from photos.models.collection import Collection
from photos.models.likeness import Likeness
from photos.models.photo import (
    AIOrigin,
    Orientation,
    Photo,
    new_original_name,
    new_token,
    originals,
)

__all__ = [
    "AIOrigin",
    "Collection",
    "Likeness",
    "Orientation",
    "Photo",
    "new_original_name",
    "new_token",
    "originals",
]
