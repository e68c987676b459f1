"""The files that readers get. What a photo's rights allow is asked here, too, and at every request:

a page that forgot a picture, a search engine that remembers it, and a link in a mail all end here.
A photo that stands in no story that readers have seen is not there for them, whoever knows its
address; the desk has an address of its own.
"""

import re
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse, HttpResponseNotFound
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from photos import renditions
from photos.models import Photo
from photos.shapes import EXTENSIONS, SHAPES

# A name never shows anything else, so a reader's browser may keep it as long as HTTP knows
# (seconds). A cache that serves many asks again soon: whoever ends a licence tomorrow that had no
# end today must be obeyed there, too. Asking again costs no bytes, see the ETag.
A_YEAR = 31_536_000
SHARED = settings.READER_PAGE_TTL

TAIL = re.compile(
    rf"(?:[0-9a-f]{{10}}/(?:{'|'.join(SHAPES)})-)?[1-9][0-9]{{0,4}}"
    rf"\.(?P<extension>{'|'.join(EXTENSIONS)})"
)

# The files are pictures made by us; should one ever not be, it must do nothing in a browser.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def rendition(request, token, edition, shape, width, extension):
    """Serve a rendition of a photo that readers may be shown now; 410 when its licence is over."""
    name = renditions.name(token, edition, shape, width, extension)
    return _file(request, token, name, extension)


@require_safe
def old_rendition(request, token, width, extension):
    """Serve a file of the time before editions; stories of that time name it."""
    return _file(request, token, f"{renditions.folder(token)}{width}.{extension}", extension)


def _file(request, token, name, extension):
    photo = Photo.objects.in_library().filter(token=token).first()
    if photo is None or not photo.is_public(at=request.at) or _is_to_come(photo, request.at):
        return _nothing(404)
    if not photo.is_usable(at=request.at):
        return _nothing(410)
    return _stored(request, name, extension, _kept(photo, request.at))


def for_the_desk(request, token, tail):
    """Serve a rendition to people at the desk, before readers may see the photo.

    `tail` is what stands in a readers' address behind the token; it is theirs with another prefix.
    """
    match = TAIL.fullmatch(tail)
    if match is None or not Photo.objects.in_library().filter(token=token).exists():
        return _nothing(404)
    name = f"{renditions.folder(token)}{tail}"
    return _stored(request, name, match["extension"], "private, no-store")


def _stored(request, name, extension, kept):
    headers = HEADERS | {"Cache-Control": kept, "ETag": f'"{name}"'}
    if unchanged := get_conditional_response(request, etag=headers["ETag"]):
        for header, value in headers.items():
            unchanged[header] = value
        return unchanged
    try:
        file = default_storage.open(name)
    except FileNotFoundError:
        return _nothing(404)
    return FileResponse(file, content_type=renditions.CONTENT_TYPES[extension], headers=headers)


def _is_to_come(photo, at):
    # Like anything before its time: not there, whatever it is.
    return photo.embargo_until is not None and photo.embargo_until > at


def _kept(photo, at):
    seconds = A_YEAR
    if photo.licence_until:
        seconds = min(seconds, (photo.licence_until - at) // timedelta(seconds=1))
    if seconds < 1:
        return "no-store"
    return f"public, max-age={seconds}, s-maxage={min(seconds, SHARED)}, immutable"


def _nothing(status):
    # No page of the paper for what only an <img> asks for; and nobody keeps a "not yet".
    response = HttpResponseNotFound if status == 404 else HttpResponse
    return response(status=status, content_type="text/plain", headers={"Cache-Control": "no-store"})
