"""The library: a grid of photos, found and filtered in the address, and its trash."""

from dataclasses import replace
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from people.sent import number
from photos import library, rights
from photos.admin import selection
from photos.admin.cards import cards
from photos.admin.forms import CollectForm
from photos.admin.frame import Framed
from photos.forms import CriteriaForm, ids_of
from photos.models import Photo

LIBRARY = "admin/photos/photo/change_list.html"
GRID = "admin/photos/photo/_grid.html"
# A screen of a laptop four times; the picker has as many.
ON_A_PAGE = 60


class LibraryPages(Framed):
    """Views of many photos; what is done to them stands in `photos.admin.selection`."""

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path(
                "selected/",
                guarded(require_POST(self.selected_view)),
                name="photos_photo_selected",
            ),
            path("cards/", guarded(require_safe(self.cards_view)), name="photos_photo_cards"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        """Show the library, or with `?trash=1` what was thrown away."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        is_trash, now = request.GET.get("trash") == "1", timezone.now()
        asked = CriteriaForm(request.GET)
        criteria = _criteria(asked, request.user, is_trash)
        page = library.find(
            criteria, at=now, below=number(request.GET.get("before", "")), size=ON_A_PAGE
        )
        if is_trash:
            prefetch_related_objects(page.photos, "trashed_by")
        return self.framed(
            request,
            LIBRARY,
            title=_("Trash") if is_trash else _("Photo library"),
            is_trash=is_trash,
            cards=cards(page.photos, at=now),
            form=asked,
            collect_form=CollectForm(),
            chips=_chips(asked, request.GET),
            has_words=bool(request.GET.get("q")),
            older=page.older and _with(request.GET, before=page.older),
            newest=request.GET.get("before") and _without(request.GET, "before"),
            undo=request.session.pop(selection.UNDO, None),
        )

    def cards_view(self, request):
        """Show some photos as the grid does: those that have just come in, or are prepared now."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        ids = ids_of(request.GET.get("ids", "").split(","))[: selection.MOST_AT_ONCE]
        photos = Photo.objects.in_library().filter(pk__in=ids).order_by("-pk")
        return render(request, GRID, {"cards": cards(photos, at=timezone.now())})

    def selected_view(self, request):
        """Do something to the photos that were ticked."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return selection.carry_out(request)


def _criteria(asked, user, is_trash):
    criteria = asked.criteria(user, trash=is_trash)
    if is_trash and not rights.may_trash_any(user):
        return replace(criteria, uploaded_by=user.pk)
    return criteria


def _chips(asked, query):
    """Return what is looked for, as pairs of words and the address without it."""
    return [
        (_named(asked, name), _without(query, name, "before"))
        for name, value in asked.cleaned_data.items()
        if value and name != "q"
    ]


def _named(asked, name):
    """Return one thing that is looked for: "Place: Nha Trang", "My photos"."""
    field, value = asked.fields[name], asked.cleaned_data[name]
    if value is True:
        return str(field.label)
    if isinstance(value, date):
        value = date_format(value, "d/m/Y")
    if isinstance(value, str):
        value = dict(getattr(field, "choices", [])).get(value, value)
    return f"{field.label}: {value}"


def _with(query, **values):
    changed = query.copy()
    for name, value in values.items():
        changed[name] = value
    return f"?{changed.urlencode()}"


def _without(query, *names):
    changed = query.copy()
    for name in names:
        changed.pop(name, None)
    return f"?{changed.urlencode()}"
