"""What is done to the photos that somebody ticked in a grid, by the name of the button."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.sent import number
from photos import actions
from photos.admin.forms import CollectForm
from photos.forms import ids_of
from photos.refusals import PhotoRefused

# An event has so many photos; and an address of more ids is longer than the server reads.
MOST_AT_ONCE = 200
# What was thrown away last, until the library has shown its "Undo" once.
UNDO = "photos.thrown_away"


def address(view, request, ids):
    """Return the address of a page for some photos, which leads back to this one."""
    query = {"ids": ",".join(map(str, ids)), "next": back(request)}
    return f"{reverse(view)}?{urlencode(query, safe=',/')}"


def carry_out(request):
    """Do what the pressed button says to the ticked photos, and return where it leads."""
    ids = ids_of(request.POST.getlist("photo"))
    verb = VERBS.get(request.POST.get("_verb", ""))
    sentence = _why_not(ids, verb)
    if sentence:
        messages.warning(request, sentence)
        return HttpResponseRedirect(back(request))
    try:
        return HttpResponseRedirect(verb(request, ids) or back(request))
    except PhotoRefused as refused:
        tell_refusal(request, refused)
        return HttpResponseRedirect(back(request))


def back(request, sent=None):
    """Return where the form came from (what was sent says so), or the library."""
    came_from = (request.POST if sent is None else sent).get("next", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure()):
        return came_from
    return reverse("admin:photos_photo_changelist")


def tell_refusal(request, refused):
    """Say why something was not done."""
    for sentence in refused.sentences:
        messages.error(request, sentence)


def gone():
    """Return the sentence for photos that somebody else has dealt with meanwhile."""
    return _("These photos are not here any more.")


def _why_not(ids, verb):
    if not ids or verb is None:
        return _("Choose some photos first.")
    if len(ids) > MOST_AT_ONCE:
        return _("That is more than %(count)d photos: do it in several steps.") % {
            "count": MOST_AT_ONCE
        }
    return ""


def _together(request, ids):
    return address("admin:photos_photo_together", request, ids)


def _each(request, ids):
    return address("admin:photos_photo_each", request, ids)


def _throw_away(request, ids):
    photos = actions.trash(photo_ids=ids, actor=request.user, at=timezone.now())
    if not photos:
        messages.warning(request, gone())
        return
    request.session[UNDO] = [photo.pk for photo in photos]
    said = ngettext(
        "%(count)d photo was thrown away. It can be taken back for 30 days.",
        "%(count)d photos were thrown away. They can be taken back for 30 days.",
        len(photos),
    )
    messages.success(request, said % {"count": len(photos)})


def _take_back(request, ids):
    photos = actions.untrash(photo_ids=ids, actor=request.user)
    if not photos:
        messages.warning(request, gone())
        return
    said = ngettext(
        "%(count)d photo is back in the library.",
        "%(count)d photos are back in the library.",
        len(photos),
    )
    messages.success(request, said % {"count": len(photos)})


def _collect(request, ids):
    form = CollectForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(sum(form.errors.values(), [])))
        return
    collection = actions.collect(photo_ids=ids, actor=request.user, **form.where())
    link = format_html(
        '<a href="{}">{}</a>',
        reverse("admin:photos_collection_change", args=[collection.pk]),
        collection,
    )
    messages.success(request, format_html(_("The collection {} has the photos now."), link))


def _uncollect(request, ids):
    collection = actions.uncollect(
        photo_ids=ids,
        actor=request.user,
        collection_id=number(request.POST.get("from", "")) or 0,
    )
    messages.success(
        request,
        _("Taken out of the collection “%(collection)s”; the library keeps the photos.")
        % {"collection": collection},
    )


VERBS = {
    "together": _together,
    "each": _each,
    "trash": _throw_away,
    "untrash": _take_back,
    "collect": _collect,
    "uncollect": _uncollect,
}
