"""How a photo is cut for every place it may stand in: one page shows all of them at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from photos import actions, rights, shapes
from photos.admin.forms import CropsForm
from photos.admin.frame import Framed
from photos.refusals import PhotoRefused

CROPS = "admin/photos/photo/crops.html"


class CropsPage(Framed):
    """The view of a photo's focal point and boxes."""

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("<path:object_id>/crops/", guarded(self.crops_view), name="photos_photo_crops"),
            *super().get_urls(),
        ]

    def crops_view(self, request, object_id):
        """Show how the photo is cut, and cut it anew."""
        photo = self.get_object(request, object_id)
        if photo is None:
            raise Http404
        may_cut = rights.may_change(request.user, photo)
        if not self.has_view_permission(request) or (request.method == "POST" and not may_cut):
            raise PermissionDenied
        form = CropsForm(request.POST if request.method == "POST" else None, photo=photo)
        if form.is_bound and form.is_valid() and _is_cut(request, photo, form):
            return HttpResponseRedirect(reverse("admin:photos_photo_change", args=[photo.pk]))
        return self.framed(
            request,
            CROPS,
            title=_("Crops"),
            photo=photo,
            form=form,
            may_cut=may_cut,
            places=[_place(photo, form, shape) for shape in shapes.CROPPED],
        )


def _is_cut(request, photo, form):
    try:
        actions.cut(photo_id=photo.pk, focus=form.focus(), crops=form.crops(), actor=request.user)
    except PhotoRefused as refused:
        form.add_error(None, refused.sentences)
        return False
    messages.success(
        request, _("The crops are saved. Stories on the site follow when the files are made.")
    )
    return True


def _place(photo, form, shape):
    """Return what the page shows of one shape; numbers as a browser reads them."""
    box = photo.box(shape)
    view = (box.x * photo.width, box.y * photo.height)
    view += (box.width * photo.width, box.height * photo.height)
    return {
        "shape": shape,
        "label": shapes.SHAPES[shape].label,
        "ratio": str(shapes.SHAPES[shape].ratio),
        "view": " ".join(f"{number:.2f}" for number in view),
        "own": form[f"own-{shape}"],
        "x": form[f"{shape}-x"],
        "y": form[f"{shape}-y"],
        "size": form[f"{shape}-size"],
    }
