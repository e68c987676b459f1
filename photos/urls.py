"""The photo picker's addresses, below the desk."""

from django.urls import path

from photos import views

app_name = "photos"

urlpatterns = [
    path("upload/", views.upload, name="upload"),
    path("choose/", views.choose, name="choose"),
]
