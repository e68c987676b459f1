"""Addresses at the desk: changing one that readers know, and those of the paper's old site."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from articles.actions.import_addresses import check_address, remember_address
from articles.actions.readdress import may_readdress, readdress, refuse_taken
from articles.addresses import path_of
from articles.admin.lists import CountedPages
from articles.models import LegacyAddress, Section, Topic
from articles.refusals import Refused
from people.admin import AuthorAdmin as NamesAdmin
from people.by_role import ByRoleAdmin
from people.models import Author
from vietnamese.moments import zoned

VIEWS = {Section: "articles:section", Topic: "articles:topic", Author: "articles:author"}
# More are found by looking for them.
MOST_LISTED = 1_000


class AddressForm(forms.ModelForm):
    """Refuse, beside its field, an address that cannot be given."""

    def clean_slug(self):
        stored = self.instance
        slug = self.cleaned_data["slug"] or stored.slug
        if stored.pk and slug != stored.slug:
            try:
                refuse_taken(stored, slug)
            except Refused as refusal:
                raise forms.ValidationError(refusal.sentences) from refusal
        return slug


class AskedAgain:
    """Ask the form again where a verb refused what the form let pass: it knows the reason now.

    Somebody took the address between the question and the answer.
    """

    def changeform_view(self, request, *args, **kwargs):
        try:
            with transaction.atomic():
                return super().changeform_view(request, *args, **kwargs)
        except (Refused, IntegrityError):
            return super().changeform_view(request, *args, **kwargs)


class Readdressed(AskedAgain):
    """Let those who may change an address that readers know, and show those that lead on."""

    form = AddressForm

    def get_readonly_fields(self, request, obj=None):
        fields = [*super().get_readonly_fields(request, obj), "former_addresses"]
        if obj is None or may_readdress(request.user):
            return [field for field in fields if field != "slug"]
        return list(dict.fromkeys([*fields, "slug"]))

    def get_fields(self, request, obj=None):
        fields = [
            field for field in super().get_fields(request, obj) if field != "former_addresses"
        ]
        if obj:
            fields.insert(fields.index("slug") + 1, "former_addresses")
        return fields

    @admin.display(description=_("earlier addresses"))
    def former_addresses(self, thing):
        rows = thing.former_slugs.order_by("-since", "-pk").select_related("changed_by")
        if not rows:
            return _("None. One that is changed leads on to the new one for good.")
        view = VIEWS[type(thing)]
        return format_html(
            '<div class="former-addresses">{}</div>',
            format_html_join(
                "",
                "<div><code>{}</code> {} · {}</div>",
                (
                    (reverse(view, args=[row.slug]), zoned(row.since), row.changed_by or "–")
                    for row in rows
                ),
            ),
        )

    def save_model(self, request, thing, form, change):
        if change and "slug" in form.changed_data:
            readdress(thing=thing, slug=thing.slug, actor=request.user, at=timezone.now())
        super().save_model(request, thing, form, change)


# People know no sections and no addresses of before; this floor does.
admin.site.unregister(Author)


@admin.register(Author)
class AuthorAdmin(Readdressed, NamesAdmin):
    def view_on_site(self, author):
        return reverse("articles:author", args=[author.slug])


class AddressPages(CountedPages):
    most = MOST_LISTED


class LegacyAddressForm(forms.ModelForm):
    """One earlier address, and what it leads to as people have it: an address of this site."""

    target = forms.CharField(
        label=_("leads to"),
        max_length=500,
        widget=AdminTextInputWidget,
        help_text=_("The address of the story or of the picture here, or its number."),
    )
    kind = forms.ChoiceField(
        label=_("with a number: of a"),
        required=False,
        choices=[("", "–"), ("article", _("story")), ("photo", _("photo"))],
    )

    class Meta:
        model = LegacyAddress
        fields = ["path"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stored = self.instance
        if stored.pk:
            self.initial["kind"] = "article" if stored.article_id else "photo"
            self.initial["target"] = stored.article_id or stored.photo_id

    def said(self):
        """Return what the verb is told."""
        return {name: self.cleaned_data[name] for name in ("path", "kind", "target")}

    def clean(self):
        if not self.errors:
            try:
                check_address(**self.said(), instance=self.instance)
            except Refused as refusal:
                raise forms.ValidationError(refusal.sentences) from refusal
        return self.cleaned_data


@admin.register(LegacyAddress)
class LegacyAddressAdmin(AskedAgain, ByRoleAdmin):
    """Look up and write down single ones; `manage.py import_addresses` reads whole lists."""

    form = LegacyAddressForm
    fields = ["path", "target", "kind"]
    list_display = ["path", "leads_to"]
    list_select_related = ["article", "photo"]
    search_fields = ["path"]
    search_help_text = _("The beginning of an earlier address, with or without https://")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    ordering = ["-pk"]
    paginator = AddressPages
    list_per_page = 50

    @admin.display(description=_("leads to"))
    def leads_to(self, address):
        return address.article or address.photo

    def get_search_results(self, request, queryset, search_term):
        path = path_of(search_term) or path_of(f"/{search_term}")
        return (queryset.filter(path__startswith=path) if path else queryset), False

    def save_model(self, request, address, form, change):
        stored = remember_address(
            **form.said(), actor=request.user, instance=address if change else None
        )
        address.pk, address.path = stored.pk, stored.path
