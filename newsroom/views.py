"""Pages of the wiring itself: errors."""

from django.shortcuts import render


def session_lost(request, reason=""):
    """Say that the page was open too long, and that the text is still in the browser (403)."""
    return render(request, "admin/session_lost.html", {"reason": reason}, status=403)
