"""What a photo looks like, in a few numbers by which its near-duplicates are found."""

from django.db import models

from photos.models.photo import Photo


class Likeness(models.Model):
    """One perceptual hash of a photo, cut into four bands of 16 bits, each with an index.

    Two hashes that differ in few bits agree in at least one band or nearly so: candidates are
    found by their bands, whatever the size of the library (multi-index hashing).
    """

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="likenesses")
    # The first is of the whole photo, the others of parts of it.
    position = models.PositiveSmallIntegerField()
    # 64 bits, without a sign, as 16 hexadecimal digits: no database has that integer.
    hash = models.CharField(max_length=16)
    band_0 = models.PositiveIntegerField()
    band_1 = models.PositiveIntegerField()
    band_2 = models.PositiveIntegerField()
    band_3 = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["photo", "position"], name="photos_likeness_once"),
        ]
        indexes = [
            models.Index(fields=[f"band_{band}"], name=f"photos_likeness_{band}")
            for band in range(4)
        ]

    def __str__(self):
        return f"{self.photo_id}/{self.position}: {self.hash}"
