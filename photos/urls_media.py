"""Readers' pictures, at MEDIA_URL; only names that we give are ever looked for."""

from django.urls import re_path

from photos import views

app_name = "media"

urlpatterns = [
    re_path(
        r"^photos/(?P<token>[0-9a-f]{24})/(?P<width>[1-9][0-9]{0,4})\.(?P<extension>webp|jpg)\Z",
        views.rendition,
        name="rendition",
    ),
]
