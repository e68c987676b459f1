"""People at the desk: who signs in, and the names that are printed."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    BaseUserCreationForm,
    UserChangeForm,
)
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from people.by_role import AddressKept, ByRole, ByRoleAdmin, ByRoleTabularInline, FoundBySlug
from people.models import Author, PenName, User
from people.roles import Role

NEVER_DELETED = _(
    "People are never deleted: the record says who did what. Take the mark “active” away, and this"
    " person cannot sign in any more."
)


class RolesField(forms.ModelMultipleChoiceField):
    """Choose roles by the newsroom's words instead of the groups' names."""

    def label_from_instance(self, group):
        return Role(group.name).label.capitalize()


class PersonForm(UserChangeForm):
    groups = RolesField(
        queryset=Group.objects.filter(name__in=Role.values),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label=_("Roles"),
    )


class NewPersonForm(BaseUserCreationForm):
    class Meta:
        model = User
        fields = ["username", "full_name"]


class NewPasswordForm(AdminPasswordChangeForm):
    # Django's own warning is English in every language, and speaks of sign-ins we do not have.
    usable_password_help_text = format_lazy(
        '<ul id="id_unusable_warning" class="messagelist"><li class="warning">{}</li></ul>',
        _("Without a password this person cannot sign in, and the present password is lost."),
    )


@admin.register(User)
class PersonAdmin(ByRole, UserAdmin):
    """Nobody becomes a superuser here: that takes the machine (`manage.py createsuperuser`)."""

    form = PersonForm
    add_form = NewPersonForm
    change_password_form = NewPasswordForm
    list_display = ["username", "full_name", "printed_roles", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    search_fields = ["username", "full_name", "email"]
    ordering = ["username"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password", "is_active"]}),
        (_("Person"), {"fields": ["full_name", "email", "phone", "language"]}),
        (_("Work"), {"fields": ["groups"]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "full_name", "password1", "password2"]})]

    def get_queryset(self, request):
        people = super().get_queryset(request).prefetch_related("groups")
        return people if request.user.is_superuser else people.filter(is_superuser=False)

    @admin.display(description=_("Roles"))
    def printed_roles(self, person):
        names = [group.name for group in person.groups.all()]
        return ", ".join(str(Role(name).label) for name in names if name in Role.values)

    def delete_view(self, request, object_id, extra_context=None):
        """Say why nobody is deleted, to the only ones who can come here: superusers."""
        if not self.has_delete_permission(request):
            raise PermissionDenied
        messages.error(request, NEVER_DELETED)
        return HttpResponseRedirect(reverse("admin:people_user_change", args=[object_id]))

    def get_actions(self, request):
        # Django's own action would delete from the list what the page refuses.
        return {}

    def save_model(self, request, person, form, change):
        person.is_staff = True
        super().save_model(request, person, form, change)


class PenNameInline(ByRoleTabularInline):
    model = PenName
    extra = 1


@admin.register(Author)
class AuthorAdmin(AddressKept, FoundBySlug, ByRoleAdmin):
    list_display = ["name", "title", "user", "is_active"]
    search_fields = ["slug"]
    list_filter = ["is_active"]
    autocomplete_fields = ["user"]
    inlines = [PenNameInline]


admin.site.unregister(Group)
