"""Readers' pictures, at MEDIA_URL; only names that we give are ever looked for."""

from django.urls import re_path

from photos import media
from photos.shapes import EXTENSIONS, SHAPES

app_name = "media"

TOKEN = r"(?P<token>[0-9a-f]{24})"  # noqa: S105 no password
WIDTH = r"(?P<width>[1-9][0-9]{0,4})"

urlpatterns = [
    re_path(
        rf"^photos/{TOKEN}/(?P<edition>[0-9a-f]{{10}})/(?P<shape>{'|'.join(SHAPES)})-{WIDTH}"
        rf"\.(?P<extension>{'|'.join(EXTENSIONS)})\Z",
        media.rendition,
        name="rendition",
    ),
    re_path(
        rf"^photos/{TOKEN}/{WIDTH}\.(?P<extension>webp|jpg)\Z",
        media.old_rendition,
        name="old-rendition",
    ),
]
