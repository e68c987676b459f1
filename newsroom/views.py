"""Pages of the wiring itself: errors and health."""

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


def session_lost(request, reason=""):
    """Say that the page was open too long, and that the text is still in the browser (403)."""
    return render(request, "admin/session_lost.html", {"reason": reason}, status=403)


def page_not_found(request, exception):
    """Answer 404 with one body, so that nobody learns which stories are being written."""
    return render(request, "404.html", status=404)


@require_safe
def health(request):
    """Tell a load balancer whether this process reaches its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return _plain("database unreachable\n", status=503)
    return _plain("ok\n", status=200)


def _plain(text, status):
    return HttpResponse(
        text, status=status, content_type="text/plain", headers={"Cache-Control": "no-store"}
    )
