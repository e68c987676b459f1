"""Put the door of kept pages in front of Django, as the settings say."""

from django.conf import settings

from newsroom.edition import edition
from newsroom.parameters import PARAMETERS
from pagecache import outbox, places
from pagecache.asking import Site
from pagecache.door import Door


def with_kept_pages(application):
    """Return the application with the door in front of it, or as it is where no pages are kept."""
    store = places.store()
    if store is None:
        return application
    # Whoever was killed between a change and its purge has been started again by now.
    outbox.send_what_is_left()
    return Door(
        application,
        site=site(),
        store=store,
        edition=edition(of_this_start=places.is_file()),
        most=settings.READER_PAGE_TTL,
        tags=places.tags(),
    )


def site():
    """Return the `Site` of the readers' pages."""
    apart = (settings.DESK_PREFIX, settings.MEDIA_PREFIX, "health/")
    return Site(
        settings.SITE_ORIGIN,
        apart=[f"/{prefix}" for prefix in apart] + [settings.STATIC_URL],
        parameters=PARAMETERS,
        secure_header=settings.SECURE_PROXY_SSL_HEADER,
    )
