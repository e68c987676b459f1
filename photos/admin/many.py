"""Two pages for many photos: the same words for all of them, or a row of words for each."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from photos import actions, rights
from photos.actions.change import Changed
from photos.admin import selection, told
from photos.admin.forms import EachForm, TogetherForm
from photos.admin.frame import Framed
from photos.admin.standing import groups, live_uses
from photos.forms import ids_of
from photos.models import Photo
from photos.refusals import PhotoRefused

TOGETHER = "admin/photos/photo/together.html"
EACH = "admin/photos/photo/each.html"
# A request may have 2,000 fields, and nobody writes more before they save.
MOST_ROWS = 100


class ManyPages(Framed):
    """Views that change several photos in one go, all of them or none."""

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("together/", guarded(self.together_view), name="photos_photo_together"),
            path("each/", guarded(self.each_view), name="photos_photo_each"),
            *super().get_urls(),
        ]

    def together_view(self, request):
        """Change the same words or rights of all the photos."""
        photos = self._photos(request, selection.MOST_AT_ONCE)
        if not photos:
            return HttpResponseRedirect(reverse("admin:photos_photo_changelist"))
        form = TogetherForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid() and _is_done(request, form, photos, _together):
            return HttpResponseRedirect(selection.back(request))
        return self._of(
            request,
            TOGETHER,
            photos,
            title=_("Edit photos together"),
            form=form,
            groups=groups(form, photos),
            live=live_uses(photos, at=timezone.now()),
        )

    def each_view(self, request):
        """Write each photo's own words, on one page."""
        photos = self._photos(request, MOST_ROWS)
        if not photos:
            return HttpResponseRedirect(reverse("admin:photos_photo_changelist"))
        data = request.POST if request.method == "POST" else None
        rows = [EachForm(data, instance=photo, prefix=f"photo-{photo.pk}") for photo in photos]
        if all(row.is_valid() for row in rows) and _is_done(request, rows[0], rows, _each):
            return HttpResponseRedirect(selection.back(request))
        return self._of(request, EACH, photos, title=_("A row for each photo"), rows=rows)

    def _photos(self, request, most):
        """Return the photos of the address that the person may change; say which are left out."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        ids = ids_of(request.GET.get("ids", "").split(","))
        found = Photo.objects.in_library().filter(pk__in=ids[:most]).order_by("-pk")
        photos = [photo for photo in found if rights.may_change(request.user, photo)]
        for sentence in _left_out(len(ids) > most and most, len(found), len(photos)):
            messages.warning(request, sentence)
        return photos

    def _of(self, request, template, photos, **context):
        ids = ",".join(str(photo.pk) for photo in photos)
        leads_to = selection.back(request, request.POST or request.GET)
        return self.framed(request, template, photos=photos, ids=ids, next=leads_to, **context)


def _left_out(most, found, changeable):
    if most:
        yield _("Only the first %(count)d photos are here: do the others afterwards.") % {
            "count": most
        }
    if not found:
        yield selection.gone()
    if found > changeable:
        yield ngettext(
            "%(count)d photo is left out: only those who sent it, the photo desk and editors may"
            " change it.",
            "%(count)d photos are left out: only those who sent them, the photo desk and editors"
            " may change them.",
            found - changeable,
        ) % {"count": found - changeable}


def _is_done(request, form, those, change):
    """Carry out a change and tell of it; a refusal becomes an error of the form."""
    try:
        told.tell(request, change(form, those, request.user, timezone.now()))
    except PhotoRefused as refused:
        form.add_error(None, refused.sentences)
        return False
    return True


@transaction.atomic
def _together(form, photos, actor, at):
    ids = [photo.pk for photo in photos]
    # Locked, because what each has then depends on what it has now.
    locked = list(Photo.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    done = actions.change(photo_ids=ids, changes=form.changes(), actor=actor, at=at)
    if form.adds_keywords:
        added = [(photo.pk, {"keywords": form.keywords_of(photo)}) for photo in locked]
        done.add(_one_by_one(added, actor, at))
    return done


@transaction.atomic
def _each(_form, rows, actor, at):
    changes = [(row.instance.pk, row.changes()) for row in rows if row.has_changed()]
    return _one_by_one(changes, actor, at)


def _one_by_one(pairs, actor, at):
    done = Changed()
    for pk, changes in pairs:
        done.add(actions.change(photo_ids=[pk], changes=changes, actor=actor, at=at))
    return done
