"""Photos for tests that need rows only: these have no files."""

import hashlib

import factory

from photos import editions
from photos.models import Photo
from tests.factories.people import PersonFactory


class PhotoFactory(factory.django.DjangoModelFactory):
    """A photo whose files, as far as its row knows, are all there."""

    class Meta:
        model = Photo
        skip_postgeneration_save = True

    uploaded_by = factory.SubFactory(PersonFactory)
    caption = factory.Sequence("Ghe cá về bến Hòn Rớ, ảnh {}".format)
    credit = "Ảnh: Đặng Ủy"
    alt_text = "Ba chiếc ghe cá cập bến lúc bình minh"
    format = "JPEG"
    width = 2400
    height = 1600
    edition = "0123456789"
    original = factory.Sequence("{:032x}.jpeg".format)
    sha256 = factory.LazyAttribute(
        lambda photo: hashlib.sha256(str(photo.original).encode()).hexdigest()
    )

    @classmethod
    def _build(cls, model_class, *args, **kwargs):
        photo = super()._build(model_class, *args, **kwargs)
        photo.widths = editions.widths(photo)
        return photo

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        photo = cls._build(model_class, *args, **kwargs)
        photo.save()
        return photo
