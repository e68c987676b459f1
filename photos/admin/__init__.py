"""The desk's screens for photos. They translate, call a verb, and translate back."""

from photos.admin.collection import CollectionAdmin
from photos.admin.photo import PhotoAdmin

__all__ = ["CollectionAdmin", "PhotoAdmin"]
