"""Admin classes that ask the table in `people.rights`."""

from django.contrib import admin

from people.rights import may
from vietnamese.moment_fields import ZonedTimes
from vietnamese.text import slug


class ByRole(ZonedTimes):
    """Answer the admin's permission questions from the rights table; times say their zone."""

    def has_module_permission(self, request):
        return may(request.user, "view", self.opts.label_lower)

    def has_view_permission(self, request, obj=None):
        return may(request.user, "view", self.opts.label_lower)

    def has_add_permission(self, request, obj=None):
        return may(request.user, "add", self.opts.label_lower)

    def has_change_permission(self, request, obj=None):
        return may(request.user, "change", self.opts.label_lower)

    def has_delete_permission(self, request, obj=None):
        return may(request.user, "delete", self.opts.label_lower)


class ByRoleAdmin(ByRole, admin.ModelAdmin):
    pass


class ByRoleTabularInline(ByRole, admin.TabularInline):
    pass


class FoundBySlug:
    """Find by name with or without accents: the address has none."""

    def get_search_results(self, request, queryset, search_term):
        words = slug(search_term)
        return (queryset.filter(slug__contains=words) if words else queryset), False


class AddressKept:
    """Leave the address of a page as it is once it stands: published stories link to it."""

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "slug"] if obj else fields
