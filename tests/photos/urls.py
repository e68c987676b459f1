"""The addresses that these tests need, mounted as the newsroom mounts them."""

from django.contrib import admin
from django.http import HttpResponseNotFound
from django.urls import include, path

urlpatterns = [
    path("desk/photos/", include("photos.urls")),
    path("desk/", admin.site.urls),
    path("media/", include("photos.urls_media")),
]


def handler404(request, exception):
    """The newsroom's own page needs the addresses of all its parts."""
    return HttpResponseNotFound()
