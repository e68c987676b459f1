"""Sections, topics and desks."""

from django.contrib import admin

from articles.actions.relist_section import relist_section
from articles.models import DeskAssignment, Section, Topic
from people.by_role import AddressKept, ByRoleAdmin, FoundBySlug


@admin.register(Section)
class SectionAdmin(FoundBySlug, ByRoleAdmin):
    list_display = ["name", "slug", "parent", "position", "is_active"]
    list_filter = ["is_active"]
    list_select_related = ["parent"]
    search_fields = ["slug"]
    fields = ["name", "slug", "parent", "position", "description", "is_active"]

    def save_model(self, request, section, form, change):
        super().save_model(request, section, form, change)
        if change and "parent" in form.changed_data:
            relist_section(section=section)

    def view_on_site(self, section):
        return section.get_absolute_url()


@admin.register(Topic)
class TopicAdmin(AddressKept, FoundBySlug, ByRoleAdmin):
    list_display = ["name", "slug"]
    search_fields = ["slug"]
    fields = ["name", "slug", "description"]

    def view_on_site(self, topic):
        return topic.get_absolute_url()


@admin.register(DeskAssignment)
class DeskAssignmentAdmin(ByRoleAdmin):
    list_display = ["user", "section"]
    list_select_related = ["user", "section"]
