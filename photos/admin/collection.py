"""Collections: what they are called, and the photos in them."""

from django.contrib import admin
from django.utils import timezone

from people.by_role import ByRoleAdmin
from people.sent import number
from photos import library, rights
from photos.admin.cards import cards
from photos.admin.forms import CollectForm
from photos.admin.library import ON_A_PAGE
from photos.models import Collection


@admin.register(Collection)
class CollectionAdmin(ByRoleAdmin):
    fields = ["name", "description"]
    list_display = ["name", "created_by", "created_at"]
    list_select_related = ["created_by"]
    search_fields = ["name"]
    show_full_result_count = False
    actions = None
    change_form_template = "admin/photos/collection/change_form.html"

    def has_delete_permission(self, request, obj=None):
        return rights.may_dissolve(request.user, obj)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        if obj and obj.pk:
            context |= _photos(obj, request.GET.get("before", ""))
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)


def _photos(collection, before):
    """Return the grid of a collection, the newest photos first."""
    now = timezone.now()
    page = library.find(
        library.Criteria(collection=collection.pk), at=now, below=number(before), size=ON_A_PAGE
    )
    return {
        "cards": cards(page.photos, at=now),
        "collect_form": CollectForm(),
        "collection": collection,
        "older": page.older and f"?before={page.older}",
        "newest": before and "?",
    }
