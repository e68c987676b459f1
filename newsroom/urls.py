"""The site map: the desk, then readers' addresses."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from newsroom.health import health
from newsroom.views import icon

handler403 = "newsroom.views.not_allowed"
handler404 = "newsroom.views.page_not_found"
handler500 = "newsroom.views.server_error"

urlpatterns = [
    # The photo desk stands before the admin site, whose last address takes whatever is left.
    path(f"{settings.DESK_PREFIX}photos/", include("photos.urls")),
    # So do the screens that belong to no single table.
    path(f"{settings.DESK_PREFIX}shift/", include("shift.urls")),
    path(f"{settings.DESK_PREFIX}receipts/", include("receipts.urls")),
    path(f"{settings.DESK_PREFIX}royalties/", include("royalties.urls")),
    path(f"{settings.DESK_PREFIX}publishing/", include("publishing.urls")),
    path(f"{settings.DESK_PREFIX}fronts/", include("frontpage.urls_desk")),
    path(settings.DESK_PREFIX, admin.site.urls),
    path(settings.MEDIA_PREFIX, include("photos.urls_media")),
    # Browsers ask here unless a page names its icon; feeds, files and the desk name none.
    path("favicon.ico", icon, name="icon"),
    path("health/", health, name="health"),
    path("", include("frontpage.urls")),
    path("", include("search.urls")),
    # Last: a section may have any words for its address.
    path("", include("articles.urls")),
]
