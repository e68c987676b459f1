"""Addresses of the publishing desk, below the desk."""

from django.contrib import admin
from django.urls import path, register_converter

from publishing import desk, views
from publishing.moments import AsOfMoment, Rest

register_converter(AsOfMoment, "as_of_moment")
register_converter(Rest, "rest_of_address")

app_name = "publishing"
guarded = admin.site.admin_view

urlpatterns = [
    path("", guarded(desk.bundles), name="bundles"),
    path("bundles/<int:bundle_id>/", guarded(desk.bundle), name="bundle"),
    path("bundles/<int:bundle_id>/dry-run/", guarded(desk.dry_run), name="dry-run"),
    path(
        "bundles/<int:bundle_id>/as-of/<as_of_moment:moment>/<rest_of_address:path>",
        guarded(views.with_bundle),
        name="with-bundle",
    ),
    path("as-of/", guarded(views.choose), name="choose-moment"),
    path("as-of/<as_of_moment:moment>/<rest_of_address:path>", guarded(views.as_of), name="as-of"),
]
