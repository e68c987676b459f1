"""The desk's pages for the masthead and the utility board; fronts have an editor of their own."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontpage.forms import UtilityItemForm
from frontpage.models import Masthead, UtilityItem
from people.by_role import ByRoleAdmin


@admin.register(Masthead)
class MastheadAdmin(ByRoleAdmin):
    fieldsets = [
        (_("Masthead"), {"fields": ["name", "governing_body", "tagline"]}),
        (_("Imprint"), {"fields": ["licence", "head_title", "head_name", "copyright"]}),
        (_("Contact"), {"fields": ["address", "phone", "hotline", "fax", "email"]}),
    ]

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request) and not Masthead.objects.exists()

    def changelist_view(self, request, extra_context=None):
        """Lead to the one masthead, or to the form that makes it."""
        masthead = Masthead.objects.first()
        if masthead and self.has_view_permission(request):
            return HttpResponseRedirect(
                reverse("admin:frontpage_masthead_change", args=[masthead.pk])
            )
        if self.has_add_permission(request):
            return HttpResponseRedirect(reverse("admin:frontpage_masthead_add"))
        return super().changelist_view(request, extra_context)


class SpanAdmin(ByRoleAdmin):
    """Rows with a span: it starts now unless the editor says otherwise."""

    def get_changeform_initial_data(self, request):
        return {"visible_from": timezone.now()} | super().get_changeform_initial_data(request)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "visible_until":
            field.help_text = self.until_help
        return field

    @admin.display(description=_("shown now"))
    def now(self, row):
        at = timezone.now()
        if row.is_visible(at=at):
            return _("shown")
        return _("to come") if row.visible_from > at else _("over")


@admin.register(UtilityItem)
class UtilityItemAdmin(SpanAdmin):
    form = UtilityItemForm
    until_help = _("Hidden from then on. A stale price is worse than none.")
    list_display = ["title", "kind", "as_of", "visible_until", "now", "position"]
    list_filter = ["kind"]
    search_fields = ["title"]
    fieldsets = [
        (None, {"fields": ["kind", "title", "rows", "note"]}),
        (_("Source"), {"fields": ["source_name", "source_url", "as_of"]}),
        (_("When and where"), {"fields": ["visible_from", "visible_until", "position"]}),
    ]
