"""Pages of the wiring itself: errors, and the icon."""

import sys

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import loader
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from articles.views import led_on
from newsroom.middleware import is_desk
from newsroom.replicas import AWAY


def session_lost(request, reason=""):
    """Say that the page was open too long, and that the text is still in the browser (403)."""
    return render(request, "admin/session_lost.html", {"reason": reason}, status=403)


def page_not_found(request, exception):
    """Lead on from an earlier address; else answer 404 with one body.

    One body, so that nobody learns which stories are being written.
    """
    if is_desk(request):
        return render(request, "admin/404.html", status=404)
    return led_on(request) or render(request, "404.html", status=404)


def not_allowed(request, exception):
    """Say that the person may not do this (403)."""
    template = "admin/403.html" if is_desk(request) else "404.html"
    return render(request, template, status=403)


def server_error(request):
    """Say that something broke (500), or that the database is away (503), without asking it."""
    unavailable = isinstance(sys.exc_info()[1], AWAY)
    template = "admin/500.html" if is_desk(request) else "500.html"
    page = loader.get_template(template).render({"unavailable": unavailable})
    return HttpResponse(page, status=503 if unavailable else 500)


@require_safe
def icon(request):
    """Lead to the paper's icon."""
    return HttpResponseRedirect(static("site/icon.png"))
