"""What all pages of the royalties have in common: who gets in, and the ways between them."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from royalties.workflow import may


def page_for(right):
    """Let in those who may do or see this (None: everybody at the desk); others get a refusal."""

    def decorate(view):
        @wraps(view)
        def guarded(request, **kwargs):
            if right and not may(request.user, right):
                raise PermissionDenied
            return view(request, **kwargs)

        # Signed in, never kept by a cache, protected against forged forms.
        return admin.site.admin_view(guarded)

    return decorate


def show(request, template, title, **context):
    """Answer with a page of the royalties."""
    frame = admin.site.each_context(request) | {"title": title, "ways": _ways(request)}
    return render(request, f"admin/royalties/{template}.html", frame | context)


def _ways(request):
    """Return the pages that the person may open, as (address, words, is this one of them)."""
    ways = [
        ("see_pieces", "royalties:score", _("Score")),
        ("see_periods", "royalties:periods", _("Periods")),
        ("see_cards", "royalties:cards", _("Rate cards")),
        (None, "royalties:mine", _("My royalties")),
    ]
    here = request.resolver_match.view_name
    return [
        (reverse(name), words, here == name)
        for right, name, words in ways
        if right is None or may(request.user, right)
    ]
