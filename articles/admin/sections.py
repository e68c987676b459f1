"""Sections, topics and desks."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from articles.actions.relist_section import relist_section
from articles.admin.addresses import Readdressed
from articles.models import DeskAssignment, Section, Topic
from people.by_role import ByRoleAdmin, FoundBySlug


@admin.register(Section)
class SectionAdmin(Readdressed, FoundBySlug, ByRoleAdmin):
    list_display = ["name", "slug", "parent", "position", "proofreads", "is_active"]
    list_filter = ["is_active", "proofreads"]
    list_select_related = ["parent"]
    search_fields = ["slug"]
    fields = ["name", "slug", "parent", "position", "description", "proofreads", "is_active"]

    def save_model(self, request, section, form, change):
        super().save_model(request, section, form, change)
        if change and "parent" in form.changed_data:
            relist_section(section=section)

    def view_on_site(self, section):
        return section.get_absolute_url()


@admin.register(Topic)
class TopicAdmin(Readdressed, FoundBySlug, ByRoleAdmin):
    list_display = ["name", "slug"]
    search_fields = ["slug"]
    fields = ["name", "slug", "description"]

    def view_on_site(self, topic):
        return topic.get_absolute_url()


@admin.register(DeskAssignment)
class DeskAssignmentAdmin(ByRoleAdmin):
    """The stories that people work on, by section."""

    fieldsets = [
        (
            None,
            {
                "fields": ["user", "section"],
                "description": gettext_lazy(
                    "A desk head heads these sections and those below them, and no others. An "
                    "editor or proof-reader who has a desk sees and works on the stories of their "
                    "desks only; who has none works on those of every section. What is put into "
                    "somebody's hands they may work on wherever it stands."
                ),
            },
        )
    ]
    list_display = ["user", "section"]
    list_select_related = ["user", "section"]
