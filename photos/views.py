"""What the photo picker of the desk asks for, and the files that readers get."""

from functools import wraps

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponseNotFound, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_GET, require_POST, require_safe

from photos import renditions
from photos.ingest import RefusedPhoto, TooManyBytes, ingest
from photos.models import Photo

# Thumbnails that the picker shows at once: four screens of a laptop.
PICKER_PAGE = 48
QUERY_LENGTH = 200  # characters

# The files are pictures made by us; should one ever not be, it must do nothing in a browser.
MEDIA_HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}


def desk_only(view):
    """Let in people who are signed in at the desk; answer others in JSON, for the script to say."""

    @wraps(view)
    def answer(request):
        if request.user.is_authenticated and request.user.is_active and request.user.is_staff:
            return view(request)
        return _refusal(_("You are signed out. Sign in in another tab, then try again here."), 403)

    return never_cache(answer)


@require_POST
@csrf_protect
@desk_only
def upload(request):
    """Put one file into the library."""
    file = request.FILES.get("file")
    if file is None:
        return _refusal(_("No file arrived. Please choose the photo again."), 400)
    try:
        photo = ingest(file, uploaded_by=request.user)
    except TooManyBytes as refused:
        return _refusal(str(refused), 413)
    except RefusedPhoto as refused:
        return _refusal(str(refused), 400)
    return JsonResponse(_described(photo))


@require_GET
@desk_only
def choose(request):
    """Return the newest photos that match `q`, and where the older ones start."""
    photos = Photo.objects.matching(request.GET.get("q", "")[:QUERY_LENGTH]).order_by("-pk")
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        photos = photos.filter(pk__lt=int(before))
    page = list(photos[: PICKER_PAGE + 1])
    shown = page[:PICKER_PAGE]
    older = shown[-1].pk if len(page) > PICKER_PAGE else None
    return JsonResponse({"photos": [_described(photo) for photo in shown], "older": older})


@require_safe
def rendition(request, token, width, extension):
    """Serve a rendition; where a file server or a bucket does it, it sends the same headers."""
    try:
        file = default_storage.open(renditions.name(token, width, extension))
    except FileNotFoundError:
        # No page of the paper for what only an <img> asks for.
        return HttpResponseNotFound(content_type="text/plain")
    return FileResponse(
        file, content_type=renditions.CONTENT_TYPES[extension], headers=MEDIA_HEADERS
    )


def _described(photo):
    return {
        "id": photo.pk,
        "thumbnail": photo.thumbnail_url,
        "caption": photo.caption,
        "credit": photo.credit,
        "alt": photo.alt_text,
        "width": photo.width,
        "height": photo.height,
    }


def _refusal(sentence, status):
    return JsonResponse({"error": sentence}, status=status)
