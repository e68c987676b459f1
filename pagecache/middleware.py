"""The readers' clock, and the headers that let caches keep a reader's page."""

from datetime import timedelta
from hashlib import blake2b

from django.conf import settings
from django.utils import timezone
from django.utils.cache import get_conditional_response

from pagecache.keeping import keeping_of

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
    seconds = _seconds(request, response)
    if seconds < 1:
        response["Cache-Control"] = "no-store"
        return response
    response["Cache-Control"] = f"public, max-age={seconds}, s-maxage={seconds}"
    if response.status_code != 200 or response.streaming:
        return response
    response["ETag"] = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
    return get_conditional_response(request, etag=response["ETag"], response=response)


def _seconds(request, response):
    """Return how many whole seconds the answer stays right; 0 for what nobody may keep."""
    if request.method not in ("GET", "HEAD") or response.status_code not in KEPT_STATUSES:
        return 0
    until = keeping_of(request).until
    if until is None:
        return settings.READER_PAGE_TTL
    # Rounded down, and counted from the end of the work: never a second past the boundary.
    return min(settings.READER_PAGE_TTL, (until - timezone.now()) // timedelta(seconds=1))
