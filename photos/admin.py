"""The photo library at the desk."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from photos import rights
from photos.forms import NewPhotoForm, PhotoWordsForm
from photos.ingest import store
from photos.models import Photo
from photos.renditions import render_picture
from vietnamese.dates import clock


class MineFilter(admin.SimpleListFilter):
    title = _("who")
    parameter_name = "who"

    def lookups(self, request, model_admin):
        return [("me", _("My photos"))]

    def queryset(self, request, photos):
        return photos.filter(uploaded_by=request.user) if self.value() == "me" else photos


class MissingFilter(admin.SimpleListFilter):
    title = _("what is missing")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [
            ("alt_text", _("Description")),
            ("credit", _("Credit")),
            ("caption", _("Caption")),
        ]

    def queryset(self, request, photos):
        # The value is whatever stands in the address; only the fields above are asked.
        known = [field for field, _label in self.lookup_choices if field == self.value()]
        return photos.filter(**dict.fromkeys(known, ""))


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    form = PhotoWordsForm
    list_display = ["thumbnail", "words", "printed_credit", "uploaded_by", "uploaded"]
    list_display_links = ["thumbnail", "words"]
    list_select_related = ["uploaded_by"]
    list_filter = [MineFilter, MissingFilter, "ai_origin", "uploaded_at"]
    list_per_page = 60
    # Only so that the search box is shown; get_search_results does the search.
    search_fields = ["search_folded"]
    search_help_text = _("Words of the caption, description, credit or licence, marks or no marks.")
    show_full_result_count = False
    # Deleting takes one decision a photo.
    actions = None

    class Media:
        css = {"all": ["photos/library.css"]}

    def changelist_view(self, request, extra_context=None):
        title = {"title": _("Photo library")}
        return super().changelist_view(request, title | (extra_context or {}))

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(
            request, obj, change, **({} if change else {"form": NewPhotoForm}), **kwargs
        )

    def get_fields(self, request, obj=None):
        words = PhotoWordsForm.Meta.fields
        return ["large", *words, "origin"] if obj else ["file", *words]

    def get_readonly_fields(self, request, obj=None):
        return ["large", "origin"] if obj else []

    def get_search_results(self, request, photos, search_term):
        return photos.matching(search_term), False

    def save_model(self, request, photo, form, change):
        if change:
            super().save_model(request, photo, form, change)
        else:
            photo.uploaded_by = request.user
            # Somebody may have sent the same file at the same moment.
            photo.pk = store(form.prepared, photo).pk

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
        if obj is None:
            return rights.may_ever_delete(request.user)
        return rights.may_delete(request.user, obj)

    # -- what is shown

    @admin.display(description=_("photo"))
    def thumbnail(self, photo):
        return format_html(
            '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy" decoding="async">',
            photo.thumbnail_url,
            photo.width,
            photo.height,
            photo.alt_text or _("Photo without a description"),
        )

    @admin.display(description=_("caption"), ordering="caption")
    def words(self, photo):
        return photo.caption or str(photo)

    @admin.display(description=_("credit"), ordering="credit")
    def printed_credit(self, photo):
        return photo.credit or _("No credit yet")

    @admin.display(description=_("uploaded"), ordering="uploaded_at")
    def uploaded(self, photo):
        return clock(photo.uploaded_at, timezone.now())

    @admin.display(description=_("photo"))
    def large(self, photo):
        return render_picture(
            photo.picture(), alt=photo.alt_text, sizes="(min-width: 60rem) 50rem, 100vw", lazy=False
        )

    @admin.display(description=_("origin"))
    def origin(self, photo):
        return _("%(width)s × %(height)s pixels, %(format)s, uploaded by %(who)s, %(when)s") % {
            "width": photo.width,
            "height": photo.height,
            "format": photo.format,
            "who": photo.uploaded_by,
            "when": clock(photo.uploaded_at, timezone.now()),
        }
