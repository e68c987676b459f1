"""Addresses of these screens, below the desk."""

from django.contrib import admin
from django.urls import path

from receipts import views

app_name = "receipts"


def _guarded(view):
    return admin.site.admin_view(view)


urlpatterns = [
    path("", _guarded(views.receipts), name="list"),
    path("<int:receipt_id>/", _guarded(views.receipt), name="receipt"),
    path("<int:receipt_id>/check/", _guarded(views.check), name="check"),
    path("story/<int:article_id>/", _guarded(views.of_story), name="story"),
]
