"""Photos for tests that need rows only: these have no files."""

import hashlib

import factory

from photos.models import Photo
from photos.renditions import widths_for
from tests.factories.people import PersonFactory


class PhotoFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Photo

    uploaded_by = factory.SubFactory(PersonFactory)
    caption = factory.Sequence("Ghe cá về bến Hòn Rớ, ảnh {}".format)
    credit = "Ảnh: Đặng Ủy"
    alt_text = "Ba chiếc ghe cá cập bến lúc bình minh"
    format = "JPEG"
    width = 2400
    height = 1600
    widths = factory.LazyAttribute(lambda photo: widths_for(photo.width))
    original = factory.Sequence("{:032x}.jpeg".format)
    sha256 = factory.LazyAttribute(
        lambda photo: hashlib.sha256(str(photo.original).encode()).hexdigest()
    )
