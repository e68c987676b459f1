"""Whether readers may be shown the photos of a story, and how long."""

from articles.models import Publication, PublishedPhoto
from photos import licence
from photos.models import Photo


def placed_photos(article):
    """Return the photos of the stored desk copy, each once, in the order in which they stand."""
    return photos_of(article.image_captions.select_related("photo"))


def photos_of(captions):
    """Return the photos that captions stand under, each once."""
    return list({caption.photo_id: caption.photo for caption in captions}.values())


def published_photos(publication):
    """Return the photos of a publication as the library has them now, by id."""
    return Photo.objects.in_bulk({placed["picture"]["photo"] for placed in publication.pictures})


def obstacles(photos, *, article, at):
    """Return why readers may not be shown the photos in the story from `at` on, as sentences."""
    elsewhere = _used_elsewhere(photos, article)
    return [
        sentence
        for photo in photos
        for sentence in (
            *licence.unprepared(photo),
            *licence.obstacles(photo, at=at, is_used_elsewhere=photo.pk in elsewhere),
        )
    ]


def notices(photos, *, article, at):
    """Return what those who work on the story should know about its photos, as sentences."""
    ending = [sentence for photo in photos for sentence in licence.warnings(photo, at=at)]
    return obstacles(photos, article=article, at=at) + ending


def _used_elsewhere(photos, article):
    """Return the ids of those for one story only that readers saw or will see in another."""
    once = [photo.pk for photo in photos if photo.one_use_only]
    if not once:
        return set()
    others = Publication.objects.ever_visible().exclude(article=article)
    uses = PublishedPhoto.objects.filter(photo__in=once, publication__in=others)
    return set(uses.values_list("photo_id", flat=True))
