"""Addresses of these screens, below the desk."""

from django.urls import path

from shift import views, views_record

app_name = "shift"

urlpatterns = [
    path("", views.now, name="now"),
    path("calendar/", views.planning, name="calendar"),
    path("record/", views_record.record, name="record"),
    path("record/export/", views_record.export, name="record-export"),
]
