"""What the desk's scripts ask of the photo library, below the desk."""

from django.urls import path, re_path

from photos import views

app_name = "photos"

urlpatterns = [
    path("upload/", views.upload, name="upload"),
    path("known/", views.known, name="known"),
    path("choose/", views.choose, name="choose"),
    path("state/", views.state, name="state"),
    re_path(r"^files/(?P<token>[0-9a-f]{24})/(?P<tail>.+)\Z", views.rendition, name="rendition"),
    re_path(
        r"^proof/(?P<token>[0-9a-f]{24})/(?P<size>small|large)\.webp\Z", views.proof, name="proof"
    ),
]
