"""What the scripts of the desk ask of the photo library: send, recognise, choose, look."""

import json
import re
from functools import wraps

from django.http import FileResponse, HttpResponseNotFound, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_GET, require_POST, require_safe

from people.sent import number
from photos import alike, library, media, rights, uses
from photos.forms import BatchForm, CriteriaForm, ids_of
from photos.ingest import RefusedPhoto, TooManyBytes, receive
from photos.models import Photo

# Thumbnails that the picker shows at once: four screens of a laptop.
PICKER_PAGE = 48
# Files of one batch that a browser asks about at once, and photos it waits for.
MOST_ASKED = 500
SHA256 = re.compile(r"[0-9a-f]{64}")


def desk_only(view):
    """Let in people who are signed in at the desk; answer others in JSON, for the script to say."""

    @wraps(view)
    def answer(request, **kwargs):
        if rights.is_at_the_desk(request.user):
            return view(request, **kwargs)
        return _refusal(_("You are signed out. Sign in in another tab, then try again here."), 403)

    return answer


@never_cache
@require_POST
@csrf_protect
@desk_only
def upload(request):
    """Put one file into the library, with the defaults of its batch."""
    file = request.FILES.get("file")
    if file is None:
        return _refusal(_("No file arrived. Please choose the photo again."), 400)
    batch = BatchForm(request.POST)
    if not batch.is_valid():
        return _refusal(
            " ".join(sentence for row in batch.errors.values() for sentence in row), 400
        )
    try:
        return _stored(file, request.user, batch.cleaned_data)
    except TooManyBytes as refused:
        return _refusal(str(refused), 413)
    except RefusedPhoto as refused:
        return _refusal(str(refused), 400)


def _stored(file, user, defaults):
    received = receive(file, uploaded_by=user, defaults=defaults)
    if received.known:
        return JsonResponse(described(received.photo) | {"known": True})
    similar = alike.alike(received.likeness, without=received.photo)
    alike_photos = _with_uses([photo for photo, _far in similar])
    return JsonResponse(described(received.photo) | {"alike": alike_photos})


@never_cache
@require_POST
@csrf_protect
@desk_only
def known(request):
    """Tell which files of a batch are here already, by the SHA-256 of their bytes."""
    try:
        asked = json.loads(request.POST.get("hashes", "[]"))
        hashes = [sha256 for sha256 in asked if SHA256.fullmatch(str(sha256))]
    except (ValueError, TypeError, RecursionError):
        return _refusal(_("No file arrived. Please choose the photo again."), 400)
    photos = Photo.objects.in_library().filter(sha256__in=hashes[:MOST_ASKED])
    return JsonResponse({"known": {photo.sha256: described(photo) for photo in photos}})


@never_cache
@require_GET
@desk_only
def choose(request):
    """Return the newest photos that match what is asked, and where the older ones start."""
    asked = CriteriaForm(request.GET)
    page = library.find(
        asked.criteria(request.user),
        at=timezone.now(),
        below=number(request.GET.get("before", "")),
        size=PICKER_PAGE,
    )
    return JsonResponse(
        {"photos": [described(photo) for photo in page.photos], "older": page.older}
    )


@never_cache
@require_GET
@desk_only
def state(request):
    """Tell of photos whether their files are made by now, and what the library says of them."""
    ids = ids_of(request.GET.get("ids", "").split(","))
    photos = Photo.objects.filter(pk__in=ids[:MOST_ASKED])
    return JsonResponse({"photos": {photo.pk: described(photo) for photo in photos}})


@require_safe
@desk_only
def proof(request, token, size):
    """Serve the desk's own picture of a photo, whatever readers may see of it."""
    photo = Photo.objects.filter(token=token).first()
    if photo is None:
        return HttpResponseNotFound(content_type="text/plain")
    # The large one is made with the renditions; until then the small one stands in.
    for name in (photo.proof_name(size), photo.proof_name("small")):
        try:
            file = photo.original.storage.open(name)
        except FileNotFoundError:
            continue
        kept = "private, max-age=86400" if name == photo.proof_name(size) else "no-store"
        return FileResponse(file, content_type="image/webp", headers={"Cache-Control": kept})
    return HttpResponseNotFound(content_type="text/plain")


@require_safe
@desk_only
def rendition(request, token, tail):
    """Serve a file that readers will get, in a preview of what they do not see yet."""
    return media.for_the_desk(request, token, tail)


def described(photo):
    """Return a photo as the desk's scripts know it."""
    now = timezone.now()
    return {
        "id": photo.pk,
        "thumbnail": photo.thumbnail_url,
        "caption": photo.caption,
        "credit": photo.printed_credit,
        "alt": photo.alt_text,
        "width": photo.width,
        "height": photo.height,
        "ready": photo.is_ready,
        "trouble": photo.trouble,
        "usable": photo.is_usable(at=now),
        # What may be shown later can be chosen for a story that comes later; this cannot.
        "ended": photo.licence_until is not None and photo.licence_until <= now,
        "ai": photo.ai_origin,
        "known": False,
        "alike": [],
    }


def _with_uses(photos):
    """Describe photos with the sentence that tells where each was last used."""
    told = uses.uses_of([photo.pk for photo in photos], at=timezone.now())
    return [
        described(photo) | {"use": uses.sentence(told[photo.pk][0]) if told[photo.pk] else ""}
        for photo in photos
    ]


def _refusal(sentence, status):
    return JsonResponse({"error": sentence}, status=status)
