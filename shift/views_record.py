"""The record of the house, to be read and to be taken along."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shift.record import export as exporting
from shift.record.asked import Asked, RecordForm
from shift.record.entries import Place
from shift.record.reading import page
from shift.views import for_those_who_may

RECORD = "shift.record"


@for_those_who_may(RECORD, methods=("GET", "HEAD"))
def record(request):
    """Show who did what, newest first."""
    form = RecordForm(request.GET)
    asked = Asked.of(form)
    found = page(asked, request.user, before=Place.read(request.GET.get("before", "")))
    query = _query(request.GET)
    context = {
        "title": _("The record"),
        "is_nav_sidebar_enabled": False,
        "form": form,
        "asked": query,
        "page": found,
        "is_first": "before" not in request.GET,
        "first_page": f"?{urlencode(query)}",
        "next_page": f"?{urlencode(query | {'before': found.next_place})}"
        if found.next_place
        else "",
    }
    return render(request, "admin/shift/record.html", admin.site.each_context(request) | context)


def _query(data):
    """Return the filters as the address has them."""
    return {name: data[name] for name in RecordForm.base_fields if data.get(name)}


@for_those_who_may(RECORD, methods=("POST",))
def export(request):
    """Send the record for the same filters as a table; that it was taken goes on record first."""
    form, now = RecordForm(request.POST), timezone.now()
    asked = Asked.of(form)
    back = f"{reverse('shift:record')}?{urlencode(_query(request.POST))}"
    if not form.is_valid():
        messages.error(request, _("Put the filters right first."))
        return HttpResponseRedirect(back)
    try:
        asked = exporting.capped(asked, now)
    except exporting.TooLong as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(back)
    exporting.keep(asked, request.user, now)
    name = f"{timezone.localtime(now):nhat-ky-%Y%m%d-%H%M}.csv"
    return StreamingHttpResponse(
        exporting.lines(asked, request.user, get_language()),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
