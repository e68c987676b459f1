"""What stories do when the photo library tells or asks something."""

from articles import purging
from articles.actions.follow_photos import follow_photos
from articles.photo_uses import uses_in_stories
from photos.signals import pictures_changed, uses_asked


def connect():
    """Listen to the photo library, and purge pages when stories change."""
    pictures_changed.connect(_follow, dispatch_uid="articles-follow-photos")
    purging.connect()
    uses_asked.connect(_tell, dispatch_uid="articles-tell-uses")


def _follow(sender, photos, actor, at, **kwargs):
    return follow_photos(photos=photos, actor=actor, at=at)


def _tell(sender, photo_ids, at, **kwargs):
    told = {}
    for photo_id, _article_id, use in uses_in_stories(photo_ids, at=at):
        told.setdefault(photo_id, []).append(use)
    return told
