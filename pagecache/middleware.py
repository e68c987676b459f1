"""The readers' clock, and the headers that let caches keep a reader's page."""

from hashlib import blake2b

from django.conf import settings
from django.utils import timezone
from django.utils.cache import get_conditional_response

from pagecache.keeping import SAID, keeping_of
from pagecache.lifetimes import cache_control

KEPT_STATUSES = {200, 301, 302, 404, 410}


class ReaderPageMiddleware:
    """Give readers' pages one moment, a lifetime and an ETag; let nobody keep the desk's.

    Django's UpdateCacheMiddleware is not used: it leaked private pages six times in 2026.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.desk = f"/{settings.DESK_PREFIX}"

    def __call__(self, request):
        # The only place in which the readers' clock is read.
        request.at = timezone.now()
        response = self.get_response(request)
        if f"{request.path_info}/".startswith(self.desk):
            return _private(response)
        response.cookies.clear()
        if response.has_header("Cache-Control"):
            return response
        return _kept(request, response)


def _private(response):
    # A thumbnail of the photo library is looked at a hundred times a day by the same person.
    if not response.get("Cache-Control", "").startswith("private, max-age="):
        response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _kept(request, response):
    if request.method not in ("GET", "HEAD") or response.status_code not in KEPT_STATUSES:
        response["Cache-Control"] = "no-store"
        return response
    # Counted from the end of the work, and rounded down: never a second past the boundary.
    now = timezone.now()
    _soft, hard = keeping_of(request).span(now)
    response["Cache-Control"] = cache_control(
        now=now.timestamp(),
        hard=hard.timestamp(),
        most=settings.READER_PAGE_TTL,
        is_purged=False,
    )
    if response["Cache-Control"] == "no-store":
        return response
    if not response.streaming:
        # For the door, which stands before Django and keeps what it hears of.
        request.META[SAID] = keeping_of(request)
    if response.status_code != 200 or response.streaming:
        return response
    response["ETag"] = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
    return get_conditional_response(request, etag=response["ETag"], response=response)
