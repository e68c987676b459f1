"""The site map: the desk, then readers' addresses."""

from django.conf import settings
from django.contrib import admin
from django.urls import path

urlpatterns = [
    path(settings.DESK_PREFIX, admin.site.urls),
]
