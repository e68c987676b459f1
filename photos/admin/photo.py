"""One photo: its page at the desk, its file, and the form that sends one without a script."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from photos import actions, rights
from photos.admin import sheet, told
from photos.admin.crops import CropsPage
from photos.admin.forms import NewPhotoForm, PhotoPageForm
from photos.admin.library import LibraryPages
from photos.admin.many import ManyPages
from photos.admin.standing import GROUPS
from photos.ingest import RefusedPhoto, receive
from photos.models import Photo
from photos.refusals import PhotoRefused
from vietnamese.moment_fields import MomentInput, MomentLineField

ADD = "admin/photos/photo/add.html"
FILE = "admin/photos/photo/file.html"


@admin.register(Photo)
class PhotoAdmin(LibraryPages, ManyPages, CropsPage, admin.ModelAdmin):
    form = PhotoPageForm
    fieldsets = [(title, {"fields": names}) for title, names in GROUPS]
    formfield_overrides = {
        models.DateTimeField: {"form_class": MomentLineField, "widget": MomentInput}
    }
    change_form_template = "admin/photos/photo/change_form.html"
    actions = None

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path(
                "<path:object_id>/original/",
                guarded(require_safe(self.original_view)),
                name="photos_photo_original",
            ),
            path(
                "<path:object_id>/file/",
                guarded(require_safe(self.file_view)),
                name="photos_photo_file",
            ),
            *super().get_urls(),
        ]

    # -- who may

    def has_module_permission(self, request):
        return rights.is_at_the_desk(request.user)

    def has_view_permission(self, request, obj=None):
        return rights.is_at_the_desk(request.user)

    def has_add_permission(self, request):
        return rights.is_at_the_desk(request.user)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return rights.is_at_the_desk(request.user)
        return rights.may_change(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        # Photos are thrown away, and the trash is emptied by itself: `photos.actions.trash`.
        return False

    # -- the page of one photo

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except PhotoRefused as refused:
            # Nothing was written; the same form comes back with all that was typed.
            request.refusal = refused
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type("RequestForm", (form,), {"refusal": getattr(request, "refusal", None)})

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        stored = Photo.objects.select_related("uploaded_by", "trashed_by").get(pk=obj.pk)
        context |= sheet.context(stored, request.user, at=timezone.now())
        context |= {"title": str(stored), "show_save_and_add_another": False}
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        request.changed = actions.change(
            photo_ids=[obj.pk], changes=form.changes(), actor=request.user, at=timezone.now()
        )

    def response_change(self, request, obj):
        told.tell(request, request.changed)
        if "_continue" in request.POST:
            return HttpResponseRedirect(reverse("admin:photos_photo_change", args=[obj.pk]))
        return HttpResponseRedirect(reverse("admin:photos_photo_changelist"))

    def log_change(self, request, obj, message):
        """Write nothing: the verb has written it into the same record."""

    # -- a new photo

    def add_view(self, request, form_url="", extra_context=None):
        """Take one file; the library's own page takes many, but needs a script."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        is_sent = request.method == "POST"
        form = NewPhotoForm(*((request.POST, request.FILES) if is_sent else ()))
        if is_sent and form.is_valid() and (photo := _stored(request, form)):
            return HttpResponseRedirect(reverse("admin:photos_photo_change", args=[photo.pk]))
        return self.framed(request, ADD, title=_("Send a photo"), form=form)

    # -- its file

    def original_view(self, request, object_id):
        """Hand out the file as it came."""
        photo = self._photo(request, object_id)
        if not rights.may_have_original(request.user):
            raise PermissionDenied
        try:
            file = photo.original.open()
        except FileNotFoundError as error:
            raise Http404 from error
        return FileResponse(
            file,
            as_attachment=True,
            filename=f"{photo.pk}.{photo.format.lower()}",
            # Nothing opens it by itself, whatever it turns out to be.
            content_type="application/octet-stream",
            headers={"Cache-Control": "no-store"},
        )

    def file_view(self, request, object_id):
        """Show what the file itself says of the photo, beside what the library says."""
        photo = self._photo(request, object_id)
        return self.framed(
            request,
            FILE,
            title=_("What the file says"),
            photo=photo,
            rows=sheet.said_by_file(photo),
        )

    def _photo(self, request, object_id):
        photo = self.get_object(request, object_id)
        if photo is None or not self.has_view_permission(request):
            raise Http404
        return photo


def _stored(request, form):
    """Put the file into the library and say so; a refusal becomes an error of the form."""
    file = form.cleaned_data["file"]
    try:
        received = receive(file, uploaded_by=request.user, defaults=form.cleaned_data)
    except RefusedPhoto as refused:
        form.add_error("file", str(refused))
        return None
    if received.known:
        _tell_known(request, received)
    else:
        messages.success(request, _("The photo is in the library. Now its own words."))
    return received.photo


def _tell_known(request, received):
    address = reverse("admin:photos_photo_change", args=[received.photo.pk])
    link = format_html('<a href="{}">{}</a>', address, received.photo)
    messages.warning(request, format_html("{} {}", received.known, link))
