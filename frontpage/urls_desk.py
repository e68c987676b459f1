"""The editors' side of the fronts, below the desk."""

from django.urls import path, register_converter

from frontpage.desk import banners, views


class FrontName:
    """Whose front it is: "site", or the number of a section."""

    regex = "site|[0-9]{1,18}"

    def to_python(self, value):
        return None if value == "site" else int(value)

    def to_url(self, value):
        return "site" if value is None else str(value)


register_converter(FrontName, "front")

app_name = "fronts"

urlpatterns = [
    path("", views.fronts, name="fronts"),
    path("banners/", banners.banners, name="banners"),
    path("<front:front>/", views.edit, name="edit"),
    path("<front:front>/stories/", views.offered, name="stories"),
    path("<front:front>/fill/", views.fill, name="fill"),
    path("<front:front>/preview/", views.previewed, name="preview"),
    path("<front:front>/earlier/", views.earlier_fronts, name="earlier"),
]
